package io.crmkit.metrics.service;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by reason: only those above 0, in the order of the reasons, so that equal counts are equal maps. */
final class Reasons {
    private Reasons() {}

    static SortedMap<ServiceExclusion, Long> of(Map<ServiceExclusion, Long> counts) {
        SortedMap<ServiceExclusion, Long> kept = new TreeMap<>();
        counts.forEach((reason, count) -> {
            if (count < 0) {
                throw new InvalidInputException("excluded." + reason, "must not be negative");
            }
            if (count > 0) {
                kept.put(reason, count);
            }
        });
        return Collections.unmodifiableSortedMap(kept);
    }

    static Map<ServiceExclusion, Long> sum(Map<ServiceExclusion, Long> left, Map<ServiceExclusion, Long> right) {
        Map<ServiceExclusion, Long> sums = new EnumMap<>(ServiceExclusion.class);
        sums.putAll(left);
        right.forEach((reason, count) -> sums.merge(reason, count, Math::addExact));
        return sums;
    }

    static long total(Map<ServiceExclusion, Long> counts) {
        return counts.values().stream().reduce(0L, Math::addExact);
    }
}
