package io.crmkit.recovery.learning;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The causes of failures, the heaviest first, each with its share: of the failures, or of what they cost. Causes of one weight are in
 * the order of their codes.
 *
 * @param rows one for each cause
 * @param total the weight of all: how many failures, or what they cost in units of the currency
 * @param n how many failures there are
 */
public record Pareto(List<Row> rows, BigDecimal total, long n) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * One cause.
     *
     * @param cause its code
     * @param n how many failures it caused
     * @param weight how many, or what they cost
     * @param share its weight in percent of the total, not rounded but to 34 digits
     * @param cumulative the share of this and all heavier causes; 100 for the last
     */
    public record Row(String cause, long n, BigDecimal weight, BigDecimal share, BigDecimal cumulative) {}

    /**
     * What one failure cost.
     *
     * @param cause the code of its cause
     * @param cost not negative
     */
    public record Cost(String cause, Money cost) {
        /**
         * Checks the amount.
         *
         * @throws InvalidInputException if it is negative
         */
        public Cost {
            if (cost.isNegative()) {
                throw new InvalidInputException("cost", "must not be negative");
            }
        }
    }

    /** Copies the rows. */
    public Pareto {
        rows = List.copyOf(rows);
    }

    /** Returns the table by number: one code for each failure. Of no failure, the table without rows. */
    public static Pareto byCount(Collection<String> causes) {
        Map<String, BigDecimal> weights = new TreeMap<>();
        causes.forEach(cause -> weights.merge(cause, BigDecimal.ONE, BigDecimal::add));
        return of(weights, counts(causes));
    }

    /**
     * Returns the table by cost. Of no failure, or if all cost nothing, the table without rows: there are no shares of nothing.
     *
     * @throws InvalidInputException if an amount is in another currency
     */
    public static Pareto byCost(CurrencyUnit currency, Collection<Cost> costs) {
        Map<String, BigDecimal> weights = new TreeMap<>();
        for (Cost one : costs) {
            if (!one.cost().getCurrencyUnit().equals(currency)) {
                throw new InvalidInputException("cost", "must be in " + currency);
            }
            weights.merge(one.cause(), one.cost().getAmount(), BigDecimal::add);
        }
        return of(weights, counts(costs.stream().map(Cost::cause).toList()));
    }

    private static Map<String, Long> counts(Collection<String> causes) {
        Map<String, Long> counts = new TreeMap<>();
        causes.forEach(cause -> counts.merge(cause, 1L, Long::sum));
        return counts;
    }

    private static Pareto of(Map<String, BigDecimal> weights, Map<String, Long> counts) {
        BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        long n = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Row> rows = new ArrayList<>();
        if (total.signum() == 0) {
            return new Pareto(rows, total, n);
        }
        List<Map.Entry<String, BigDecimal>> heaviestFirst = new ArrayList<>(weights.entrySet());
        heaviestFirst.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> entry : heaviestFirst) {
            sum = sum.add(entry.getValue());
            rows.add(new Row(
                    entry.getKey(),
                    counts.getOrDefault(entry.getKey(), 0L),
                    entry.getValue(),
                    percent(entry.getValue(), total),
                    percent(sum, total)));
        }
        return new Pareto(rows, total, n);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, MathContext.DECIMAL128);
    }

    /**
     * Returns the vital few: the fewest causes that together have at least this share.
     *
     * @param percent above 0 and at most 100; 80 is usual
     * @throws InvalidInputException if it is out of range
     */
    public List<Row> vitalFew(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new InvalidInputException("percent", "must be above 0 and at most 100");
        }
        BigDecimal wanted = BigDecimal.valueOf(percent);
        List<Row> few = new ArrayList<>();
        for (Row row : rows) {
            few.add(row);
            if (row.cumulative().compareTo(wanted) >= 0) {
                break;
            }
        }
        return List.copyOf(few);
    }
}
