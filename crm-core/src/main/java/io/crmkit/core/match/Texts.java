package io.crmkit.core.match;

import io.crmkit.core.error.InvalidInputException;
import java.util.Arrays;

/**
 * Texts one after the other in one array of letters: a million strings would be a million places of the memory to wait for, and to be
 * moved about by the garbage collector.
 */
final class Texts {
    private static final int MOST_LETTERS = Integer.MAX_VALUE - 64;

    private final String name;
    private char[] letters = new char[1024];
    private int[] ends = new int[64];
    private int size;

    /**
     * Starts without texts.
     *
     * @param name what to call the texts when there are too many letters
     */
    Texts(String name) {
        this.name = name;
    }

    void add(String text) {
        int start = start(size);
        int length = text.length();
        if (length > MOST_LETTERS - start) {
            throw new InvalidInputException(name, "must have at most " + MOST_LETTERS + " letters in all");
        }
        if (start + length > letters.length) {
            letters = Arrays.copyOf(letters, (int) Math.min(MOST_LETTERS, 2L * (start + length)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        text.getChars(0, length, letters, start);
        ends[size++] = start + length;
    }

    int size() {
        return size;
    }

    /** Returns a text; the first one is 0. */
    String text(int index) {
        return new String(letters, start(index), ends[index] - start(index));
    }

    /** Returns the letters of a text, which the caller may change. */
    char[] letters(int index) {
        return Arrays.copyOfRange(letters, start(index), ends[index]);
    }

    boolean equal(int index, String text) {
        int start = start(index);
        int length = ends[index] - start;
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (letters[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
