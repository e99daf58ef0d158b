package io.crmkit.metrics.roi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RoiInputTest {
    private static final Money TEN = Money.parse("EUR 10");
    private static final Money DOLLARS = Money.parse("USD 10");
    private static final Uplift UPLIFT = new Uplift(1_000, 120, 500, 50);

    @Test
    void aSpendIsNotNegativeAndInOneCurrencyWithItsGains() {
        assertThatThrownBy(() -> new ReturnOnSpend(TEN.negated(), TEN)).hasMessageContaining("return.spend");
        assertThatThrownBy(() -> new Payback(TEN.negated(), List.of())).hasMessageContaining("payback.spend");
        assertThatThrownBy(() -> new Payback(TEN, List.of(TEN, DOLLARS))).hasMessageContaining("payback.gains");
        assertThatThrownBy(() -> UPLIFT.caused(TEN, DOLLARS, 0.95)).hasMessageContaining("currency of the spend");
        assertThatThrownBy(() -> UPLIFT.caused(TEN, TEN.negated(), 0.95)).hasMessageContaining("not negative");
        assertThatThrownBy(() -> UPLIFT.caused(TEN.minus(TEN), TEN, 0.95)).hasMessageContaining("above 0");
    }

    @Test
    void noMoreRespondThanThereAre() {
        assertThatThrownBy(() -> new Uplift(5, 6, 5, 1)).hasMessageContaining("uplift.responses");
        assertThatThrownBy(() -> new Uplift(5, 1, 5, 6)).hasMessageContaining("uplift.responses");
        assertThatThrownBy(() -> new Uplift(5, -1, 5, 1)).hasMessageContaining("treatedResponses");
        assertThatThrownBy(() -> new Uplift(5, 1, 5, -1)).hasMessageContaining("controlResponses");
        assertThat(new Uplift(5, 5, 5, 5).relative()).hasValue(0);
    }

    @Test
    void bothEndsOfTheReturnAreThoseOfTheResponsesTimesTheMargin() {
        CausedReturn caused = UPLIFT.caused(TEN, Money.parse("EUR 50"), 0.95).orElseThrow();

        double upper = caused.responsesInterval().upper() * 10 / 50 * 100 - 100;
        assertThat(caused.roiInterval().upper()).isCloseTo(upper, within(1e-9));
        assertThat(caused.roiInterval().rawUpper()).isCloseTo(upper, within(1e-9));
        assertThat(caused.roiInterval().rawLower())
                .isCloseTo(caused.roiInterval().lower(), within(1e-9));
    }
}
