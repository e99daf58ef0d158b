package io.crmkit.core.match;

import java.util.Arrays;

/**
 * Numbers the values of a field, so that equal values are compared by number; 0 is the missing value. Open addressing over numbers:
 * with millions of values, a map of objects would cost more than all comparisons.
 */
final class Dictionary {
    private String[] values = new String[256];
    private int[] hashes = new int[256];
    private int[] places = new int[512];
    private int size = 1;

    Dictionary() {
        values[0] = "";
    }

    int number(String value) {
        if (value.isEmpty()) {
            return 0;
        }
        int hash = spread(value.hashCode());
        int mask = places.length - 1;
        int place = hash & mask;
        while (places[place] != 0) {
            int number = places[place];
            if (hashes[number] == hash && values[number].equals(value)) {
                return number;
            }
            place = (place + 1) & mask;
        }
        if (size == values.length) {
            grow();
            return number(value);
        }
        places[place] = size;
        values[size] = value;
        hashes[size] = hash;
        return size++;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9e3779b9;
        return mixed ^ (mixed >>> 16);
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        places = new int[4 * size];
        int mask = places.length - 1;
        for (int number = 1; number < size; number++) {
            int place = hashes[number] & mask;
            while (places[place] != 0) {
                place = (place + 1) & mask;
            }
            places[place] = number;
        }
    }

    /** Returns the letters of the value with a number; not to be changed. */
    char[] value(int number) {
        return values[number].toCharArray();
    }

    /** Returns the value with a number. */
    String text(int number) {
        return values[number];
    }

    /** Returns how many values there are, the missing one among them. */
    int size() {
        return size;
    }
}
