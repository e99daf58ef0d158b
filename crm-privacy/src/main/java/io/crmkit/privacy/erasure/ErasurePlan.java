package io.crmkit.privacy.erasure;

import io.crmkit.core.id.CustomerId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the erasure of a person would do now.
 *
 * @param customer the person
 * @param merged other records of the same person, which were merged into this one
 * @param items one for each entity type that can name a person, also without records; by name
 * @param addresses how many addresses would be suppressed
 */
public record ErasurePlan(CustomerId customer, List<CustomerId> merged, List<PlannedErasure> items, int addresses) {
    /** Copies the lists. */
    public ErasurePlan {
        Objects.requireNonNull(customer, "customer");
        merged = List.copyOf(merged);
        items = List.copyOf(items);
    }

    /** Returns what happens to the records of a type; empty if the type cannot name a person. */
    public Optional<PlannedErasure> item(String type) {
        return items.stream().filter(item -> item.type().equals(type)).findFirst();
    }

    /** Returns whether personal data stays. */
    public boolean keepsPersonalData() {
        return items.stream()
                .anyMatch(item -> item.action() == ErasureAction.KEEP
                        && item.records() > 0
                        && !item.personalFields().isEmpty());
    }
}
