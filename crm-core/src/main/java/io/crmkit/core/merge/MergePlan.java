package io.crmkit.core.merge;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a merge will do, or has done.
 *
 * @param survivor the survivor as it will be
 * @param loser the customer that becomes the survivor
 * @param fields where the fields come from
 * @param moved how many records of each entity type go to the survivor
 * @param folded links that become superfluous
 * @param obstacles what stands against it and is not waived; with one of them the merge is refused
 */
public record MergePlan(
        Customer survivor,
        CustomerId loser,
        List<FieldOrigin> fields,
        Map<String, Long> moved,
        List<FoldedRecord> folded,
        List<Obstacle> obstacles) {
    /** Copies the collections. */
    public MergePlan {
        Objects.requireNonNull(survivor, "survivor");
        Objects.requireNonNull(loser, "loser");
        fields = List.copyOf(fields);
        moved = Collections.unmodifiableMap(new TreeMap<>(moved));
        folded = List.copyOf(folded);
        obstacles = List.copyOf(obstacles);
    }
}
