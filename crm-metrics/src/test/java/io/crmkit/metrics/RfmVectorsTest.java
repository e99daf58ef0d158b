package io.crmkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.SharedData.Order;
import io.crmkit.metrics.purchase.PurchaseLog;
import io.crmkit.metrics.purchase.RfmFrequency;
import io.crmkit.metrics.rfm.RfmBinning;
import io.crmkit.metrics.rfm.RfmScale;
import io.crmkit.metrics.rfm.RfmTable;
import io.crmkit.metrics.rfm.RfmValues;
import io.crmkit.metrics.rfm.SegmentRule;
import io.crmkit.metrics.rfm.SegmentRules;
import io.crmkit.metrics.rfm.SegmentTotal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code customer_vectors.csv} on RFM; a row that no branch knows fails. */
class RfmVectorsTest {
    static Stream<CustomerVector> vectors() {
        return CustomerVector.of("rfm");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(CustomerVector row) {
        switch (row.id()) {
            case "RFM-ROWS" -> row.check(SharedData.rfmOrders().size(), demo().size());
            case "RFM-CUTS" ->
                row.check(cuts(RfmScale.of(RfmBinning.R_PACKAGE, 5, demo()).orElseThrow()));
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
                        .mapToDouble(segment -> (double) table.total(segment).customers())
                        .toArray());
            }
            case "CDNS-RFMCUT" ->
                row.check(cuts(RfmScale.of(
                                RfmBinning.TYPE_7,
                                5,
                                log(SharedData.cdnow()).rfm(LocalDate.parse("1998-07-01"), RfmFrequency.DAYS))
                        .orElseThrow()));
            default -> {
                assertThat(row.id()).startsWith("RFM-SEG-");
                check(
                        row,
                        demo(RfmBinning.R_PACKAGE)
                                .total(row.input().get("segment").asString()));
            }
        }
    }

    private static void check(CustomerVector row, SegmentTotal total) {
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
        return log(SharedData.rfmOrders()).rfm(LocalDate.parse("2006-12-31"), RfmFrequency.PURCHASES);
    }

    private static PurchaseLog<String> log(List<Order> orders) {
        return orders.stream()
                .collect(PurchaseLog.collector(CurrencyUnit.USD, Order::customer, Order::day, Order::amount));
    }
}
