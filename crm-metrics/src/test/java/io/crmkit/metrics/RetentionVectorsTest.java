package io.crmkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.SharedData.Order;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.metrics.retention.Acquisition;
import io.crmkit.metrics.retention.CohortAge;
import io.crmkit.metrics.retention.CohortCell;
import io.crmkit.metrics.retention.CohortTable;
import io.crmkit.metrics.retention.CustomerActivity;
import io.crmkit.metrics.retention.CustomerMovement;
import io.crmkit.metrics.retention.DateRange;
import io.crmkit.metrics.retention.Returning;
import io.crmkit.metrics.retention.RevenueMovement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code customer_vectors.csv} on retention; a row that no branch knows fails. */
class RetentionVectorsTest {
    private static final DateRange H1_97 = range("1997-01-01", "1997-06-30");
    private static final DateRange H2_97 = range("1997-07-01", "1997-12-31");
    private static final DateRange H1_98 = range("1998-01-01", "1998-06-30");

    static Stream<CustomerVector> vectors() {
        return CustomerVector.of("retention", "acquisition", "win_back", "cohort");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(CustomerVector row) {
        switch (row.id()) {
            case "CRR-1" ->
                row.check(movement(row).retention(Returning.RETAINED).value().orElseThrow());
            case "CRR-ZERO" -> {
                Rate rate = movement(row).retention(Returning.RETAINED);
                assertThat(rate.value()).isEmpty();
                assertThat(rate.undefined())
                        .contains(
                                NoValue.valueOf(row.expected().get("undefined").asString()));
            }
            case "REV-RET-1" -> {
                RevenueMovement revenue = new RevenueMovement(
                        money(row, "opening_mrr"),
                        money(row, "churned"),
                        money(row, "contraction"),
                        money(row, "expansion"));
                row.check(
                        revenue.grossRetention().value().orElseThrow(),
                        revenue.netRetention().value().orElseThrow());
            }
            case "CAC-1" -> {
                Acquisition acquisition =
                        new Acquisition(number(row, "targets"), number(row, "new"), money(row, "spend"));
                row.check(
                        acquisition.rate().value().orElseThrow(),
                        acquisition.cost().value().orElseThrow());
            }
            case "CDNS-RET" -> check(row, cdnow().retention(H1_97, H2_97));
            case "CDNS-RET2" -> check(row, cdnow().retention(H2_97, H1_98));
            case "CDNS-WIN" -> check(row, cdnow().winBack(H1_97, H2_97, H1_98));
            case "CDNS-COHORT-JAN", "CDNS-COHORT-FEB", "CDNS-COHORT-MAR" -> row.check(cohort(row));
            case "CDNS-BASE" -> {
                List<Order> orders = SharedData.cdnow();
                row.check(
                        orders.size(),
                        cdnow().customers(),
                        orders.stream()
                                .map(order -> order.customer() + order.day())
                                .distinct()
                                .count(),
                        orders.stream()
                                .map(Order::amount)
                                .reduce(Money::plus)
                                .orElseThrow()
                                .getAmount(),
                        orders.stream().filter(order -> order.amount().isZero()).count());
            }
            default -> throw new AssertionError("unknown row " + row);
        }
    }

    private static CustomerActivity<String> cdnow() {
        return SharedData.cdnow().stream()
                .collect(CustomerActivity.collector(LocalDate.parse("1998-06-30"), Order::customer, Order::day));
    }

    /** The cells that are observed; the rest of the row must be marked as not observed. */
    private static double[] cohort(CustomerVector row) {
        CohortTable table = CohortTable.of(cdnow(), CohortAge.CALENDAR_MONTHS);
        List<CohortCell> cells = table.cohort(
                        YearMonth.parse(row.input().get("cohort").asString()))
                .cells();
        List<CohortCell> unobserved = cells.subList(row.expected().size(), cells.size());
        assertThat(unobserved).allMatch(cell -> cell.observation() == CohortCell.Observation.NOT_OBSERVED);
        return cells.stream()
                .filter(cell -> cell.observation() == CohortCell.Observation.COMPLETE)
                .mapToDouble(cell -> (double) cell.active())
                .toArray();
    }

    private static void check(CustomerVector row, Rate rate) {
        assertThat(rate.partial()).isFalse();
        row.check(rate.n(), rate.matching(), rate.value().orElseThrow());
    }

    private static CustomerMovement movement(CustomerVector row) {
        return CustomerMovement.of(number(row, "start"), number(row, "new"), number(row, "end"));
    }

    private static long number(CustomerVector row, String field) {
        return row.input().get(field).asLong();
    }

    private static Money money(CustomerVector row, String field) {
        return Money.ofMajor(CurrencyUnit.EUR, number(row, field));
    }

    private static DateRange range(String from, String thru) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(thru));
    }
}
