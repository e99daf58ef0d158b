package io.crmkit.core.error;

/** There is no record with this id for this tenant; nothing was changed. */
public final class NotFoundException extends CrmException {
    private final String type;
    private final String id;

    /**
     * States what is missing.
     *
     * @param type the name of the entity type
     * @param id the id that was asked for
     */
    public NotFoundException(String type, String id) {
        super("no " + type + " with id " + id, null);
        this.type = type;
        this.id = id;
    }

    /** Returns the name of the entity type. */
    public String type() {
        return type;
    }

    /** Returns the id that was asked for. */
    public String id() {
        return id;
    }
}
