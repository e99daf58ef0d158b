package io.crmkit.privacy.pack;

import io.crmkit.privacy.fact.Fact;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One thing that a rule demands. Unless it says otherwise, it does not hold while its fact is unknown. */
sealed interface Condition permits Condition.OfFact, Hours {
    /** The key under which the pack asks, such as {@code local_time}. */
    String key();

    boolean holds(Situation situation);

    /** Later moments at which it may hold no longer, or begin to; at least the next one. */
    Stream<Instant> changes(Situation situation);

    /** A condition on one fact; {@code key} is that of the fact. */
    sealed interface OfFact extends Condition {
        Fact<?> fact();

        @Override
        default String key() {
            return fact().key();
        }

        @Override
        default Stream<Instant> changes(Situation situation) {
            return Stream.empty();
        }
    }

    record IsOneOf(Fact<?> fact, Set<Object> values) implements OfFact {
        @Override
        public boolean holds(Situation situation) {
            return situation.facts().get(fact).filter(values::contains).isPresent();
        }
    }

    /** Holds also while the fact is unknown. */
    record IsNot(Fact<?> fact, Set<Object> values) implements OfFact {
        @Override
        public boolean holds(Situation situation) {
            return situation.facts().get(fact).filter(values::contains).isEmpty();
        }
    }

    record Known(Fact<?> fact, boolean known) implements OfFact {
        @Override
        public boolean holds(Situation situation) {
            return situation.facts().get(fact).isPresent() == known;
        }
    }

    /** A number everywhere, or by place: that of the jurisdiction itself or else of what it is a part of. */
    record Bound(Map<Jurisdiction, Long> table, Optional<Long> everywhere) {
        Optional<Long> in(Jurisdiction jurisdiction) {
            return Optional.ofNullable(table.get(jurisdiction))
                    .or(() -> Optional.ofNullable(table.get(jurisdiction.whole())))
                    .or(() -> everywhere);
        }
    }

    record AtLeast(Fact<Long> fact, Bound bound) implements OfFact {
        @Override
        public boolean holds(Situation situation) {
            return situation
                    .facts()
                    .get(fact)
                    .flatMap(number -> bound.in(situation.jurisdiction()).filter(least -> number >= least))
                    .isPresent();
        }
    }

    record Below(Fact<Long> fact, Bound bound) implements OfFact {
        @Override
        public boolean holds(Situation situation) {
            return situation
                    .facts()
                    .get(fact)
                    .flatMap(number -> bound.in(situation.jurisdiction()).filter(limit -> number < limit))
                    .isPresent();
        }
    }

    /** From the date to the date plus the span, both included; or, if {@code lapsed}, every day after that. */
    record Lasts(Fact<LocalDate> fact, Span span, boolean lapsed) implements OfFact {
        @Override
        public boolean holds(Situation situation) {
            LocalDate today = situation.today();
            return situation
                    .facts()
                    .get(fact)
                    .filter(date -> lapsed
                            ? today.isAfter(span.lastDay(date))
                            : !today.isBefore(date) && !today.isAfter(span.lastDay(date)))
                    .isPresent();
        }

        @Override
        public Stream<Instant> changes(Situation situation) {
            return situation.facts().get(fact).stream()
                    .flatMap(date -> Stream.of(date, span.lastDay(date).plusDays(1)))
                    .map(situation::dawnOf);
        }
    }

    /** A span of days: a period of the calendar, or business days with Saturday and Sunday off; the first day is day 0. */
    record Span(Period period, int businessDays) {
        LocalDate lastDay(LocalDate first) {
            LocalDate day = first.plus(period);
            for (int left = businessDays; left > 0; ) {
                day = day.plusDays(1);
                if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    left--;
                }
            }
            return day;
        }
    }
}
