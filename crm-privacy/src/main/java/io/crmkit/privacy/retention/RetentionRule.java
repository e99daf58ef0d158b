package io.crmkit.privacy.retention;

import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.pack.LegalStatus;
import io.crmkit.privacy.pack.SourceSeen;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How long records of some types are kept for a purpose, and what is done then.
 *
 * @param id names the rule within its schedule
 * @param text what it says, for people
 * @param category what the data is called in the record of processing
 * @param entities the types it is about; sorted
 * @param purpose what the data is kept for
 * @param trigger what the period counts from
 * @param period how long; its last day is included
 * @param endOfYear whether the period starts when the year of the trigger ends, as for books of account in Germany
 * @param action what is done
 * @param exemptions what keeps a record nevertheless
 * @param validity when the rule holds
 * @param basis where it comes from
 */
public record RetentionRule(
        String id,
        String text,
        String category,
        Set<String> entities,
        Purpose purpose,
        RetentionTrigger trigger,
        Period period,
        boolean endOfYear,
        RetentionAction action,
        List<RetentionExemption> exemptions,
        Validity validity,
        Basis basis) {
    /**
     * When something holds: {@code [from, to)}, open where nothing is said.
     *
     * @param from the first moment
     * @param to the first moment at which it no longer holds
     */
    public record Validity(Optional<Instant> from, Optional<Instant> to) {
        /** Refuses nulls. */
        public Validity {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        /** Returns whether it holds at a moment. */
        public boolean at(Instant moment) {
            return from.map(start -> !moment.isBefore(start)).orElse(true)
                    && to.map(moment::isBefore).orElse(true);
        }
    }

    /**
     * Where a rule comes from.
     *
     * @param source the law, or the decision of the business
     * @param status what it rests on
     * @param seen how much of the source its author has read
     */
    public record Basis(String source, LegalStatus status, SourceSeen seen) {
        /** Refuses nulls. */
        public Basis {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(seen, "seen");
        }
    }

    /** Copies the collections. {@link RetentionSchedule#parse} checks the rest. */
    public RetentionRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(basis, "basis");
        SortedSet<String> sorted = new TreeSet<>(entities);
        entities = Collections.unmodifiableSortedSet(sorted);
        exemptions = List.copyOf(exemptions);
    }

    /**
     * Returns when the period of a record ends: the start of the day behind its last day. Months end like
     * {@link LocalDate#plus(java.time.temporal.TemporalAmount)}: at the same day number, or else with the month.
     */
    Instant dueAt(LocalDate start, ZoneId zone) {
        LocalDate first = endOfYear ? LocalDate.of(start.getYear(), 12, 31) : start;
        return first.plus(period).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
