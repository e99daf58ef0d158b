package io.crmkit.core.match;

import java.util.BitSet;

/**
 * Numbers the values of a field, so that equal values are compared by number; 0 is the missing value. Open addressing; a place of the
 * table holds the hash beside the number, so that most values are found, or not found, in one place of the memory.
 */
final class Dictionary {
    private static final long NUMBER = 0xffffffffL;

    private final Texts values = new Texts("recordTable.values");
    private final BitSet several = new BitSet();
    private long[] places = new long[512];

    Dictionary() {
        values.add("");
    }

    int number(String value) {
        if (value.isEmpty()) {
            return 0;
        }
        int hash = spread(value.hashCode());
        int place = hash & (places.length - 1);
        while (places[place] != 0) {
            int number = (int) (places[place] & NUMBER);
            if (hash(places[place]) == hash && values.equal(number, value)) {
                return number;
            }
            place = (place + 1) & (places.length - 1);
        }
        int number = values.size();
        values.add(value);
        if (value.indexOf(MatchField.SEPARATOR) >= 0) {
            several.set(number);
        }
        places[place] = (long) hash << Integer.SIZE | number;
        if (values.size() > places.length / 2) {
            grow();
        }
        return number;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9e3779b9;
        return mixed ^ (mixed >>> 16);
    }

    private static int hash(long place) {
        return (int) (place >>> Integer.SIZE);
    }

    private void grow() {
        long[] before = places;
        places = new long[2 * before.length];
        for (long known : before) {
            if (known != 0) {
                int place = hash(known) & (places.length - 1);
                while (places[place] != 0) {
                    place = (place + 1) & (places.length - 1);
                }
                places[place] = known;
            }
        }
    }

    /** Returns whether a number stands for several values. */
    boolean several(int number) {
        return several.get(number);
    }

    /** Returns the letters of the value with a number. */
    char[] value(int number) {
        return values.letters(number);
    }

    /** Returns the value with a number. */
    String text(int number) {
        return values.text(number);
    }

    /** Returns how many values there are, the missing one among them. */
    int size() {
        return values.size();
    }
}
