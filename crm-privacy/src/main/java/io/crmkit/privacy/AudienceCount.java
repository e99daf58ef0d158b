package io.crmkit.privacy;

import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many of an audience may be contacted, and why the others not.
 *
 * @param outcomes how many got each answer; sorted, without those that nobody got
 * @param reasons how many got each primary reason; sorted by code
 */
public record AudienceCount(SortedMap<Outcome, Long> outcomes, SortedMap<ReasonCode, Long> reasons) {
    /** Copies the counts. */
    public AudienceCount {
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /** Returns how many may be contacted. */
    public long permitted() {
        return outcomes.getOrDefault(Outcome.PERMIT, 0L);
    }

    /** Returns how many were asked about. */
    public long total() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Counts decisions one by one. */
    static final class Tally {
        private final SortedMap<Outcome, Long> outcomes = new TreeMap<>();
        private final SortedMap<ReasonCode, Long> reasons = new TreeMap<>(Comparator.comparing(ReasonCode::key));

        void add(Decision decision) {
            add(outcomes, decision.outcome());
            add(reasons, decision.reasons().get(0).code());
        }

        private static <K> void add(Map<K, Long> counts, K key) {
            counts.merge(key, 1L, Long::sum);
        }

        AudienceCount count() {
            return new AudienceCount(outcomes, reasons);
        }
    }
}
