package io.crmkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.SharedData.Order;
import io.crmkit.metrics.percentile.PercentileType;
import io.crmkit.metrics.percentile.Sample;
import io.crmkit.metrics.purchase.CustomerSummary;
import io.crmkit.metrics.purchase.HoldoutSummary;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseCalendar;
import io.crmkit.metrics.purchase.PurchaseLog;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import io.crmkit.metrics.purchase.SummaryRule;
import io.crmkit.metrics.purchase.TrackingPoint;
import io.crmkit.metrics.rating.Moments;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code customer_vectors.csv} on summaries of purchases; a row that no branch knows fails. */
class PurchaseVectorsTest {
    private static final SummaryRule DAYS = SummaryRule.of(PurchaseCalendar.DAYS);
    private static final SummaryRule EXACT_WEEKS = SummaryRule.of(PurchaseCalendar.EXACT_WEEKS);
    private static final LocalDate CALIBRATION = LocalDate.parse("1997-09-30");
    private static final LocalDate END = LocalDate.parse("1998-06-30");
    private static final LocalDate START = LocalDate.parse("1997-01-01");

    static Stream<CustomerVector> vectors() {
        return CustomerVector.of("transaction_summary");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(CustomerVector row) {
        switch (row.id().replaceAll("-\\d$", "")) {
            case "TX-DAY" -> {
                PurchaseSummary summary = only(row, DAYS);
                row.check(
                        summary.repeats(),
                        summary.lastRepeat(),
                        summary.age(),
                        summary.meanSpend().orElse(0));
            }
            case "TX-WEEK" -> {
                PurchaseSummary summary = only(row, SummaryRule.of(PurchaseCalendar.CALENDAR_WEEKS));
                row.check(summary.repeats(), summary.lastRepeat(), summary.age());
            }
            case "TX-SORT" -> row.check(only(row, DAYS).meanSpend().orElseThrow());
            case "TX-HOLDOUT" -> {
                Map<String, Long> purchases = holdouts(row)
                        .collect(Collectors.toMap(HoldoutSummary::customer, HoldoutSummary::holdoutPurchases));
                row.check(purchases.getOrDefault("1", -1L), purchases.getOrDefault("4", -1L));
            }
            case "TX-CUM" -> {
                PurchaseLog.Builder<Integer> log = PurchaseLog.builder(CurrencyUnit.EUR);
                long[] customers = row.counts("customer");
                long[] days = row.counts("t");
                for (int i = 0; i < days.length; i++) {
                    log.add(Math.toIntExact(customers[i]), START.plusDays(days[i]), Money.zero(CurrencyUnit.EUR));
                }
                int by = row.input().get("by").asInt();
                List<TrackingPoint> points = log.build().tracking(DAYS, START, by, 3);
                row.check(cumulated(points));
            }
            case "CDN-CBS" -> {
                PurchaseSummaries all = cdnow().grouped(EXACT_WEEKS, CALIBRATION);
                row.check(
                        all.customers(),
                        all.repeatPurchases(),
                        all.repeaters(),
                        all.groups().get(all.groups().size() - 1).repeats());
            }
            default -> cdnow(row);
        }
    }

    private static void cdnow(CustomerVector row) {
        switch (row.id()) {
            case "CDN-CUST1" -> {
                PurchaseSummary summary = cdnow().summaries(EXACT_WEEKS, CALIBRATION)
                        .filter(customer -> customer.customer().equals("0001"))
                        .map(CustomerSummary::summary)
                        .findFirst()
                        .orElseThrow();
                row.check(
                        summary.repeats(),
                        summary.lastRepeat(),
                        summary.age(),
                        summary.meanSpend().orElseThrow());
            }
            case "CDN-M" -> {
                double[] means = cdnow().summaries(EXACT_WEEKS, CALIBRATION)
                        .flatMap(customer ->
                                customer.summary().meanSpend().stream().boxed())
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                Sample sample = Sample.of(means);
                row.check(
                        sample.mean().orElseThrow(),
                        Moments.of(means).standardDeviation().orElseThrow(),
                        sample.values()[0],
                        sample.percentile(0.5, PercentileType.TYPE_7)
                                .orElseThrow()
                                .value(),
                        sample.values()[means.length - 1]);
            }
            case "CDN-TRACK" ->
                row.check(cdnow().tracking(EXACT_WEEKS, START, 7, 25).subList(19, 25).stream()
                        .mapToDouble(point -> (double) point.repeats())
                        .toArray());
            case "CDN-BINS" -> {
                List<HoldoutSummary<String>> customers =
                        cdnow().split(EXACT_WEEKS, CALIBRATION, END).toList();
                assertThat(customers).allMatch(customer -> customer.holdout().equals(ModelTime.weeks(39)));
                row.check(IntStream.range(0, 16)
                        .mapToDouble(i -> i < 8
                                ? (double) in(customers, i, customer -> 1)
                                : (double) in(customers, i - 8, HoldoutSummary::holdoutPurchases)
                                        / in(customers, i - 8, customer -> 1))
                        .toArray());
            }
            default -> throw new AssertionError("unknown row " + row);
        }
    }

    /** Sums over the customers with so many repeats in the calibration, or 7 and more. */
    private static long in(
            List<HoldoutSummary<String>> customers, int repeats, ToLongFunction<HoldoutSummary<String>> value) {
        Predicate<HoldoutSummary<String>> member =
                customer -> Math.min(customer.calibration().repeats(), 7) == repeats;
        return customers.stream().filter(member).mapToLong(value).sum();
    }

    private static double[] cumulated(List<TrackingPoint> points) {
        return LongStream.concat(
                        points.stream().mapToLong(TrackingPoint::repeats),
                        points.stream().mapToLong(TrackingPoint::purchases))
                .asDoubleStream()
                .toArray();
    }

    private static PurchaseSummary only(CustomerVector row, SummaryRule rule) {
        PurchaseLog.Builder<String> log = PurchaseLog.builder(CurrencyUnit.EUR);
        row.input()
                .get("tx")
                .forEach(tx -> log.add("", LocalDate.parse(tx.get(0).asString()), eur(tx.get(1))));
        LocalDate end = LocalDate.parse(row.input().path("end").asString("2015-02-07"));
        return log.build()
                .summaries(rule, end)
                .map(CustomerSummary::summary)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<HoldoutSummary<String>> holdouts(CustomerVector row) {
        PurchaseLog.Builder<String> log = PurchaseLog.builder(CurrencyUnit.EUR);
        row.input()
                .get("tx")
                .propertyStream()
                .forEach(customer -> customer.getValue()
                        .forEach(day -> log.add(
                                customer.getKey(), LocalDate.parse(day.asString()), Money.zero(CurrencyUnit.EUR))));
        return log.build().split(DAYS, LocalDate.parse("2015-02-01"), LocalDate.parse("2015-02-04"));
    }

    private static Money eur(JsonNode amount) {
        return Money.of(CurrencyUnit.EUR, amount.asDouble());
    }

    private static PurchaseLog<String> cdnow() {
        return SharedData.cdnow().stream()
                .collect(PurchaseLog.collector(CurrencyUnit.USD, Order::customer, Order::day, Order::amount));
    }
}
