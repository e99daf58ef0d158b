package io.crmkit.recovery.cases;

import io.crmkit.core.error.InvalidInputException;
import java.util.Objects;

/**
 * A link of a case to something else.
 *
 * @param kind in which way
 * @param to the id of the other case or of the incident
 */
public record CaseLink(Kind kind, String to) {
    /** In which way a case belongs to something. */
    public enum Kind {
        /** It is about the same as an earlier case. */
        DUPLICATE,
        /** It is a part of a larger case. */
        PARENT,
        /** It is one of many with one cause. */
        INCIDENT
    }

    /**
     * Checks the link.
     *
     * @throws InvalidInputException if the id is blank or has over 90 characters
     */
    public CaseLink {
        Objects.requireNonNull(kind, "kind");
        CommandRules.requireKey("link.to", to);
    }

    /** Returns the link to an earlier case about the same. */
    public static CaseLink duplicateOf(RecoveryCaseId earlier) {
        return new CaseLink(Kind.DUPLICATE, earlier.value());
    }

    /** Returns the link to a larger case. */
    public static CaseLink partOf(RecoveryCaseId parent) {
        return new CaseLink(Kind.PARENT, parent.value());
    }

    /** Returns the link to an incident. */
    public static CaseLink causedBy(String incident) {
        return new CaseLink(Kind.INCIDENT, incident);
    }
}
