package io.crmkit.core.error;

/** Another record holds this id or unique key already; nothing was changed. The value is left out: it may be personal. */
public final class DuplicateException extends CrmException {
    private final String type;
    private final String key;
    private final String existingId;

    /**
     * States which key is taken, and by whom.
     *
     * @param type the name of the entity type
     * @param key the name of the unique key, or {@code id}
     * @param existingId the id of the record that holds the key
     */
    public DuplicateException(String type, String key, String existingId) {
        super("a " + type + " with the same " + key + " exists: " + existingId, null);
        this.type = type;
        this.key = key;
        this.existingId = existingId;
    }

    /** Returns the name of the entity type. */
    public String type() {
        return type;
    }

    /** Returns the name of the unique key, or {@code id}. */
    public String key() {
        return key;
    }

    /** Returns the id of the record that holds the key. */
    public String existingId() {
        return existingId;
    }
}
