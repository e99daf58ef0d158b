package io.crmkit.metrics.roi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.comparison.AmountDifference;
import io.crmkit.metrics.comparison.MeanComparison;
import io.crmkit.metrics.comparison.ProportionComparison;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rating.Moments;
import java.util.List;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoiTest {
    @Test
    void breakEvenIsZero() {
        assertThat(new ReturnOnSpend(eur(100), eur(100)).roi().value()).hasValue(0);
        assertThat(new ReturnOnSpend(eur(100), eur(0)).roi().value()).hasValue(-100);
        assertThat(new ReturnOnSpend(eur(0), eur(5)).roi().undefined()).contains(NoValue.NO_SPEND);
        assertThatThrownBy(() -> new ReturnOnSpend(eur(1), Money.parse("USD 1")))
                .hasMessageContaining("currency");
    }

    @Test
    void paybackIsTheFirstTimeTheSpendIsBack() {
        assertThat(new Payback(eur(100), List.of(eur(40), eur(40), eur(40))).periods())
                .hasValue(2.5);
        assertThat(new Payback(eur(100), List.of(eur(40), eur(-20), eur(160))).periods())
                .hasValue(2.5);
        assertThat(new Payback(eur(100), List.of(eur(100), eur(-50))).periods()).hasValue(1);
        assertThat(new Payback(eur(100), List.of(eur(99))).periods()).isEmpty();
        assertThat(new Payback(eur(0), List.of()).periods()).hasValue(0);
    }

    @Test
    @DisplayName("counting all responses of the treated would give 120 for 20")
    void whatWouldHaveComeAnywayIsNotCaused() {
        Uplift uplift = new Uplift(1_000, 120, 500, 50);

        CausedReturn caused = uplift.caused(eur(10), eur(100), 0.95).orElseThrow();

        assertThat(caused.responses()).isCloseTo(20, within(1e-9));
        assertThat(caused.responsesInterval().contains(0)).isTrue();
        assertThat(caused.roi()).isCloseTo(100, within(1e-9));
        assertThat(caused.roiInterval().lower())
                .isCloseTo(caused.responsesInterval().lower() * 10 - 100, within(1e-9));
        assertThat(uplift.relative().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(uplift.comparison(ProportionComparison.WALD, 0.95)
                        .orElseThrow()
                        .difference())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void withoutAControlThereIsNoUplift() {
        assertThat(new Uplift(10, 5, 0, 0).comparison(ProportionComparison.NEWCOMBE, 0.95))
                .isEmpty();
        assertThat(new Uplift(10, 5, 0, 0).caused(eur(1), eur(1), 0.95)).isEmpty();
        assertThat(new Uplift(10, 5, 10, 5).caused(eur(1), eur(0), 0.95)).isEmpty();
        assertThat(new Uplift(10, 5, 10, 0).relative()).isEmpty();
        assertThatThrownBy(() -> new Uplift(10, 11, 10, 0)).hasMessageContaining("uplift.responses");
        assertThatThrownBy(() -> new Uplift(10, 1, 10, 0).caused(eur(0), eur(1), 0.95))
                .hasMessageContaining("margin");
    }

    @Test
    void amountsAreComparedAsApacheCommonsDoes() {
        double[] treated = {12.5, 0, 30, 45.25, 8};
        double[] control = {10, 0, 0, 22.75, 5, 1};

        AmountDifference welch = MeanComparison.WELCH
                .of(Moments.of(treated), Moments.of(control), 0.95)
                .orElseThrow();

        TTest.Result other =
                TTest.withDefaults().with(DataDispersion.HETEROSCEDASTIC).test(treated, control);
        assertThat(welch.test().orElseThrow().pValue()).isCloseTo(other.getPValue(), within(1e-12));
        assertThat(welch.difference()).isCloseTo(19.15 - 38.75 / 6, within(1e-12));
        assertThat(welch.interval().contains(0)).isTrue();
        assertThat(MeanComparison.WELCH.of(Moments.of(1), Moments.of(1, 2), 0.95))
                .isEmpty();
    }

    private static Money eur(long amount) {
        return Money.parse("EUR " + amount);
    }
}
