package io.crmkit.privacy.notice;

import java.util.Objects;
import java.util.Optional;

/**
 * Which text a customer consented to.
 *
 * @param version the text; empty for {@link How#UNKNOWN}
 * @param how how that is known
 */
public record AppliedNotice(Optional<NoticeVersion> version, How how) {
    /** How the text is known. */
    public enum How {
        /** The event names it, and it held when the customer consented. */
        NAMED,
        /** The event names it, but it did not hold then: the record contradicts itself. */
        NAMED_BUT_NOT_IN_FORCE,
        /** The event names none; it is the last one that the customer had been told, which says nothing about what was shown then. */
        LAST_TOLD,
        /** The event names none that is registered, and the customer had been told none. */
        UNKNOWN
    }

    /** Refuses null. */
    public AppliedNotice {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(how, "how");
    }
}
