package io.crmkit.core.quality;

import java.util.Objects;

/**
 * A field of an entry that does not keep the standard; without the value.
 *
 * @param field the name of the field
 * @param flaw what is wrong
 */
public record EntryFinding(String field, Flaw flaw) {
    /** Refuses nulls. */
    public EntryFinding {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(flaw, "flaw");
    }
}
