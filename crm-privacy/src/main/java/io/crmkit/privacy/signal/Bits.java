package io.crmkit.privacy.signal;

import io.crmkit.core.error.InvalidInputException;
import java.util.SortedSet;
import java.util.TreeSet;

/** The bits of a text in base64url, six in each character, the highest first. Whoever reads more than there are is refused. */
public final class Bits {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final String field;
    private final String text;
    private int place;

    private Bits(String field, String text) {
        this.field = field;
        this.text = text;
    }

    /**
     * Returns the bits of a text.
     *
     * @param field what the text is called in errors
     * @throws InvalidInputException if the text is not in base64url without padding
     */
    public static Bits of(String field, String text) {
        if (text.chars().anyMatch(character -> ALPHABET.indexOf(character) < 0)) {
            throw new InvalidInputException(field, "must be in base64url without padding");
        }
        return new Bits(field, text);
    }

    /** Returns how many bits have not been read. */
    public int left() {
        return text.length() * 6 - place;
    }

    /**
     * Returns the next bits as a number, 63 at most.
     *
     * @throws InvalidInputException if there are not so many
     */
    public long next(int count) {
        if (count > left()) {
            throw new InvalidInputException(field, "must not end before all its fields");
        }
        long number = 0;
        for (int left = count; left > 0; left--) {
            int six = ALPHABET.indexOf(text.charAt(place / 6));
            number = number << 1 | (six >> (5 - place % 6) & 1);
            place++;
        }
        return number;
    }

    /** Returns which of the next bits are set, counted from 1. */
    public SortedSet<Integer> set(int count) {
        SortedSet<Integer> set = new TreeSet<>();
        for (int i = 1; i <= count; i++) {
            if (next(1) == 1) {
                set.add(i);
            }
        }
        return set;
    }

    /**
     * Reads what fills up the last characters.
     *
     * @throws InvalidInputException if it is more than zeros
     */
    public void end() {
        while (left() > 0) {
            if (next(1) != 0) {
                throw new InvalidInputException(field, "must end with zeros only after its last field");
            }
        }
    }
}
