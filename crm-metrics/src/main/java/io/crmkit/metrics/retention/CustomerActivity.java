package io.crmkit.metrics.retention;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;

/**
 * Who was active on which days, up to the end of the data: the days with a purchase, a log-in, whatever the host calls active.
 * Immutable; {@link #merge} is exact, associative and commutative, and the order of input does not matter.
 *
 * <p>Retention from activity asks of the customers active in one period how many are active in another. Nobody has to have given
 * notice for that; without contracts it is the only retention there is. The periods are stated, and must follow one another without
 * overlap. A period that the data end in gives a rate that is {@link Rate#partial}; one that they end before gives none
 * ({@link NoValue#NOT_OBSERVED}).
 *
 * @param <C> the key of a customer, with {@code equals} and {@code hashCode}
 */
public final class CustomerActivity<C> {
    private final LocalDate observedThru;
    private final Map<C, int[]> days;
    private final long afterEnd;

    private CustomerActivity(LocalDate observedThru, Map<C, int[]> days, long afterEnd) {
        this.observedThru = observedThru;
        this.days = days;
        this.afterEnd = afterEnd;
    }

    /**
     * Starts an activity whose data end with this day, included.
     *
     * @throws InvalidInputException if the day is not from year 1 to 9999
     */
    public static <C> Builder<C> builder(LocalDate observedThru) {
        return new Builder<>(observedThru);
    }

    /** Returns a collector of anything that has a customer and a day. */
    public static <E, C> Collector<E, ?, CustomerActivity<C>> collector(
            LocalDate observedThru, Function<? super E, ? extends C> customer, Function<? super E, LocalDate> day) {
        return Collector.of(
                () -> new Builder<C>(observedThru),
                (builder, event) -> builder.add(customer.apply(event), day.apply(event)),
                Builder::addAll,
                Builder::build,
                Collector.Characteristics.UNORDERED);
    }

    /** Returns the last day of the data. */
    public LocalDate observedThru() {
        return observedThru;
    }

    /** Returns how many customers were active at least once. */
    public long customers() {
        return days.size();
    }

    /** Returns how many events were left out because they were after the end of the data. */
    public long afterEnd() {
        return afterEnd;
    }

    /** Returns how many customers were active in a period. */
    public long active(DateRange range) {
        return count(active -> in(active, range));
    }

    /**
     * Returns how many customers were active in a period for the first time. As the data begin somewhere, customers of the time
     * before them are taken for new ones there.
     */
    public long acquired(DateRange range) {
        return count(active -> range.contains(first(active)));
    }

    /**
     * Returns of the customers active in {@code base} the share active in {@code next}: {@code retention.activity}.
     *
     * @throws InvalidInputException if {@code next} does not begin after {@code base}
     */
    public Rate retention(DateRange base, DateRange next) {
        requireOrder(base, next);
        return rate(
                "retention.activity",
                next,
                NoValue.EMPTY_OPENING_BASE,
                active -> in(active, base),
                active -> in(active, next));
    }

    /**
     * Returns of the customers active in {@code active} and not in {@code lapsed} the share active again in {@code returned}:
     * {@code win_back}.
     *
     * @throws InvalidInputException if the periods do not follow one another
     */
    public Rate winBack(DateRange active, DateRange lapsed, DateRange returned) {
        requireOrder(active, lapsed);
        requireOrder(lapsed, returned);
        return rate(
                "win_back",
                returned,
                NoValue.NOBODY_LAPSED,
                customer -> in(customer, active) && !in(customer, lapsed),
                customer -> in(customer, returned));
    }

    /**
     * Returns of all customers who were there before {@code dormant} and not active in it, however long they had been away, the share
     * active in {@code next}: {@code reactivation}.
     *
     * @throws InvalidInputException if {@code next} does not begin after {@code dormant}
     */
    public Rate reactivation(DateRange dormant, DateRange next) {
        requireOrder(dormant, next);
        return rate(
                "reactivation",
                next,
                NoValue.NOBODY_LAPSED,
                active -> first(active).isBefore(dormant.from()) && !in(active, dormant),
                active -> in(active, next));
    }

    /** Returns of the customers active in a period the share that was active on two of its days or more: {@code repeat_rate}. */
    public Rate repeatRate(DateRange range) {
        return rate(
                "repeat_rate",
                range,
                NoValue.NO_CUSTOMERS,
                active -> in(active, range),
                active -> ActiveDays.count(active, range) > 1);
    }

    /**
     * Returns the activity of both.
     *
     * @throws InvalidInputException if the data of the other end on another day
     */
    public CustomerActivity<C> merge(CustomerActivity<C> other) {
        if (!observedThru.equals(other.observedThru)) {
            throw new InvalidInputException("observedThru", "must be the same to merge");
        }
        Builder<C> both = builder(observedThru);
        both.addAll(this);
        both.addAll(other);
        return both.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerActivity<?> that
                && observedThru.equals(that.observedThru)
                && afterEnd == that.afterEnd
                && days.keySet().equals(that.days.keySet())
                && days.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), that.days.get(entry.getKey())));
    }

    @Override
    public int hashCode() {
        return Objects.hash(observedThru, afterEnd, days.keySet());
    }

    /** Returns the number of customers and the end of the data. */
    @Override
    public String toString() {
        return customers() + " customers until " + observedThru;
    }

    /** Returns the days of each customer, sorted, each once. */
    Iterable<int[]> histories() {
        return days.values();
    }

    private Rate rate(
            String metric, DateRange observed, NoValue ifEmpty, Predicate<int[]> base, Predicate<int[]> matching) {
        if (observed.from().isAfter(observedThru)) {
            return Rate.none(metric, NoValue.NOT_OBSERVED);
        }
        return Rate.of(metric, count(base.and(matching)), count(base), ifEmpty)
                .withPartial(observed.thru().isAfter(observedThru));
    }

    private long count(Predicate<int[]> condition) {
        return days.values().stream().filter(condition).count();
    }

    private static boolean in(int[] active, DateRange range) {
        return ActiveDays.count(active, range) > 0;
    }

    private static LocalDate first(int[] active) {
        return LocalDate.ofEpochDay(active[0]);
    }

    /** Days such as {@link LocalDate#MAX} stand for something else, and would make a cohort of each month until then. */
    private static long epochDay(String field, LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new InvalidInputException(field, "must be from year 1 to 9999");
        }
        return day.toEpochDay();
    }

    private static void requireOrder(DateRange earlier, DateRange later) {
        if (!later.from().isAfter(earlier.thru())) {
            throw new InvalidInputException("range.from", "must be after the period before it");
        }
    }

    /**
     * Collects days. Not safe for several threads: each takes its own, and the results are merged.
     *
     * @param <C> the key of a customer
     */
    public static final class Builder<C> {
        private final LocalDate observedThru;
        private final long lastDay;
        private final Map<C, ActiveDays> days = new HashMap<>();
        private long afterEnd;

        private Builder(LocalDate observedThru) {
            this.observedThru = observedThru;
            this.lastDay = epochDay("observedThru", observedThru);
        }

        /**
         * Adds a day on which a customer was active; days after the end of the data are left out and counted.
         *
         * @throws InvalidInputException if the day is not from year 1 to 9999; nothing is added then
         */
        public Builder<C> add(C customer, LocalDate day) {
            long epochDay = epochDay("day", day);
            if (epochDay > lastDay) {
                afterEnd++;
            } else {
                of(customer).add((int) epochDay);
            }
            return this;
        }

        Builder<C> addAll(Builder<C> other) {
            other.days.forEach((customer, active) -> of(customer).addAll(active.unsettled()));
            afterEnd += other.afterEnd;
            return this;
        }

        void addAll(CustomerActivity<C> other) {
            other.days.forEach((customer, active) -> of(customer).addAll(active));
            afterEnd += other.afterEnd;
        }

        /** Returns the activity so far. */
        public CustomerActivity<C> build() {
            Map<C, int[]> settled = new HashMap<>(days.size() * 2);
            days.forEach((customer, active) -> settled.put(customer, active.settled()));
            return new CustomerActivity<>(observedThru, settled, afterEnd);
        }

        private ActiveDays of(C customer) {
            return days.computeIfAbsent(Objects.requireNonNull(customer, "customer"), key -> new ActiveDays());
        }
    }
}
