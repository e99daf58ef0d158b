package io.crmkit.privacy.retention;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.repository.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which records of a type a round reads. If all rules count from one date of the record and an index begins with it, only those that
 * can be due; otherwise all, in the order of their ids.
 *
 * @param records what to read
 * @param rest what comes later in that index; its first record is the next one that can be due
 */
record DueQuery<E>(Query<E> records, Optional<Query<E>> rest) {
    /** Time zones, and months of different length. */
    private static final int SLACK_DAYS = 5;

    static <E> DueQuery<E> of(EntityType<E, ?> type, List<RetentionRule> rules, Instant now) {
        Set<RetentionTrigger> triggers =
                rules.stream().map(RetentionRule::trigger).collect(Collectors.toSet());
        if (triggers.size() == 1 && triggers.iterator().next() instanceof RetentionTrigger.OfAttribute own) {
            for (EntityIndex<E> index : type.indexes()) {
                if (index.attributes().get(0).name().equals(own.name())) {
                    return within(index, index.attributes().get(0), latestStart(rules, now));
                }
            }
        }
        return new DueQuery<>(Query.all(), Optional.empty());
    }

    private static <E, T> DueQuery<E> within(EntityIndex<E> index, Attribute<E, T> attribute, LocalDate end) {
        T bound = Moments.bound(attribute, end);
        return new DueQuery<>(
                Query.by(index).below(attribute, bound),
                Optional.of(Query.by(index).from(attribute, bound)));
    }

    private static LocalDate latestStart(List<RetentionRule> rules, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return rules.stream()
                .map(rule -> today.minus(rule.period()))
                .max(LocalDate::compareTo)
                .orElse(today)
                .plusDays(SLACK_DAYS);
    }
}
