package io.crmkit.metrics;

import io.crmkit.metrics.sales.DealOutcomes;
import io.crmkit.metrics.sales.ForecastError;
import io.crmkit.metrics.sales.OpenDeal;
import io.crmkit.metrics.sales.Pipeline;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code customer_vectors.csv} on sales; a row that no branch knows fails. */
class SalesVectorsTest {
    static Stream<CustomerVector> vectors() {
        return CustomerVector.of("forecast", "pipeline");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(CustomerVector row) {
        switch (row.id()) {
            case "FC-ERR-1" -> {
                ForecastError error = ForecastError.of(numbers(row, "actual"), numbers(row, "forecast"));
                row.check(
                        error.mae().orElseThrow(),
                        error.wape().orElseThrow(),
                        error.mape().orElseThrow(),
                        error.bias().orElseThrow(),
                        error.msle().orElseThrow());
            }
            case "PIPE-1" -> {
                List<OpenDeal> deals = row.input()
                        .get("deals")
                        .valueStream()
                        .map(deal -> new OpenDeal(
                                eur(deal.get(0).asLong()), deal.get(1).asDouble()))
                        .toList();
                Pipeline pipeline = Pipeline.of(CurrencyUnit.EUR, deals);
                long won = row.input().get("won").asLong();
                long lost = row.input().get("lost").asLong();
                row.check(
                        pipeline.weighted().getAmount(),
                        pipeline.coverage(eur(row.input().get("target").asLong()))
                                        .value()
                                        .orElseThrow()
                                / 100,
                        new DealOutcomes(won, lost, eur(0), eur(0))
                                .winRate()
                                .value()
                                .orElseThrow());
            }
            default -> throw new AssertionError("unknown row " + row);
        }
    }

    private static double[] numbers(CustomerVector row, String field) {
        return row.input()
                .get(field)
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static Money eur(long amount) {
        return Money.ofMajor(CurrencyUnit.EUR, amount);
    }
}
