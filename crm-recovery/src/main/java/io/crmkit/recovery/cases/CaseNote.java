package io.crmkit.recovery.cases;

import io.crmkit.core.actor.Actor;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that was noted about a case.
 *
 * @param visibility who may read it
 * @param at when, in whole seconds
 * @param by who noted it
 * @param text in words; personal, and hidden by {@code toString}
 */
public record CaseNote(Visibility visibility, Instant at, Actor by, String text) {
    /** Who may read a note. */
    public enum Visibility {
        /** The business alone. */
        INTERNAL,
        /** The customer too. */
        CUSTOMER
    }

    /** Refuses null. */
    public CaseNote {
        Objects.requireNonNull(visibility, "visibility");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(text, "text");
    }

    CaseNote withoutText() {
        return new CaseNote(visibility, at, by, "");
    }

    @Override
    public String toString() {
        return "CaseNote[visibility=" + visibility + ", at=" + at + ", by=" + by + ", text=***]";
    }
}
