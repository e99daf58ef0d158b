package io.crmkit.metrics.btyd;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseGroup;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Repeat purchases of all customers over time, expected and actual, in the time of the fit and beyond it. Time starts with the
 * first purchase of the oldest customer; a customer counts from the own first purchase.
 *
 * @param rows one per step, in order
 */
public record TrackingTable(List<Row> rows) {
    /** Copies the rows. */
    public TrackingTable {
        rows = List.copyOf(rows);
    }

    /**
     * One step.
     *
     * @param end its end
     * @param actual repeat purchases in the step
     * @param expected those that the model expects in the step
     * @param actualCumulative repeat purchases since the start
     * @param expectedCumulative those that the model expects since the start
     */
    public record Row(ModelTime end, long actual, double expected, long actualCumulative, double expectedCumulative) {}

    /**
     * Returns the table.
     *
     * @param customers those the model was fitted on; their ages say when they came
     * @param step the length of a row, above 0
     * @param actual the repeat purchases of these customers in each step from the start, as many steps as the table shall have
     * @throws InvalidInputException if the customers or the step are in another unit than the model, the step is 0, or a number
     *     is negative
     */
    public static TrackingTable of(
            PurchaseModel model, PurchaseSummaries customers, ModelTime step, List<Long> actual) {
        Laws.requireUnit(customers.unit(), model.unit());
        Require.positive("step", step.in(model.unit()));
        Map<Double, Double> ages = customers.groups().stream()
                .collect(Collectors.groupingBy(
                        PurchaseGroup::age, TreeMap::new, Collectors.summingDouble(PurchaseGroup::customers)));
        double oldest =
                ages.keySet().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        long actualSum = 0;
        double expectedSum = 0;
        for (int i = 0; i < actual.size(); i++) {
            Require.count("actual", actual.get(i));
            ModelTime end = step.times(i + 1);
            double expected = 0;
            for (Map.Entry<Double, Double> age : ages.entrySet()) {
                double known = end.length() - (oldest - age.getKey());
                if (known > 0) {
                    expected += age.getValue() * model.expectedPurchases(ModelTime.of(known, model.unit()));
                }
            }
            actualSum = Math.addExact(actualSum, actual.get(i));
            rows.add(new Row(end, actual.get(i), expected - expectedSum, actualSum, expected));
            expectedSum = expected;
        }
        return new TrackingTable(rows);
    }
}
