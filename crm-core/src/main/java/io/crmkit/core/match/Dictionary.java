package io.crmkit.core.match;

import io.crmkit.core.error.InvalidInputException;
import java.util.Arrays;

/**
 * Numbers the values of a field, so that equal values are compared by number; 0 is the missing value. The letters of all values lie in
 * one array, and a place of the table holds the hash beside the number: with millions of values it is the memory that is waited for,
 * and a value that is looked up or compared is to be found in as few places as can be.
 */
final class Dictionary {
    private static final int MOST_LETTERS = Integer.MAX_VALUE - 64;
    private static final long NUMBER = 0xffffffffL;

    private char[] letters = new char[2048];
    private int[] ends = new int[256];
    private long[] places = new long[512];
    private int size = 1;

    int number(String value) {
        if (value.isEmpty()) {
            return 0;
        }
        int hash = spread(value.hashCode());
        int mask = places.length - 1;
        int place = hash & mask;
        while (places[place] != 0) {
            int number = (int) (places[place] & NUMBER);
            if ((int) (places[place] >>> Integer.SIZE) == hash && holds(number, value)) {
                return number;
            }
            place = (place + 1) & mask;
        }
        if (size == ends.length) {
            grow();
            return number(value);
        }
        append(value);
        places[place] = placed(hash, size);
        return size++;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9e3779b9;
        return mixed ^ (mixed >>> 16);
    }

    private static long placed(int hash, int number) {
        return (long) hash << Integer.SIZE | number;
    }

    private boolean holds(int number, String value) {
        int start = ends[number - 1];
        int length = ends[number] - start;
        if (length != value.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (letters[start + i] != value.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void append(String value) {
        int start = ends[size - 1];
        int length = value.length();
        if (length > MOST_LETTERS - start) {
            throw new InvalidInputException("recordTable.values", "must have at most " + MOST_LETTERS + " letters");
        }
        if (start + length > letters.length) {
            letters = Arrays.copyOf(letters, (int) Math.min(MOST_LETTERS, 2L * (start + length)));
        }
        value.getChars(0, length, letters, start);
        ends[size] = start + length;
    }

    private void grow() {
        ends = Arrays.copyOf(ends, 2 * size);
        long[] before = places;
        places = new long[2 * before.length];
        int mask = places.length - 1;
        for (long known : before) {
            if (known != 0) {
                int place = (int) (known >>> Integer.SIZE) & mask;
                while (places[place] != 0) {
                    place = (place + 1) & mask;
                }
                places[place] = known;
            }
        }
    }

    /** Returns the letters of the value with a number. */
    char[] value(int number) {
        return number == 0 ? new char[0] : Arrays.copyOfRange(letters, ends[number - 1], ends[number]);
    }

    /** Returns the value with a number. */
    String text(int number) {
        return number == 0 ? "" : new String(letters, ends[number - 1], ends[number] - ends[number - 1]);
    }

    /** Returns how many values there are, the missing one among them. */
    int size() {
        return size;
    }
}
