package io.crmkit.privacy.signal.tcf;

import io.crmkit.core.error.InvalidInputException;
import java.util.SortedSet;
import java.util.TreeSet;

/** The bits of a text in base64url, six in each character, the highest first. */
final class Bits {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final String text;
    private int place;

    Bits(String text) {
        if (text.chars().anyMatch(character -> ALPHABET.indexOf(character) < 0)) {
            throw new InvalidInputException("tcString", "must be in base64url without padding");
        }
        this.text = text;
    }

    /** Returns the next bits as a number; the caller knows that there are so many. */
    long next(int count) {
        long number = 0;
        for (int left = count; left > 0; left--) {
            int six = ALPHABET.indexOf(text.charAt(place / 6));
            number = number << 1 | (six >> (5 - place % 6) & 1);
            place++;
        }
        return number;
    }

    /** Returns which of the next bits are set, counted from 1. */
    SortedSet<Integer> set(int count) {
        SortedSet<Integer> set = new TreeSet<>();
        for (int i = 1; i <= count; i++) {
            if (next(1) == 1) {
                set.add(i);
            }
        }
        return set;
    }
}
