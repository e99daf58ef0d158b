package io.crmkit.privacy.inventory;

import io.crmkit.core.gate.Purpose;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One personal field of one entity type.
 *
 * @param entity the name of the entity type
 * @param field the name of the field
 * @param erasure what an erasure does to it
 * @param purposes what it may be used for; by key; empty if nobody has said
 * @param recipients who outside the business gets it; sorted
 */
public record InventoryItem(
        String entity, String field, String erasure, Set<Purpose> purposes, SortedSet<String> recipients) {
    /** Copies the collections. */
    public InventoryItem {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(erasure, "erasure");
        Set<Purpose> sorted = new LinkedHashSet<>();
        purposes.stream().sorted(Comparator.comparing(Purpose::key)).forEach(sorted::add);
        purposes = Collections.unmodifiableSet(sorted);
        recipients = Collections.unmodifiableSortedSet(new TreeSet<>(recipients));
    }
}
