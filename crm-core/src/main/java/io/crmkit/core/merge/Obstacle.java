package io.crmkit.core.merge;

import java.util.Objects;

/**
 * A reason against a merge, or against taking one back.
 *
 * @param code what it is
 * @param detail which records or schemes it is about; never a personal value
 */
public record Obstacle(Code code, String detail) {
    /** Refuses null. */
    public Obstacle {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    @Override
    public String toString() {
        return code + " (" + detail + ")";
    }

    /** The reasons. */
    public enum Code {
        /** One is a person, the other one an organization or household. */
        KINDS_DIFFER(true),
        /** Both are organizations, of different legal forms: Acme Inc is not Acme GmbH. */
        LEGAL_FORMS_DIFFER(true),
        /** Each has a strong identifier of the same scheme, and they are not the same. */
        STRONG_IDENTIFIERS_DIFFER(true),
        /** The law of different countries or subdivisions applies to them. */
        JURISDICTIONS_DIFFER(true),
        /** The data of one of them must stay as it is for now. */
        LEGAL_HOLD(true),
        /** One of them is erased. */
        ERASED(false),
        /** More records are concerned than one atomic step of the store can take. */
        TOO_MANY_RECORDS(false),
        /** A record of the loser holds a unique value that one of the survivor's holds, and its type does not say how to join them. */
        RECORDS_CLASH(false),
        /** The survivor was merged into another one later; that has to be taken back first. */
        SURVIVOR_MERGED(false),
        /** Another customer was merged into the survivor later; that has to be taken back first. */
        LATER_MERGE(false);

        private final boolean waivable;

        Code(boolean waivable) {
            this.waivable = waivable;
        }

        /** Returns whether a person may decide to merge all the same. */
        public boolean waivable() {
            return waivable;
        }
    }
}
