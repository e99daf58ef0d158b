package io.crmkit.recovery.failure;

/** How badly a failure hit the customer, the most severe first. */
public enum Severity {
    /** S1: safety, or the whole purpose of the service, is at stake. */
    CRITICAL("S1"),
    /** S2: a main part of the service failed. */
    HIGH("S2"),
    /** S3: the service was impaired. */
    MEDIUM("S3"),
    /** S4: a nuisance. */
    LOW("S4");

    private final String code;

    Severity(String code) {
        this.code = code;
    }

    /** Returns the short name, {@code S1} to {@code S4}. */
    public String code() {
        return code;
    }

    /** Returns whether this is as severe as {@code other}, or more: CRITICAL is at least HIGH. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
