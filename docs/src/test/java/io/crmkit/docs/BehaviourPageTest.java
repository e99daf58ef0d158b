package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.purchase.PurchaseCalendar;
import io.crmkit.metrics.purchase.PurchaseLog;
import io.crmkit.metrics.purchase.RfmFrequency;
import io.crmkit.metrics.purchase.SummaryRule;
import io.crmkit.metrics.purchase.csv.BadRow;
import io.crmkit.metrics.purchase.csv.PurchaseCsv;
import io.crmkit.metrics.purchase.csv.PurchaseImport;
import io.crmkit.metrics.purchase.csv.RowProblem;
import io.crmkit.metrics.retention.DateRange;
import io.crmkit.metrics.rfm.RfmBinning;
import io.crmkit.metrics.rfm.RfmScale;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The snippets of docs/behaviour.md. */
class BehaviourPageTest {
    private record Order(String customer, LocalDate day, Money amount) {}

    @Test
    void summariesRetentionAndRfm() {
        LocalDate today = LocalDate.parse("2025-03-31");
        DateRange january = DateRange.of(YearMonth.of(2025, 1));
        DateRange february = DateRange.of(YearMonth.of(2025, 2));
        List<Order> orders = List.of(
                new Order("a", LocalDate.parse("2025-01-05"), Money.parse("EUR 10")),
                new Order("a", LocalDate.parse("2025-02-02"), Money.parse("EUR 20")),
                new Order("b", LocalDate.parse("2025-01-07"), Money.parse("EUR 10")));

        // snippet
        PurchaseLog<String> log = orders.stream()
                .collect(PurchaseLog.collector(CurrencyUnit.EUR, Order::customer, Order::day, Order::amount));

        log.grouped(SummaryRule.of(PurchaseCalendar.EXACT_WEEKS), today);
        log.activity(today).retention(january, february).value();
        RfmScale scale = RfmScale.of(RfmBinning.TYPE_7, 5, log.rfm(today, RfmFrequency.DAYS))
                .orElseThrow();
        // end

        assertThat(log.activity(today).retention(january, february).value()).hasValue(50);
        assertThat(log.grouped(SummaryRule.of(PurchaseCalendar.EXACT_WEEKS), today)
                        .repeatPurchases())
                .isEqualTo(1);
        assertThat(scale.bins()).isEqualTo(5);
    }

    @Test
    void purchasesFromCsv() throws IOException {
        byte[] rows = "customer;ordered;total\na;05.01.2025;10,50\nb;07.01.2025;3\n".getBytes(StandardCharsets.UTF_8);
        byte[] oneBad = "customer;ordered;total\na;31.02.2025;10,50\nb;07.01.2025;3\n".getBytes(StandardCharsets.UTF_8);
        InputStream file = new ByteArrayInputStream(rows);
        InputStream again = new ByteArrayInputStream(oneBad);
        List<BadRow> report = new ArrayList<>();

        // snippet
        PurchaseCsv csv = PurchaseCsv.builder(CurrencyUnit.EUR)
                .customer("customer")
                .day("ordered", DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT)) // or instant("ordered", zone)
                .amount("total", ',')
                .separator(';')
                .build();
        PurchaseImport all = csv.read(file); // refuses the file at the first bad row
        PurchaseImport good = csv.readSkipping(again, report::add); // leaves bad rows out, reports and counts each
        // end

        assertThat(all.log().entries()).isEqualTo(2);
        assertThat(good.log().entries()).isEqualTo(1);
        assertThat(report).containsExactly(new BadRow(2, RowProblem.DAY_FORMAT));
    }
}
