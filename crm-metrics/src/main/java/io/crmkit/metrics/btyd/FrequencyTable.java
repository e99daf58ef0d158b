package io.crmkit.metrics.btyd;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseGroup;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many customers made 0, 1, 2, ... repeat purchases, and how many the model expects given their ages. The last row takes all
 * above.
 *
 * @param rows one per number of repeat purchases, ascending from 0
 */
public record FrequencyTable(List<Row> rows) {
    private static final int MOST = 1_000;

    /** Copies the rows. */
    public FrequencyTable {
        rows = List.copyOf(rows);
    }

    /**
     * One number of repeat purchases.
     *
     * @param repeats the number
     * @param andMore whether the row takes higher numbers too
     * @param actual the customers who made so many
     * @param expected the customers that the model expects
     */
    public record Row(int repeats, boolean andMore, long actual, double expected) {}

    /**
     * Returns the table.
     *
     * @param last the number of the last row, from 1 to 1,000
     * @throws InvalidInputException if the customers are in another unit than the model, or the number is outside
     */
    public static FrequencyTable of(PurchaseModel model, PurchaseSummaries customers, int last) {
        Laws.requireUnit(customers.unit(), model.unit());
        if (last < 1 || last > MOST) {
            throw new InvalidInputException("last", "must be from 1 to 1,000");
        }
        Map<Double, Double> ages = customers.groups().stream()
                .collect(Collectors.groupingBy(
                        PurchaseGroup::age, TreeMap::new, Collectors.summingDouble(PurchaseGroup::customers)));
        List<Row> rows = new ArrayList<>();
        double rest = customers.customers();
        for (int repeats = 0; repeats < last; repeats++) {
            double expected = 0;
            for (Map.Entry<Double, Double> age : ages.entrySet()) {
                expected += age.getValue() * model.probability(repeats, ModelTime.of(age.getKey(), model.unit()));
            }
            rows.add(new Row(repeats, false, actual(customers, repeats, repeats), expected));
            rest -= expected;
        }
        rows.add(new Row(last, true, actual(customers, last, Long.MAX_VALUE), Math.max(0, rest)));
        return new FrequencyTable(rows);
    }

    private static long actual(PurchaseSummaries customers, long from, long to) {
        return customers.groups().stream()
                .filter(group -> group.repeats() >= from && group.repeats() <= to)
                .mapToLong(PurchaseGroup::customers)
                .sum();
    }
}
