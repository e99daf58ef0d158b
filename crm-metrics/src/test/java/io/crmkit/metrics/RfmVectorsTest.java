package io.crmkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.SharedData.Order;
import io.crmkit.metrics.rfm.RfmBinning;
import io.crmkit.metrics.rfm.RfmScale;
import io.crmkit.metrics.rfm.RfmTable;
import io.crmkit.metrics.rfm.RfmValues;
import io.crmkit.metrics.rfm.SegmentRule;
import io.crmkit.metrics.rfm.SegmentRules;
import io.crmkit.metrics.rfm.SegmentTotal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code metrics_vectors.csv} on RFM; a row that no branch knows fails. */
class RfmVectorsTest {
    static Stream<Vector> vectors() {
        return Vector.of("rfm");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(Vector row) {
        switch (row.id()) {
            case "RFM-ROWS" -> row.check(
                    SharedData.rfmOrders().size(), demo().size());
            case "RFM-CUTS" -> row.check(cuts(RfmScale.of(RfmBinning.R_PACKAGE, 5, demo()).orElseThrow()));
            case "RFM-NOPLUS1" -> check(row, demo(RfmBinning.TYPE_7).total("Champions"));
            case "RFM-SEG-EMPTY" -> {
                RfmTable<String> table = demo(RfmBinning.R_PACKAGE);
                List<String> empty = row.input()
                        .get("segments")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
                assertThat(table.rules().unreachable().stream().map(SegmentRule::segment))
                        .isEqualTo(empty);
                row.check(empty.stream()
                        .mapToDouble(segment -> table.total(segment).customers())
                        .toArray());
            }
            case "CDNS-RFMCUT" -> {
                List<Order> days = SharedData.cdnow().stream()
                        .collect(Collectors.toMap(
                                order -> order.customer() + order.day(),
                                order -> order,
                                (a, b) -> new Order(a.customer(), a.day(), a.amount().plus(b.amount()))))
                        .values()
                        .stream()
                        .toList();
                row.check(cuts(RfmScale.of(RfmBinning.TYPE_7, 5, values(days, LocalDate.parse("1998-07-01")))
                        .orElseThrow()));
            }
            default -> {
                assertThat(row.id()).startsWith("RFM-SEG-");
                check(row, demo(RfmBinning.R_PACKAGE).total(row.input().get("segment").asString()));
            }
        }
    }

    private static void check(Vector row, SegmentTotal total) {
        row.check(total.customers(), total.frequency(), total.monetary());
    }

    private static double[] cuts(RfmScale scale) {
        return Stream.of(scale.recency(), scale.frequency(), scale.monetary())
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static RfmTable<String> demo(RfmBinning binning) {
        return RfmTable.of(RfmScale.of(binning, 5, demo()).orElseThrow(), SegmentRules.R_PACKAGE, demo());
    }

    private static List<RfmValues<String>> demo() {
        return values(SharedData.rfmOrders(), LocalDate.parse("2006-12-31"));
    }

    private static List<RfmValues<String>> values(List<Order> orders, LocalDate date) {
        Map<String, List<Order>> byCustomer = orders.stream().collect(Collectors.groupingBy(Order::customer));
        return byCustomer.entrySet().stream()
                .map(entry -> new RfmValues<>(
                        entry.getKey(),
                        ChronoUnit.DAYS.between(
                                entry.getValue().stream()
                                        .map(Order::day)
                                        .max(LocalDate::compareTo)
                                        .orElseThrow(),
                                date),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .map(Order::amount)
                                .reduce(Money::plus)
                                .orElseThrow()
                                .getAmount()
                                .doubleValue()))
                .toList();
    }
}
