package io.crmkit.metrics.purchase;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.purchase.PurchaseKind;
import io.crmkit.metrics.retention.CustomerActivity;
import io.crmkit.metrics.rfm.RfmValues;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * All purchases in one currency, by customer: what summaries, retention and RFM are made of. Immutable; {@link #merge} is exact,
 * associative and commutative, and the order of input does not matter. It takes 12 bytes per purchase, and per customer 8 bytes and the
 * key; while it is built 28, and an entry of a map per customer. At most 2^31 - 1 purchases; more throw {@link ArithmeticException}.
 *
 * <p>An amount above 0 is a purchase, 0 a purchase for nothing, below 0 a refund; {@link SummaryRule} says what the last two do.
 * Results are in no particular order of customers. Days are from year 1 to 9999, those of purchases and those of calls; others are
 * refused with {@link InvalidInputException}. A spend of one customer beyond 9 × 10^18 smallest units throws
 * {@link ArithmeticException} where it is summed.
 *
 * @param <C> the key of a customer, with {@code equals} and {@code hashCode}
 */
public final class PurchaseLog<C> {
    private final CurrencyUnit currency;
    private final List<C> keys;
    private final PurchaseHistories histories;
    private final long inOtherCurrencies;

    private PurchaseLog(CurrencyUnit currency, List<C> keys, PurchaseHistories histories, long inOtherCurrencies) {
        this.currency = currency;
        this.keys = keys;
        this.histories = histories;
        this.inOtherCurrencies = inOtherCurrencies;
    }

    /** Starts a log of purchases in one currency. */
    public static <C> Builder<C> builder(CurrencyUnit currency) {
        return new Builder<>(currency);
    }

    /**
     * Returns a collector of anything that has a customer, a day and an amount.
     *
     * @param currency the currency; other amounts are refused
     */
    public static <E, C> Collector<E, ?, PurchaseLog<C>> collector(
            CurrencyUnit currency,
            Function<? super E, ? extends C> customer,
            Function<? super E, LocalDate> day,
            Function<? super E, Money> amount) {
        return Collector.of(
                () -> new Builder<C>(currency),
                (builder, row) -> builder.add(customer.apply(row), day.apply(row), amount.apply(row)),
                Builder::addAll,
                Builder::build,
                Collector.Characteristics.UNORDERED);
    }

    /**
     * Returns a collector of purchases of the core, as a repository streams them. Sales and subscriptions are purchases, refunds are
     * refunds.
     *
     * @param currency the currency; purchases in others are left out and counted ({@link #inOtherCurrencies})
     * @param zone the time zone that days are counted in
     */
    public static Collector<Purchase, ?, PurchaseLog<CustomerId>> ofPurchases(CurrencyUnit currency, ZoneId zone) {
        return Collector.of(
                () -> new Builder<CustomerId>(currency),
                (builder, purchase) -> add(builder, purchase, zone),
                Builder::addAll,
                Builder::build,
                Collector.Characteristics.UNORDERED);
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Returns how many customers have an entry. */
    public long customers() {
        return keys.size();
    }

    /** Returns how many purchases and refunds there are. */
    public long entries() {
        return histories.entries();
    }

    /** Returns how many purchases of the core were left out because they are in another currency. */
    public long inOtherCurrencies() {
        return inOtherCurrencies;
    }

    /**
     * Returns the summary of every customer with a purchase until the end of observation; later entries are not looked at.
     *
     * @param observedThru the end of observation, the last day that counts
     */
    public Stream<CustomerSummary<C>> summaries(SummaryRule rule, LocalDate observedThru) {
        PurchaseReader reader = reader(rule);
        long thru = epochDay("observedThru", observedThru);
        return IntStream.range(0, keys.size())
                .boxed()
                .flatMap(customer -> reader.summary(histories.of(customer), thru).stream()
                        .map(summary -> new CustomerSummary<>(keys.get(customer), summary)));
    }

    /** Returns the summaries of all customers, equal ones counted once; see {@link #summaries}. */
    public PurchaseSummaries grouped(SummaryRule rule, LocalDate observedThru) {
        PurchaseSummaries.Builder summaries =
                PurchaseSummaries.builder(rule.calendar().unit());
        PurchaseReader reader = reader(rule);
        long thru = epochDay("observedThru", observedThru);
        for (int customer = 0; customer < keys.size(); customer++) {
            reader.summary(histories.of(customer), thru).ifPresent(summaries::add);
        }
        return summaries.build();
    }

    /**
     * Returns the summary of every customer with a purchase until the end of the calibration, and the purchases after it.
     *
     * @param calibrationThru the last day of the calibration; of calendar weeks and months the last day of one, as its purchases were
     *     both before and after the end otherwise
     * @param observedThru the last day of the holdout
     * @throws InvalidInputException if the calibration ends within a period, or not before the holdout
     */
    public Stream<HoldoutSummary<C>> split(SummaryRule rule, LocalDate calibrationThru, LocalDate observedThru) {
        PurchaseCalendar calendar = rule.calendar();
        if (!calendar.endsPeriod(calibrationThru)) {
            throw new InvalidInputException("calibrationThru", "must be the last day of a period of " + calendar.id());
        }
        if (!calibrationThru.isBefore(observedThru)) {
            throw new InvalidInputException("observedThru", "must be after calibrationThru");
        }
        PurchaseReader reader = reader(rule);
        long end = epochDay("calibrationThru", calibrationThru);
        long thru = epochDay("observedThru", observedThru);
        ModelTime holdout = ModelTime.of(calendar.time(calendar.period(thru) - calendar.period(end)), calendar.unit());
        return IntStream.range(0, keys.size())
                .boxed()
                .flatMap(customer -> reader.summary(histories.of(customer), end).stream()
                        .map(summary -> new HoldoutSummary<>(
                                keys.get(customer),
                                summary,
                                reader.periods(histories.of(customer), end, thru),
                                holdout)));
    }

    /**
     * Returns the cumulative purchases of all customers at the end of each step.
     *
     * @param from the first day of the first step; earlier purchases count in it
     * @param daysPerStep the days of a step, at least 1; 7 for weeks
     * @param steps how many steps, at least 1
     * @throws InvalidInputException if a number is below 1
     */
    public List<TrackingPoint> tracking(SummaryRule rule, LocalDate from, int daysPerStep, int steps) {
        if (daysPerStep < 1 || steps < 1) {
            throw new InvalidInputException("steps", "must be at least one, of at least a day");
        }
        long[] repeats = new long[steps];
        long[] firsts = new long[steps];
        LocalDate end = from.plusDays((long) daysPerStep * steps - 1);
        PurchaseReader reader = reader(rule);
        for (int customer = 0; customer < keys.size(); customer++) {
            boolean[] begun = new boolean[1];
            reader.eachPeriod(histories.of(customer), end.toEpochDay(), day -> {
                int step = Math.toIntExact(Math.max(0, (day - from.toEpochDay()) / daysPerStep));
                (begun[0] ? repeats : firsts)[step]++;
                begun[0] = true;
            });
        }
        List<TrackingPoint> points = new ArrayList<>(steps);
        long allRepeats = 0;
        long all = 0;
        for (int i = 0; i < steps; i++) {
            allRepeats += repeats[i];
            all += repeats[i] + firsts[i];
            points.add(new TrackingPoint(from.plusDays((i + 1L) * daysPerStep - 1), allRepeats, all));
        }
        return List.copyOf(points);
    }

    /** Returns the days on which customers bought, for retention and cohorts; refunds are no activity. */
    public CustomerActivity<C> activity(LocalDate observedThru) {
        CustomerActivity.Builder<C> activity = CustomerActivity.builder(observedThru);
        for (int customer = 0; customer < keys.size(); customer++) {
            PurchaseHistory history = histories.of(customer);
            for (int i = 0; i < history.size(); i++) {
                if (history.purchase(i, ZeroValues.COUNTED)) {
                    activity.add(keys.get(customer), LocalDate.ofEpochDay(history.day(i)));
                }
            }
        }
        return activity.build();
    }

    /**
     * Returns recency, frequency and monetary value of every customer with a purchase until a date. Refunds are taken off the monetary
     * value and are no purchases; purchases for nothing are.
     *
     * @param date the day that recency is counted to; entries after it are not looked at
     */
    public List<RfmValues<C>> rfm(LocalDate date, RfmFrequency frequency) {
        long day = epochDay("date", date);
        List<RfmValues<C>> values = new ArrayList<>(keys.size());
        for (int customer = 0; customer < keys.size(); customer++) {
            C key = keys.get(customer);
            RfmCount.of(histories.of(customer), day)
                    .map(count -> count.values(key, frequency, smallestUnits()))
                    .ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    /**
     * Returns the log of the purchases of both.
     *
     * @throws InvalidInputException if the currencies differ
     */
    public PurchaseLog<C> merge(PurchaseLog<C> other) {
        if (!currency.equals(other.currency)) {
            throw new InvalidInputException("currency", "must be the same to merge");
        }
        return new Builder<C>(currency).addAll(this).addAll(other).build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseLog<?> that
                && currency.equals(that.currency)
                && inOtherCurrencies == that.inOtherCurrencies
                && keys.size() == that.keys.size()
                && sameHistories(that);
    }

    private boolean sameHistories(PurchaseLog<?> that) {
        Map<Object, Integer> places = new HashMap<>();
        for (int customer = 0; customer < that.keys.size(); customer++) {
            places.put(that.keys.get(customer), customer);
        }
        for (int customer = 0; customer < keys.size(); customer++) {
            Integer place = places.get(keys.get(customer));
            if (place == null || !histories.of(customer).sameAs(that.histories.of(place))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash(currency, keys.size(), histories.entries(), inOtherCurrencies);
    }

    /** Returns the counts and the currency. */
    @Override
    public String toString() {
        return entries() + " purchases of " + customers() + " customers in " + currency;
    }

    private static void add(Builder<CustomerId> builder, Purchase purchase, ZoneId zone) {
        Money amount = purchase.amount();
        if (amount.getCurrencyUnit().equals(builder.currency)) {
            LocalDate day = LocalDate.ofInstant(purchase.happenedAt(), zone);
            builder.add(purchase.customer(), day, purchase.kind() == PurchaseKind.REFUND ? amount.negated() : amount);
        } else {
            builder.inOtherCurrencies++;
        }
    }

    /** Days such as {@link LocalDate#MIN} stand for something else, and make customers a billion years old. */
    private static long epochDay(String field, LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new InvalidInputException(field, "must be from year 1 to 9999");
        }
        return day.toEpochDay();
    }

    private PurchaseReader reader(SummaryRule rule) {
        return new PurchaseReader(rule, smallestUnits());
    }

    private double smallestUnits() {
        return Math.pow(10, currency.getDecimalPlaces());
    }

    /**
     * Collects purchases. Not safe for several threads: each takes its own, and the results are merged.
     *
     * @param <C> the key of a customer
     */
    public static final class Builder<C> {
        /** How many purchases wait until their customers are looked up together. */
        private static final int TOGETHER = 256;

        private final CurrencyUnit currency;
        private final CustomerPlaces<C> places = new CustomerPlaces<>();
        private final PurchaseEntries entries = new PurchaseEntries();
        private final List<C> waitingCustomers = new ArrayList<>(TOGETHER);
        private final int[] waitingDays = new int[TOGETHER];
        private final long[] waitingAmounts = new long[TOGETHER];
        private long inOtherCurrencies;

        private Builder(CurrencyUnit currency) {
            this.currency = Objects.requireNonNull(currency, "currency");
        }

        /**
         * Adds a purchase, or a refund with an amount below 0.
         *
         * @throws InvalidInputException if the amount is in another currency or beyond 9 × 10^18 of its smallest units, or the day is
         *     not from year 1 to 9999; nothing is added then
         */
        public Builder<C> add(C customer, LocalDate day, Money amount) {
            if (!amount.getCurrencyUnit().equals(currency)) {
                throw new InvalidInputException("amount", "must be in the currency of the log");
            }
            long dayOfEpoch = epochDay("day", day);
            long smallest;
            try {
                smallest = amount.getAmountMinorLong();
            } catch (ArithmeticException e) {
                throw new InvalidInputException("amount", "must fit 64 bits in the smallest unit of its currency", e);
            }
            int next = waitingCustomers.size();
            waitingDays[next] = (int) dayOfEpoch;
            waitingAmounts[next] = smallest;
            waitingCustomers.add(Objects.requireNonNull(customer, "customer"));
            if (next + 1 == TOGETHER) {
                settle();
            }
            return this;
        }

        /** Returns the log so far; the builder may go on. */
        public PurchaseLog<C> build() {
            settle();
            List<C> keys = List.copyOf(places.keys());
            return new PurchaseLog<>(currency, keys, entries.histories(keys.size()), inOtherCurrencies);
        }

        Builder<C> addAll(Builder<C> other) {
            other.settle();
            entries.addAll(other.entries, places.of(other.places.keys()));
            inOtherCurrencies = Math.addExact(inOtherCurrencies, other.inOtherCurrencies);
            return this;
        }

        private Builder<C> addAll(PurchaseLog<C> log) {
            int[] placesHere = places.of(log.keys);
            for (int customer = 0; customer < placesHere.length; customer++) {
                PurchaseHistory history = log.histories.of(customer);
                for (int i = 0; i < history.size(); i++) {
                    entries.add(placesHere[customer], history.day(i), history.amount(i));
                }
            }
            inOtherCurrencies = Math.addExact(inOtherCurrencies, log.inOtherCurrencies);
            return this;
        }

        private void settle() {
            int[] customers = places.of(waitingCustomers);
            for (int i = 0; i < customers.length; i++) {
                entries.add(customers[i], waitingDays[i], waitingAmounts[i]);
            }
            waitingCustomers.clear();
        }
    }
}
