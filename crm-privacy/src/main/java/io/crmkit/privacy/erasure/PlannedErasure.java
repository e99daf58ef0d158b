package io.crmkit.privacy.erasure;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an erasure does to the records of one type.
 *
 * @param type the name of the entity type
 * @param action what is done
 * @param records how many records of the person there are
 * @param personalFields the fields that hold personal data; sorted
 * @param reason why records are kept; empty for the other actions
 */
public record PlannedErasure(
        String type, ErasureAction action, long records, SortedSet<String> personalFields, String reason) {
    /** Copies the fields. */
    public PlannedErasure {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(reason, "reason");
        personalFields = Collections.unmodifiableSortedSet(new TreeSet<>(personalFields));
    }
}
