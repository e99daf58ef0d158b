package io.crmkit.metrics.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.metrics.retention.DateRange;
import io.crmkit.metrics.rfm.RfmValues;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PurchaseLogTest {
    private static final LocalDate END = LocalDate.parse("2025-03-31");
    private static final SummaryRule DAYS = SummaryRule.of(PurchaseCalendar.DAYS);

    @Test
    @DisplayName("t_x read as days since the last purchase would be 10 for 80")
    void lastRepeatIsCountedFromTheFirstPurchase() {
        PurchaseLog<String> log = log("2025-01-01", "5", "2025-03-22", "7").build();

        assertThat(only(log, DAYS)).isEqualTo(PurchaseSummary.of(1, 80, 89, 7, ModelUnit.DAY));
        assertThat(log.rfm(END, RfmFrequency.DAYS)).containsExactly(new RfmValues<>("a", 9, 2, 12));
    }

    @Test
    void theCalendarDecidesWhatIsOnePurchase() {
        // a Sunday and the Monday after it, in two months
        PurchaseLog<String> log = log("2025-01-31", "1", "2025-03-02", "1", "2025-03-02", "3", "2025-03-03", "2")
                .build();

        assertThat(only(log, DAYS)).isEqualTo(PurchaseSummary.of(2, 31, 59, 3, ModelUnit.DAY));
        assertThat(only(log, SummaryRule.of(PurchaseCalendar.EXACT_WEEKS)))
                .isEqualTo(PurchaseSummary.of(2, 31 / 7.0, 59 / 7.0, 3, ModelUnit.WEEK));
        assertThat(only(log, SummaryRule.of(PurchaseCalendar.CALENDAR_WEEKS)))
                .isEqualTo(PurchaseSummary.of(2, 5, 9, 3, ModelUnit.WEEK));
        assertThat(only(log, SummaryRule.of(PurchaseCalendar.CALENDAR_MONTHS)))
                .isEqualTo(PurchaseSummary.of(1, 2, 2, 6, ModelUnit.MONTH));
    }

    @Test
    void aRefundIsTakenOffTheLastPurchaseAndIsNone() {
        PurchaseLog<String> log = log("2025-01-01", "10", "2025-01-02", "-4", "2025-02-01", "20", "2025-02-01", "-6")
                .build();

        assertThat(only(log, DAYS)).isEqualTo(PurchaseSummary.of(1, 31, 89, 14, ModelUnit.DAY));
        assertThat(only(log, new SummaryRule(PurchaseCalendar.DAYS, Refunds.LEFT_OUT, ZeroValues.COUNTED)))
                .isEqualTo(PurchaseSummary.of(1, 31, 89, 20, ModelUnit.DAY));
        assertThat(log.rfm(END, RfmFrequency.PURCHASES)).containsExactly(new RfmValues<>("a", 58, 2, 20));
    }

    @Test
    void whoOnlyGotRefundsBoughtNothing() {
        PurchaseLog<String> log = log("2025-01-01", "-10").build();

        assertThat(log.summaries(DAYS, END)).isEmpty();
        assertThat(log.rfm(END, RfmFrequency.DAYS)).isEmpty();
        assertThat(log.activity(END).customers()).isZero();
    }

    @Test
    void aPurchaseForNothingCountsUnlessStated() {
        PurchaseLog<String> log = log("2025-01-01", "1", "2025-02-01", "0").build();

        assertThat(only(log, DAYS)).isEqualTo(PurchaseSummary.of(1, 31, 89, 0, ModelUnit.DAY));
        assertThat(only(log, new SummaryRule(PurchaseCalendar.DAYS, Refunds.DEDUCTED, ZeroValues.LEFT_OUT)))
                .isEqualTo(PurchaseSummary.of(0, 0, 89, ModelUnit.DAY));
    }

    @Test
    void whatIsBehindTheObservationIsNotLookedAt() {
        PurchaseLog<String> log = log("2025-01-01", "1", "2025-04-01", "5")
                .add("b", LocalDate.parse("2025-04-01"), eur("1"))
                .build();

        assertThat(only(log, DAYS)).isEqualTo(PurchaseSummary.of(0, 0, 89, ModelUnit.DAY));
        assertThat(log.grouped(DAYS, END).customers()).isEqualTo(1);
        assertThat(log.rfm(END, RfmFrequency.PURCHASES)).containsExactly(new RfmValues<>("a", 89, 1, 1));
    }

    @Test
    void theHoldoutBeginsWithAPeriod() {
        PurchaseLog<String> log = log("2025-01-01", "1", "2025-01-27", "1", "2025-02-03", "1", "2025-02-04", "1")
                .build();
        SummaryRule weeks = SummaryRule.of(PurchaseCalendar.CALENDAR_WEEKS);
        LocalDate sunday = LocalDate.parse("2025-02-02");

        assertThat(log.split(weeks, sunday, LocalDate.parse("2025-02-10")))
                .containsExactly(new HoldoutSummary<>(
                        "a", PurchaseSummary.of(1, 4, 4, 1, ModelUnit.WEEK), 1, ModelTime.weeks(2)));
        assertThatThrownBy(() -> log.split(weeks, sunday.plusDays(1), END))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("calibrationThru");
        assertThatThrownBy(() -> log.split(DAYS, END, END)).hasMessageContaining("observedThru");
        assertThat(log.split(DAYS, LocalDate.parse("2024-12-31"), END)).isEmpty();
    }

    @Test
    void trackingCountsWhatWasBeforeItInTheFirstStep() {
        PurchaseLog<String> log =
                log("2025-01-01", "1", "2025-01-05", "1", "2025-02-03", "1").build();

        assertThat(log.tracking(DAYS, LocalDate.parse("2025-01-10"), 30, 2))
                .containsExactly(
                        new TrackingPoint(LocalDate.parse("2025-02-08"), 2, 3),
                        new TrackingPoint(LocalDate.parse("2025-03-10"), 2, 3));
        assertThatThrownBy(() -> log.tracking(DAYS, END, 0, 1)).hasMessageContaining("steps");
        assertThatThrownBy(() -> log.tracking(DAYS, END, 1, 0)).hasMessageContaining("steps");
    }

    @Test
    void purchasesOfTheCoreAreReadInAZoneAndOneCurrency() {
        CustomerId ada = new CustomerId("ada");
        Instant lateInNewYork = Instant.parse("2025-01-02T03:00:00Z");
        Stream<Purchase> purchases = Stream.of(
                Purchase.sale(ada, eur("5")).happenedAt(lateInNewYork).build(),
                Purchase.subscription(ada, eur("8"))
                        .happenedAt(lateInNewYork.plusSeconds(864_000))
                        .build(),
                Purchase.refund(ada, eur("3"))
                        .happenedAt(lateInNewYork.plusSeconds(864_001))
                        .build(),
                Purchase.sale(ada, Money.parse("USD 5"))
                        .happenedAt(lateInNewYork)
                        .build());

        PurchaseLog<CustomerId> log =
                purchases.collect(PurchaseLog.ofPurchases(CurrencyUnit.EUR, ZoneId.of("America/New_York")));

        assertThat(log.inOtherCurrencies()).isEqualTo(1);
        assertThat(log.summaries(DAYS, LocalDate.parse("2025-01-31")))
                .containsExactly(new CustomerSummary<>(ada, PurchaseSummary.of(1, 10, 30, 5, ModelUnit.DAY)));
        assertThat(log.activity(END)
                        .active(new DateRange(LocalDate.parse("2025-01-01"), LocalDate.parse("2025-01-01"))))
                .isEqualTo(1);
        assertThat(PurchaseLog.ofPurchases(CurrencyUnit.EUR, ZoneOffset.UTC)).isNotNull();
    }

    @Test
    void amountsOfTwoCurrenciesNeverAdd() {
        PurchaseLog.Builder<String> log = log("2025-01-01", "5");

        assertThatThrownBy(() -> log.add("a", END, Money.parse("USD 1"))).hasMessageContaining("currency of the log");
        assertThatThrownBy(() -> log.add("a", END, Money.parse("EUR 92233720368547758.08")))
                .hasMessageContaining("64 bits");
        assertThat(log.build().entries()).isEqualTo(1);
        assertThatThrownBy(() -> log.build()
                        .merge(PurchaseLog.<String>builder(CurrencyUnit.USD).build()))
                .hasMessageContaining("currency");
    }

    /** Long histories are sorted in another way than short ones. */
    @Test
    void aLongHistoryIsReadInTheOrderOfDays() {
        PurchaseLog.Builder<String> backwards = PurchaseLog.builder(CurrencyUnit.EUR);
        PurchaseLog.Builder<String> forwards = PurchaseLog.builder(CurrencyUnit.EUR);
        for (int i = 0; i < 300; i++) {
            backwards.add("a", END.minusDays(i / 3), eur(Integer.toString(i % 3 - 1)));
            int j = 299 - i;
            forwards.add("a", END.minusDays(j / 3), eur(Integer.toString(j % 3 - 1)));
        }

        // each day a purchase of 1, one for nothing, and a refund of 1
        assertThat(only(backwards.build(), DAYS)).isEqualTo(PurchaseSummary.of(99, 99, 99, 0, ModelUnit.DAY));
        assertThat(backwards.build())
                .isEqualTo(forwards.build())
                .isNotEqualTo(log("2025-01-01", "1").build());
        assertThat(backwards.build().entries()).isEqualTo(300);
    }

    @Test
    void logsDifferInAnyEntry() {
        PurchaseLog<String> log = log("2025-01-01", "1", "2025-01-02", "2").build();

        assertThat(log).isEqualTo(log("2025-01-02", "2", "2025-01-01", "1").build());
        assertThat(log).isNotEqualTo(log("2025-01-01", "1", "2025-01-02", "3").build());
        assertThat(log).isNotEqualTo(log("2025-01-01", "1", "2025-01-03", "2").build());
        assertThat(log).isNotEqualTo(log("2025-01-01", "1").build());
        assertThat(log)
                .isNotEqualTo(PurchaseLog.<String>builder(CurrencyUnit.EUR)
                        .add("b", LocalDate.parse("2025-01-01"), eur("1"))
                        .add("b", LocalDate.parse("2025-01-02"), eur("2"))
                        .build());
    }

    @Test
    void aKeyIsNotPrinted() {
        PurchaseLog<String> log = PurchaseLog.<String>builder(CurrencyUnit.EUR)
                .add("ada@example.org", LocalDate.parse("2025-01-01"), eur("1"))
                .build();

        assertThat(log.toString()
                        + log.summaries(DAYS, END).toList()
                        + log.split(DAYS, LocalDate.parse("2025-02-01"), END).toList()
                        + log.rfm(END, RfmFrequency.DAYS))
                .doesNotContain("ada");
    }

    private static PurchaseSummary only(PurchaseLog<String> log, SummaryRule rule) {
        return log.summaries(rule, END)
                .map(CustomerSummary::summary)
                .findFirst()
                .orElseThrow();
    }

    private static PurchaseLog.Builder<String> log(String... daysAndAmounts) {
        PurchaseLog.Builder<String> log = PurchaseLog.builder(CurrencyUnit.EUR);
        for (int i = 0; i < daysAndAmounts.length; i += 2) {
            log.add("a", LocalDate.parse(daysAndAmounts[i]), eur(daysAndAmounts[i + 1]));
        }
        return log;
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @Test
    void daysThatStandForSomethingElseAreRefused() {
        PurchaseLog.Builder<String> builder = log("2025-01-01", "10");
        for (LocalDate day :
                List.of(LocalDate.MIN, LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1), LocalDate.MAX)) {
            assertThatThrownBy(() -> builder.add("a", day, eur("5"))).hasMessage("day must be from year 1 to 9999");
            assertThatThrownBy(() -> builder.build().grouped(DAYS, day))
                    .hasMessage("observedThru must be from year 1 to 9999");
            assertThatThrownBy(() -> builder.build().rfm(day, RfmFrequency.DAYS))
                    .hasMessage("date must be from year 1 to 9999");
        }
        assertThat(builder.add("a", LocalDate.of(1, 1, 1), eur("5")).build().entries())
                .isEqualTo(2);
    }
}
