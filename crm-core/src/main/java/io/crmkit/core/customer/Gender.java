package io.crmkit.core.customer;

import java.util.Objects;
import java.util.Optional;

/**
 * A gender: a code and, where it says too little, a text in the person's own words, as in vCard (RFC 6350, 6.2.7).
 *
 * @param code the code
 * @param text the person's own words
 */
public record Gender(Code code, Optional<String> text) {
    /** Takes a missing text as empty. */
    public Gender {
        Objects.requireNonNull(code, "code");
        text = Objects.requireNonNullElse(text, Optional.empty());
    }

    /** Returns a gender without a text. */
    public static Gender of(Code code) {
        return new Gender(code, Optional.empty());
    }

    /** Hides both. */
    @Override
    public String toString() {
        return "Gender[***]";
    }

    /** The codes. */
    public enum Code {
        /** Female. */
        FEMALE,
        /** Male. */
        MALE,
        /** Another one. */
        OTHER,
        /** None, or the question does not apply. */
        NONE,
        /** Unknown. */
        UNKNOWN
    }
}
