package io.crmkit.core.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/** What all ways to reach somebody have in common. Not for implementation outside this package. */
public interface ContactPoint {
    /** Returns what it is used for; {@link ContactUse#OTHER} unless stated. */
    @Value.Default
    default ContactUse use() {
        return ContactUse.OTHER;
    }

    /** Returns its place in the order of preference: 1 comes first, 0 (the default) means no place was stated. */
    @Value.Default
    default int preference() {
        return 0;
    }

    /** Returns what is known about its working; {@link Verification#UNVERIFIED} unless stated. */
    @Value.Default
    default Verification verification() {
        return Verification.UNVERIFIED;
    }

    /** Returns since when the verification is what it is. */
    Optional<Instant> verificationAt();

    /** Returns the first day on which it may be used; empty if nobody said. */
    Optional<LocalDate> validFrom();

    /** Returns the last day on which it may be used; empty if it has no end. */
    Optional<LocalDate> validTo();

    /** Returns whether it may be used on a day; both ends belong to the period. */
    default boolean validOn(LocalDate day) {
        return validFrom().filter(day::isBefore).isEmpty()
                && validTo().filter(day::isAfter).isEmpty();
    }
}
