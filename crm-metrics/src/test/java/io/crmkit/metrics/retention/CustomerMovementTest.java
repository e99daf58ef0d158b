package io.crmkit.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CustomerMovementTest {
    @Test
    @DisplayName("E / S, which counts new customers as retained, would be 110 percent")
    void newCustomersAreNotRetained() {
        CustomerMovement movement = CustomerMovement.of(200, 40, 220);

        assertThat(movement.retention(Returning.RETAINED).value()).hasValue(90);
        assertThat(movement.churn(Returning.RETAINED).value()).hasValue(10);
    }

    @Test
    void whoLeftAndReturnedCountsAsStatedAndTheIdSaysSo() {
        CustomerMovement movement = new CustomerMovement(100, 0, 90, 5, true);

        assertThat(movement.retention(Returning.RETAINED))
                .isEqualTo(rate("retention.customers.returning_retained", 90));
        assertThat(movement.retention(Returning.CHURNED)).isEqualTo(rate("retention.customers.returning_churned", 85));
        assertThat(movement.churn(Returning.CHURNED)).isEqualTo(rate("churn.customers.returning_churned", 15));
    }

    @Test
    void numbersThatCannotBeTrueAreRefused() {
        assertThatThrownBy(() -> CustomerMovement.of(200, 40, 30))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("movement.acquired");
        assertThatThrownBy(() -> CustomerMovement.of(200, 0, 201)).hasMessageContaining("movement.closing");
        assertThatThrownBy(() -> new CustomerMovement(10, 2, 8, 7, false)).hasMessageContaining("movement.returned");
        assertThatThrownBy(() -> CustomerMovement.of(-1, 0, 0)).hasMessageContaining("movement.opening");
        assertThatThrownBy(() -> CustomerMovement.of(0, -1, 0)).hasMessageContaining("movement.acquired");
    }

    @Test
    void ratesPoolTheirCountsAndKeepTheirReason() {
        Rate small = CustomerMovement.of(2, 0, 1).churn(Returning.RETAINED);
        Rate large = CustomerMovement.of(98, 0, 98).churn(Returning.RETAINED);
        Rate none = CustomerMovement.of(0, 5, 5).churn(Returning.RETAINED);

        assertThat(small.merge(large).value()).as("not the mean of 50 and 0").hasValue(1);
        assertThat(none.merge(none).undefined()).contains(NoValue.EMPTY_OPENING_BASE);
        assertThat(none.merge(small)).isEqualTo(small);
        assertThat(none.interval(0.95)).isEmpty();
        assertThat(large.interval(0.95).orElseThrow().upper()).isBetween(3.0, 4.0);
        assertThatThrownBy(() -> small.merge(Rate.none("win_back", NoValue.NOBODY_LAPSED)))
                .hasMessageContaining("metric");
    }

    @Test
    void revenueThatIsLostNeverExceedsTheOpening() {
        RevenueMovement revenue = new RevenueMovement(eur(100), eur(30), eur(20), eur(70));

        assertThat(revenue.grossRetention().value()).hasValue(50);
        assertThat(revenue.grossChurn().value()).hasValue(50);
        assertThat(revenue.netRetention().value()).hasValue(120);
        assertThat(revenue.netChurn().value()).hasValue(-20);
        assertThat(revenue.netChurn().merge(revenue.netChurn()).value()).hasValue(-20);
        assertThat(new RevenueMovement(eur(0), eur(0), eur(0), eur(5))
                        .netRetention()
                        .undefined())
                .contains(NoValue.NO_OPENING_REVENUE);
        assertThatThrownBy(() -> new RevenueMovement(eur(10), eur(6), eur(5), eur(0)))
                .hasMessageContaining("revenue.churned");
        assertThatThrownBy(() -> new RevenueMovement(eur(10), eur(6), Money.parse("USD 1"), eur(0)))
                .hasMessageContaining("one currency");
    }

    @Test
    void costPerCustomerNeedsACustomer() {
        assertThat(new Acquisition(500, 0, eur(10)).cost().undefined()).contains(NoValue.NOBODY_ACQUIRED);
        assertThat(new Acquisition(500, 0, eur(10)).rate().value()).hasValue(0);
        assertThat(new Acquisition(0, 0, eur(10)).rate().undefined()).contains(NoValue.NO_TARGETS);
        assertThat(new Acquisition(9, 3, eur(10))
                        .cost()
                        .merge(new Acquisition(9, 1, eur(2)).cost())
                        .value())
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("3"));
        assertThatThrownBy(() -> new Acquisition(1, 2, eur(10))).hasMessageContaining("acquisition.acquired");
    }

    private static Rate rate(String metric, long matching) {
        return Rate.of(metric, matching, 100, NoValue.EMPTY_OPENING_BASE).withPartial(true);
    }

    private static Money eur(long amount) {
        return Money.parse("EUR " + amount);
    }
}
