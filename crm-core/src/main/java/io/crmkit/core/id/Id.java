package io.crmkit.core.id;

/**
 * A typed id: a record around one text. Ids appear in keys, messages and logs, so they never hold personal data; two ids are
 * equal if type and text are.
 */
public interface Id {
    /** The text of an entity that no repository has given an id yet. */
    String UNASSIGNED = "";

    /** Returns the text of the id; empty only while the entity has not been added yet. */
    String value();

    /** Returns whether a repository has given this id, or a caller has chosen it. */
    default boolean assigned() {
        return !value().equals(UNASSIGNED);
    }
}
