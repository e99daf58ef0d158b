package io.crmkit.store;

import java.util.Objects;

/**
 * The value of an indexed attribute: a closed set, so that every store can order it. No nulls, floats or dates: instants are
 * epoch microseconds, amounts of money minor units. A value comes back with its type (C06), and any number of records may have
 * the same one (F08). Neither the default locale (E13) nor the time zone of the JVM (F05) matters.
 *
 * <p>The natural order is the order of a scan: texts by code point (the order of unsigned UTF-8 bytes, which is not
 * {@link String#compareTo}), integers by number, {@code false} before {@code true}. Types never mix within one attribute;
 * across types the order is that of {@link Type}.
 */
public sealed interface Value extends Comparable<Value> {
    /** Returns the type of this value. */
    Type type();

    /**
     * A text, ordered by code point (E01), also if it looks like a number (E15). Texts that differ in case (E02), trailing space
     * (E03), accents (E04), emoji (E05) or Unicode form (E06) are different; the empty text is a value like any other (E09).
     *
     * <p>Characters of all planes (E07), controls and marks (E08) and white space (E10) are kept; none has a meaning (E11). Only
     * {@code U+0000} and half a surrogate pair are refused (E16). {@code toString} hides the content.
     */
    record Text(String value) implements Value {
        /** Refuses null. */
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public int compareTo(Value other) {
            return other instanceof Text text ? compare(value, text.value) : type().compareTo(other.type());
        }

        @Override
        public String toString() {
            return "Text[" + value.length() + " chars]";
        }

        /** Compares two texts by code point, in the order of their unsigned UTF-8 bytes. */
        public static int compare(String left, String right) {
            int shared = Math.min(left.length(), right.length());
            for (int i = 0; i < shared; i++) {
                char a = left.charAt(i);
                char b = right.charAt(i);
                if (a != b) {
                    return Integer.compare(rank(a), rank(b));
                }
            }
            return Integer.compare(left.length(), right.length());
        }

        /** Lifts surrogates, which stand for code points above U+FFFF, over U+E000..U+FFFF. */
        private static int rank(char unit) {
            return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
        }
    }

    /**
     * A 64-bit integer, exact over the whole range (F01, F07) and ordered as a signed number (F02). Instants are epoch
     * microseconds, which none are lost of (F03), before 1970 and far ahead too (F04); money is in minor units.
     */
    record Int(long value) implements Value {
        @Override
        public Type type() {
            return Type.INT;
        }

        @Override
        public int compareTo(Value other) {
            return other instanceof Int number ? Long.compare(value, number.value) : type().compareTo(other.type());
        }
    }

    /** A truth value; {@code false} comes first (F06). */
    record Bool(boolean value) implements Value {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public int compareTo(Value other) {
            return other instanceof Bool bool ? Boolean.compare(value, bool.value) : type().compareTo(other.type());
        }
    }

    /** The types an attribute can have. */
    enum Type {
        /** {@link Text}. */
        TEXT,
        /** {@link Int}. */
        INT,
        /** {@link Bool}. */
        BOOL
    }
}
