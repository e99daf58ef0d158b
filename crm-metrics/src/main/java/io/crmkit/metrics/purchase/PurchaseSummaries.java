package io.crmkit.metrics.purchase;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collector;

/**
 * The purchase histories of many customers, equal ones counted once, so that models of millions of customers are fitted from
 * some thousand groups. Mean spend is grouped apart from the times: models treat the two as independent. Immutable.
 * {@link #merge} is exact, associative and commutative; counts that overflow a {@code long} throw
 * {@link ArithmeticException}. Groups are in ascending order, so results do not depend on the order of customers.
 */
public final class PurchaseSummaries {
    private final ModelUnit unit;
    private final List<PurchaseGroup> groups;
    private final List<SpendGroup> spend;

    private PurchaseSummaries(ModelUnit unit, List<PurchaseGroup> groups, List<SpendGroup> spend) {
        this.unit = unit;
        this.groups = groups;
        this.spend = spend;
    }

    /** Starts a collection of summaries in one unit. */
    public static Builder builder(ModelUnit unit) {
        return new Builder(unit);
    }

    /**
     * Returns the groups of these summaries.
     *
     * @throws InvalidInputException if a summary is in another unit
     */
    public static PurchaseSummaries of(ModelUnit unit, Collection<PurchaseSummary> summaries) {
        Builder builder = builder(unit);
        summaries.forEach(builder::add);
        return builder.build();
    }

    /** Returns a collector of summaries in one unit; it throws as {@link #of} does. */
    public static Collector<PurchaseSummary, ?, PurchaseSummaries> collector(ModelUnit unit) {
        return Collector.of(
                () -> builder(unit),
                Builder::add,
                Builder::addAll,
                Builder::build,
                Collector.Characteristics.UNORDERED);
    }

    /** Returns the unit of all times. */
    public ModelUnit unit() {
        return unit;
    }

    /** Returns the groups in ascending order of repeats, last repeat and age. */
    public List<PurchaseGroup> groups() {
        return groups;
    }

    /**
     * Returns the groups of customers with a known mean spend, in ascending order of repeats and mean spend. All have a
     * repeat purchase.
     */
    public List<SpendGroup> spend() {
        return spend;
    }

    /** Returns the number of customers. */
    public long customers() {
        return groups.stream().mapToLong(PurchaseGroup::customers).reduce(0, Math::addExact);
    }

    /** Returns the number of customers with a repeat purchase. */
    public long repeaters() {
        return groups.stream()
                .filter(group -> group.repeats() > 0)
                .mapToLong(PurchaseGroup::customers)
                .reduce(0, Math::addExact);
    }

    /** Returns the number of repeat purchases of all customers. */
    public long repeatPurchases() {
        return groups.stream()
                .mapToLong(group -> Math.multiplyExact(group.repeats(), group.customers()))
                .reduce(0, Math::addExact);
    }

    /**
     * Returns the groups of the customers of both.
     *
     * @throws InvalidInputException if the units differ
     */
    public PurchaseSummaries merge(PurchaseSummaries other) {
        return builder(unit).addAll(this).addAll(other).build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseSummaries that
                && unit == that.unit
                && groups.equals(that.groups)
                && spend.equals(that.spend);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit, groups, spend);
    }

    /** Returns the counts. */
    @Override
    public String toString() {
        return customers() + " customers in " + groups.size() + " groups, times in the unit " + unit.id();
    }

    // written out: with a chain of comparators, grouping a million customers took half as long again
    private static int order(PurchaseGroup one, PurchaseGroup other) {
        int byRepeats = Long.compare(one.repeats(), other.repeats());
        int byLast = byRepeats != 0 ? byRepeats : Double.compare(one.lastRepeat(), other.lastRepeat());
        return byLast != 0 ? byLast : Double.compare(one.age(), other.age());
    }

    private static int order(SpendGroup one, SpendGroup other) {
        int byRepeats = Long.compare(one.repeats(), other.repeats());
        return byRepeats != 0 ? byRepeats : Double.compare(one.meanSpend(), other.meanSpend());
    }

    /** Collects summaries. Not for use by several threads; give each its own and {@link #merge} the results. */
    public static final class Builder {
        private final ModelUnit unit;
        private final Map<History, Long> groups = new HashMap<>();
        private final Map<Spend, Long> spend = new HashMap<>();

        private Builder(ModelUnit unit) {
            this.unit = Objects.requireNonNull(unit, "unit");
        }

        /**
         * Adds a customer.
         *
         * @throws InvalidInputException if the summary is in another unit; nothing is added then
         */
        public Builder add(PurchaseSummary summary) {
            requireUnit(summary.unit());
            count(summary.repeats(), summary.lastRepeat(), summary.age(), 1);
            if (summary.meanSpend().isPresent()) {
                countSpend(summary.repeats(), summary.meanSpend().getAsDouble(), 1);
            }
            return this;
        }

        /** Adds customers with one history, whose spend is unknown or added apart. */
        public Builder add(PurchaseGroup group) {
            count(group.repeats(), group.lastRepeat(), group.age(), group.customers());
            return this;
        }

        /** Adds the mean spend of customers whose histories are added apart. */
        public Builder add(SpendGroup group) {
            countSpend(group.repeats(), group.meanSpend(), group.customers());
            return this;
        }

        /**
         * Adds all customers of other summaries.
         *
         * @throws InvalidInputException if they are in another unit; nothing is added then
         */
        public Builder addAll(PurchaseSummaries summaries) {
            requireUnit(summaries.unit());
            summaries.groups().forEach(this::add);
            summaries.spend().forEach(this::add);
            return this;
        }

        private Builder addAll(Builder other) {
            other.groups.forEach((key, customers) -> groups.merge(key, customers, Math::addExact));
            other.spend.forEach((key, customers) -> spend.merge(key, customers, Math::addExact));
            return this;
        }

        /** Returns the groups so far; the builder may go on. */
        public PurchaseSummaries build() {
            return new PurchaseSummaries(
                    unit,
                    groups.entrySet().stream()
                            .map(entry -> entry.getKey().of(entry.getValue()))
                            .sorted(PurchaseSummaries::order)
                            .toList(),
                    spend.entrySet().stream()
                            .map(entry -> entry.getKey().of(entry.getValue()))
                            .sorted(PurchaseSummaries::order)
                            .toList());
        }

        private void requireUnit(ModelUnit other) {
            if (other != unit) {
                throw new InvalidInputException("unit", "must be " + unit.id() + ", not " + other.id());
            }
        }

        private void count(long repeats, double lastRepeat, double age, long customers) {
            groups.merge(new History(repeats, lastRepeat, age), customers, Math::addExact);
        }

        private void countSpend(long repeats, double meanSpend, long customers) {
            spend.merge(new Spend(repeats, meanSpend), customers, Math::addExact);
        }
    }

    /** The key of a group. */
    private record History(long repeats, double lastRepeat, double age) {
        PurchaseGroup of(long customers) {
            return new PurchaseGroup(repeats, lastRepeat, age, customers);
        }
    }

    /** The key of a group. */
    private record Spend(long repeats, double meanSpend) {
        SpendGroup of(long customers) {
            return new SpendGroup(repeats, meanSpend + 0.0, customers);
        }
    }
}
