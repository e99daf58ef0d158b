package io.crmkit.metrics;

import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.btyd.BgNbd;
import io.crmkit.metrics.btyd.ParetoNbd;
import io.crmkit.metrics.btyd.PurchaseModel;
import io.crmkit.metrics.btyd.TrackingTable;
import io.crmkit.metrics.fit.Fit;
import io.crmkit.metrics.fit.ParameterEstimate;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code customer_vectors.csv} on BG/NBD and Pareto/NBD; a row that no branch knows fails. */
class PurchaseModelVectorsTest {
    static Stream<CustomerVector> vectors() {
        return CustomerVector.of("bg_nbd", "pareto_nbd");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(CustomerVector row) {
        switch (row.id().replaceFirst("^(BG|PN)-", "")) {
            case "FIT-PAPER", "FIT-2DEC", "FIT-EXACT" -> row.check(numbers(fit(row), ParameterEstimate::value));
            case "FIT-SE" -> row.check(numbers(fit(row), ParameterEstimate::standardError));
            case "FIT-2DEC-LL", "FIT-LL", "FIT-EXACT-LL" -> row.check(fit(row).logLikelihood());
            case "LL-PAPER", "LL-1111" -> row.check(stated(row).logLikelihood(sample(row)));
            case "EXP-SHEET", "EXP-MLE", "EXP52" ->
                row.check(stream(row, "t")
                        .map(t -> stated(row).expectedPurchases(ModelTime.weeks(t)))
                        .toArray());
            case "CE39" -> row.check(stated(row).expectedPurchases(customer(row, number(row, "x")), horizon(row)));
            case "CE52" -> {
                PurchaseSummary customer = customer(row, number(row, "x"));
                double expected = stated(row).expectedPurchases(customer, horizon(row));
                if (row.expected().isArray()) {
                    row.check(expected, alive(stated(row), customer));
                } else {
                    row.check(expected);
                }
            }
            case "PA", "PA0", "PA-BIG" -> row.check(alive(stated(row), customer(row, number(row, "x"))));
            case "CE-X" -> row.check(expectedByRepeats(row, stated(row)));
            case "CE-X-PUB" -> row.check(expectedByRepeats(row, fit(row).model()));
            case "PMF-A", "PMF-B", "PMF-C" ->
                row.check(stream(row, "x")
                        .map(x -> stated(row).probability((long) x, horizon(row)))
                        .toArray());
            case "CE52-PUB" -> row.check(fit(row).model().expectedPurchases(customer1516(row), ModelTime.weeks(52)));
            case "PA-PUB" -> row.check(alive(fit(row).model(), customer1516(row)));
            case "TRACK" -> row.check(weeks20to25(row, stated(row)));
            case "TRACK-PUB" -> row.check(weeks20to25(row, fit(row).model()));
            case "BINS" -> row.check(row.input().has("r") ? bins(row, stated(row), 6) : bins(row, fit(row).model(), 8));
            default -> throw new AssertionError("unknown row " + row);
        }
    }

    private static PurchaseModel stated(CustomerVector row) {
        return row.metric().equals("bg_nbd")
                ? new BgNbd(number(row, "r"), number(row, "alpha"), number(row, "a"), number(row, "b"), WEEK)
                : new ParetoNbd(number(row, "r"), number(row, "alpha"), number(row, "s"), number(row, "beta"), WEEK);
    }

    private static Fit<? extends PurchaseModel> fit(CustomerVector row) {
        return row.metric().equals("bg_nbd")
                ? BgNbd.fit(sample(row)).orElseThrow()
                : ParetoNbd.fit(sample(row)).orElseThrow();
    }

    private static PurchaseSummaries sample(CustomerVector row) {
        return row.input().has("calibration_end")
                ? PurchaseSummaries.of(WEEK, customers(row))
                : CdnowHistories.ofSummary(row.input().get("file").asString());
    }

    private static CdnowHistories histories(CustomerVector row) {
        return CdnowHistories.ofTransactions(row.input().get("file").asString());
    }

    private static List<PurchaseSummary> customers(CustomerVector row) {
        return histories(row)
                .until(LocalDate.parse(row.input().get("calibration_end").asString()));
    }

    /** The customer with most repeat purchases in the walkthrough: 26 in 31 weeks. */
    private static PurchaseSummary customer1516(CustomerVector row) {
        PurchaseSummary customer = customers(row).get(1515);
        assertThat(customer.repeats()).isEqualTo(26);
        return customer;
    }

    private static PurchaseSummary customer(CustomerVector row, double x) {
        return PurchaseSummary.of((long) x, number(row, "t_x"), number(row, "T"), WEEK);
    }

    private static double[] expectedByRepeats(CustomerVector row, PurchaseModel model) {
        return stream(row, "x")
                .map(x -> model.expectedPurchases(customer(row, x), horizon(row)))
                .toArray();
    }

    private static double[] weeks20to25(CustomerVector row, PurchaseModel model) {
        TrackingTable table = TrackingTable.of(
                model, sample(row), ModelTime.weeks(1), histories(row).repeatsPerWeek(78));
        return table.rows().subList(19, 25).stream()
                .mapToDouble(TrackingTable.Row::expectedCumulative)
                .toArray();
    }

    /** The mean of the expected purchases in 39 weeks over the customers with 0, 1, ... repeat purchases; the last row of 8 takes all above. */
    private static double[] bins(CustomerVector row, PurchaseModel model, int count) {
        List<PurchaseSummary> customers = customers(row);
        double[] expected = model.expectedPurchases(customers, ModelTime.weeks(39));
        return IntStream.range(0, count)
                .mapToDouble(bin -> IntStream.range(0, expected.length)
                        .filter(i -> Math.min(7, customers.get(i).repeats()) == bin)
                        .mapToDouble(i -> expected[i])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static double alive(PurchaseModel model, PurchaseSummary customer) {
        return model.probabilityAlive(customer).value();
    }

    private static double[] numbers(Fit<?> fit, ToDoubleFunction<ParameterEstimate> number) {
        return fit.parameters().stream().mapToDouble(number).toArray();
    }

    private static ModelTime horizon(CustomerVector row) {
        return ModelTime.weeks(number(row, "t"));
    }

    private static double number(CustomerVector row, String field) {
        return row.input().get(field).asDouble();
    }

    private static DoubleStream stream(CustomerVector row, String field) {
        JsonNode node = row.input().get(field);
        return (node.isArray() ? node.valueStream() : Stream.of(node)).mapToDouble(JsonNode::asDouble);
    }
}
