package io.crmkit.metrics.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class PurchaseLogProperties {
    private static final LocalDate START = LocalDate.parse("2024-12-28");
    private static final LocalDate END = START.plusDays(80);

    record Row(int customer, LocalDate day, Money amount) {}

    @Property
    void summariesDoNotDependOnPartsAndOrder(
            @ForAll("rows") List<Row> rows, @ForAll("rules") SummaryRule rule, @ForAll Random random) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        int cut = random.nextInt(rows.size() + 1);

        PurchaseLog<Integer> whole = log(rows);
        PurchaseLog<Integer> parts = log(shuffled.subList(cut, rows.size())).merge(log(shuffled.subList(0, cut)));

        assertThat(parts).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(parts.grouped(rule, END)).isEqualTo(whole.grouped(rule, END));
        assertThat(shuffled.parallelStream()
                        .collect(PurchaseLog.collector(CurrencyUnit.EUR, Row::customer, Row::day, Row::amount)))
                .isEqualTo(whole);
    }

    @Property
    void calibrationAndHoldoutAreTheWhole(
            @ForAll("rows") List<Row> rows, @ForAll("rules") SummaryRule rule, @ForAll("days") LocalDate middle) {
        LocalDate calibration = middle;
        while (!rule.calendar().endsPeriod(calibration)) {
            calibration = calibration.plusDays(1);
        }
        LocalDate end = calibration.plusDays(40);
        PurchaseLog<Integer> log = log(rows);

        long before = log.grouped(rule, calibration).customers();
        log.split(rule, calibration, end).forEach(split -> {
            PurchaseSummary whole = log.summaries(rule, end)
                    .filter(customer -> customer.customer().equals(split.customer()))
                    .map(CustomerSummary::summary)
                    .findFirst()
                    .orElseThrow();
            assertThat(split.calibration().repeats() + split.holdoutPurchases()).isEqualTo(whole.repeats());
            assertThat(split.calibration().age()
                            + split.holdout().in(rule.calendar().unit()))
                    .isCloseTo(whole.age(), within(1e-9));
        });
        assertThat(log.split(rule, calibration, end)).hasSize(Math.toIntExact(before));
    }

    @Property
    void repeatsAreTheDaysWithAPurchaseButTheFirst(@ForAll("rows") List<Row> rows) {
        long purchases = new HashSet<>(rows.stream()
                        .filter(row -> !row.amount().isNegative())
                        .map(row -> List.of(row.customer(), row.day()))
                        .toList())
                .size();
        PurchaseLog<Integer> log = log(rows);
        PurchaseSummaries days = log.grouped(SummaryRule.of(PurchaseCalendar.DAYS), END);

        assertThat(days.repeatPurchases() + days.customers()).isEqualTo(purchases);
        assertThat(log.grouped(SummaryRule.of(PurchaseCalendar.EXACT_WEEKS), END)
                        .repeatPurchases())
                .isEqualTo(days.repeatPurchases());
        assertThat(log.tracking(SummaryRule.of(PurchaseCalendar.DAYS), START, 81, 1))
                .containsExactly(new TrackingPoint(END, days.repeatPurchases(), purchases));
        assertThat(log.activity(END).customers()).isEqualTo(days.customers());
    }

    private static PurchaseLog<Integer> log(List<Row> rows) {
        return rows.stream().collect(PurchaseLog.collector(CurrencyUnit.EUR, Row::customer, Row::day, Row::amount));
    }

    @Provide
    Arbitrary<SummaryRule> rules() {
        return Combinators.combine(
                        Arbitraries.of(PurchaseCalendar.class),
                        Arbitraries.of(Refunds.class),
                        Arbitraries.of(ZeroValues.class))
                .as(SummaryRule::new);
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Money> amounts =
                Arbitraries.integers().between(-2, 500).map(cents -> Money.ofMinor(CurrencyUnit.EUR, cents));
        return Combinators.combine(Arbitraries.integers().between(1, 5), days(), amounts)
                .as(Row::new)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 80).map(START::plusDays);
    }
}
