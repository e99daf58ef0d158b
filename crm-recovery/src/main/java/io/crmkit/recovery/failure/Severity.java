package io.crmkit.recovery.failure;

/** How badly a failure hit the customer, the most severe first. */
public enum Severity {
    /** S1: safety, or the whole purpose of the service, is at stake. */
    CRITICAL,
    /** S2: a main part of the service failed. */
    HIGH,
    /** S3: the service was impaired. */
    MEDIUM,
    /** S4: a nuisance. */
    LOW;

    /** Returns the short name, {@code S1} to {@code S4}. */
    public String code() {
        return "S" + (ordinal() + 1);
    }

    /** Returns whether this is as severe as {@code other}, or more: CRITICAL is at least HIGH. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
