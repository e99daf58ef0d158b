package io.crmkit.privacy.pack;

import io.crmkit.privacy.fact.Fact;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a rule demands. Gets the value of its fact, {@code null} if that is unknown; unless it says otherwise, it does
 * not hold then.
 */
sealed interface Condition permits Condition.OfFact, Hours {
    /** The name under which its fact is known, and asked for if it is missing. */
    String key();

    boolean holds(@Nullable Object value, Situation situation);

    /** Whether it does not hold, now or later, while its fact is unknown. */
    default boolean needsFact() {
        return true;
    }

    /** Whether time alone can change the answer. */
    default boolean timed() {
        return false;
    }

    /** Whether it holds now, or may do so later without another fact. */
    default boolean mayHold(@Nullable Object value, Situation situation) {
        return holds(value, situation);
    }

    /** Whether it does not hold now, or may not do so later without another fact. */
    default boolean mayFail(@Nullable Object value, Situation situation) {
        return !holds(value, situation);
    }

    /** Gives later moments at which it may hold no longer, or begin to; at least the next one. */
    default void changes(@Nullable Object value, Situation situation, Consumer<Instant> moments) {}

    /** A condition that changes at the same moments; conditions that share it are asked once. */
    default Condition timing() {
        return this;
    }

    /** A condition on one fact. */
    sealed interface OfFact extends Condition {
        Fact<?> fact();

        @Override
        default String key() {
            return fact().key();
        }
    }

    record IsOneOf(Fact<?> fact, Set<Object> values) implements OfFact {
        @Override
        public boolean holds(@Nullable Object value, Situation situation) {
            return value != null && values.contains(value);
        }
    }

    /** Holds also while the fact is unknown. */
    record IsNot(Fact<?> fact, Set<Object> values) implements OfFact {
        @Override
        public boolean holds(@Nullable Object value, Situation situation) {
            return value == null || !values.contains(value);
        }

        @Override
        public boolean needsFact() {
            return false;
        }
    }

    record Known(Fact<?> fact, boolean known) implements OfFact {
        @Override
        public boolean holds(@Nullable Object value, Situation situation) {
            return value != null == known;
        }

        @Override
        public boolean needsFact() {
            return known;
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
        public boolean holds(@Nullable Object value, Situation situation) {
            return value instanceof Long number
                    && bound.in(situation.jurisdiction())
                            .filter(least -> number >= least)
                            .isPresent();
        }
    }

    record Below(Fact<Long> fact, Bound bound) implements OfFact {
        @Override
        public boolean holds(@Nullable Object value, Situation situation) {
            return value instanceof Long number
                    && bound.in(situation.jurisdiction())
                            .filter(limit -> number < limit)
                            .isPresent();
        }
    }

    /** On that day or later. */
    record Since(Fact<LocalDate> fact, LocalDate first) implements OfFact {
        @Override
        public boolean holds(@Nullable Object value, Situation situation) {
            return value instanceof LocalDate date && !date.isBefore(first);
        }
    }

    /** A span of days that begins on the date of a fact, both ends included. */
    record Lasts(Fact<LocalDate> fact, Span span, Part part) implements OfFact {
        enum Part {
            /** From the first day to the last. */
            WITHIN,
            /** The last day. */
            LAST_DAY,
            /** Every day after the last. */
            LAPSED
        }

        @Override
        public boolean holds(@Nullable Object value, Situation situation) {
            if (!(value instanceof LocalDate date)) {
                return false;
            }
            LocalDate today = situation.today();
            LocalDate last = span.lastDay(date);
            return switch (part) {
                case WITHIN -> !today.isBefore(date) && !today.isAfter(last);
                case LAST_DAY -> today.equals(last);
                case LAPSED -> today.isAfter(last);
            };
        }

        @Override
        public boolean timed() {
            return true;
        }

        @Override
        public boolean mayHold(@Nullable Object value, Situation situation) {
            return value instanceof LocalDate date
                    && (part == Part.LAPSED || !situation.today().isAfter(span.lastDay(date)));
        }

        @Override
        public boolean mayFail(@Nullable Object value, Situation situation) {
            return part != Part.LAPSED || !holds(value, situation);
        }

        @Override
        public void changes(@Nullable Object value, Situation situation, Consumer<Instant> moments) {
            if (value instanceof LocalDate date) {
                LocalDate today = situation.today();
                LocalDate last = span.lastDay(date);
                if (date.isAfter(today)) {
                    moments.accept(situation.dawnOf(date));
                } else if (last.isAfter(today)) {
                    moments.accept(situation.dawnOf(last));
                } else if (last.equals(today)) {
                    moments.accept(situation.dawnOf(last.plusDays(1)));
                }
            }
        }

        @Override
        public Condition timing() {
            return new Lasts(fact, span, Part.WITHIN);
        }
    }

    /** A span of days: a period of the calendar, or business days with Saturday and Sunday off; the first day is day 0. */
    record Span(Period period, int businessDays) {
        private static final int WORKDAYS = DayOfWeek.FRIDAY.getValue(); // Monday is the first

        LocalDate lastDay(LocalDate first) {
            LocalDate day = first.plus(period);
            return businessDays == 0 ? day : businessDaysAfter(day);
        }

        /** Whole weeks have five of them; the rest may step over one weekend. On a weekend it is as on the Friday before. */
        private LocalDate businessDaysAfter(LocalDate start) {
            int weekday = start.getDayOfWeek().getValue();
            int onWeekend = Math.max(0, weekday - WORKDAYS);
            int rest = businessDays % WORKDAYS;
            boolean overWeekend = weekday - onWeekend + rest > WORKDAYS;
            return start.plusDays(businessDays / WORKDAYS * 7L + rest + (overWeekend ? 2 : 0) - onWeekend);
        }
    }
}
