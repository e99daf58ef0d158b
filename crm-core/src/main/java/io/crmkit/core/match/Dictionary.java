package io.crmkit.core.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers the values of a field, so that equal values are compared by number; 0 is the missing value. */
final class Dictionary {
    private final Map<String, Integer> numbers = new HashMap<>();
    private char[][] values = new char[256][];
    private int size = 1;

    Dictionary() {
        values[0] = new char[0];
    }

    int number(String value) {
        if (value.isEmpty()) {
            return 0;
        }
        Integer known = numbers.putIfAbsent(value, size);
        if (known != null) {
            return known;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size] = value.toCharArray();
        return size++;
    }

    /** Returns the value with a number; not to be changed. */
    char[] value(int number) {
        return values[number];
    }

    /** Returns how many values there are, the missing one among them. */
    int size() {
        return size;
    }
}
