package io.crmkit.core.error;

/** Somebody changed the record since it was read; nothing was changed by this call. Reload, decide again. */
public final class StaleVersionException extends CrmException {
    private final long expected;
    private final long actual;

    /**
     * States both versions.
     *
     * @param type the name of the entity type
     * @param id the id of the record
     * @param expected the version that the caller had read
     * @param actual the version that is stored
     */
    public StaleVersionException(String type, String id, long expected, long actual) {
        super(type + " " + id + " has version " + actual + ", expected " + expected, null);
        this.expected = expected;
        this.actual = actual;
    }

    /** Returns the version that the caller had read. */
    public long expected() {
        return expected;
    }

    /** Returns the version that is stored. */
    public long actual() {
        return actual;
    }
}
