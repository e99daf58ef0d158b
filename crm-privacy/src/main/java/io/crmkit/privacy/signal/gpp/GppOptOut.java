package io.crmkit.privacy.signal.gpp;

import io.crmkit.core.gate.Purpose;

/** What a person has opted out of, as the sections of the states of the USA name it. */
public enum GppOptOut {
    /** The sale of personal data. */
    SALE("SALE_OR_SHARE"),
    /** The sharing of personal data for advertising across contexts (California). */
    SHARING("SALE_OR_SHARE"),
    /** Targeted advertising. */
    TARGETED_ADVERTISING("TARGETED_ADVERTISING");

    private final String purpose;

    GppOptOut(String purpose) {
        this.purpose = purpose;
    }

    /** Returns the purpose of the business that it stops. */
    public Purpose purpose() {
        return new Purpose(purpose);
    }
}
