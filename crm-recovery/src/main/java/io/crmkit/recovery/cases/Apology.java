package io.crmkit.recovery.cases;

import io.crmkit.core.actor.Actor;
import java.time.Instant;
import java.util.Objects;

/**
 * An apology as it was given.
 *
 * @param kind how far it goes
 * @param cycle the cycle it was given in
 * @param at when, in whole seconds
 * @param by who gave or recorded it
 * @param admitsLiability whether it can be read as admitting liability
 * @param text what was said; personal, and hidden by {@code toString}
 */
public record Apology(Kind kind, int cycle, Instant at, Actor by, boolean admitsLiability, String text) {
    /** How far an apology goes. */
    public enum Kind {
        /** We are sorry that this happened to you. */
        REGRET,
        /** It was our fault. */
        RESPONSIBILITY,
        /** It was our fault, and this is what we do about it. */
        REMEDY
    }

    /** Refuses null. */
    public Apology {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(text, "text");
    }

    Apology withoutText() {
        return new Apology(kind, cycle, at, by, admitsLiability, "");
    }

    @Override
    public String toString() {
        return "Apology[kind=" + kind + ", cycle=" + cycle + ", at=" + at + ", by=" + by + ", admitsLiability="
                + admitsLiability + ", text=***]";
    }
}
