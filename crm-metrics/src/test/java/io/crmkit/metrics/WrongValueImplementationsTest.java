package io.crmkit.metrics;

import static io.crmkit.metrics.purchase.ModelUnit.MONTH;
import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.btyd.AliveProbability;
import io.crmkit.metrics.btyd.BgNbd;
import io.crmkit.metrics.btyd.GammaGamma;
import io.crmkit.metrics.btyd.MbgNbd;
import io.crmkit.metrics.btyd.ParetoNbd;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseSummary;
import io.crmkit.metrics.purchase.UnitConversion;
import io.crmkit.metrics.value.DiscountRate;
import io.crmkit.metrics.value.LifetimeValue;
import org.junit.jupiter.api.Test;

/** Mistakes that other tools make with customer value; each test fails on the mistake. */
class WrongValueImplementationsTest {
    private static final BgNbd CDNOW = new BgNbd(0.24259291, 4.41353152, 0.79288608, 2.42575371, WEEK);

    /** The quickstart of lifetimes fits on weeks and takes 30 units for a month: 140.0962 instead of 36.2785. */
    @Test
    void twelveMonthsCannotBe360Weeks() {
        GammaGamma spend = new GammaGamma(6.24880314, 3.74458839, 15.4477463);
        PurchaseSummary first = PurchaseSummary.of(2, 30.43, 38.86, 22.35, WEEK);
        DiscountRate monthly = DiscountRate.of(0.01, MONTH);

        assertThatThrownBy(() -> LifetimeValue.of(CDNOW, spend, ModelTime.months(12), monthly))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new UnitConversion("weeks_per_month.30", MONTH, WEEK, 30))
                .isInstanceOf(InvalidInputException.class);
        assertThat(LifetimeValue.of(CDNOW, spend, ModelTime.months(12), monthly, UnitConversion.WEEKS_PER_MONTH_4_345)
                        .of(first)
                        .orElseThrow())
                .isCloseTo(36.2785, within(1e-4));
    }

    /** Users of lifetimes wonder why one-time buyers are alive for certain (#44, #165, #212, #239, #409). */
    @Test
    void aliveForLackOfARepeatPurchaseIsToldApart() {
        PurchaseSummary once = PurchaseSummary.of(0, 0, 39, WEEK);
        PurchaseSummary twice = PurchaseSummary.of(1, 20, 39, WEEK);

        assertThat(CDNOW.probabilityAlive(once)).isEqualTo(new AliveProbability(1, true));
        assertThat(CDNOW.probabilityAlive(twice).byAssumption()).isFalse();
        for (AliveProbability other : new AliveProbability[] {
            new MbgNbd(0.525, 6.183, 0.891, 1.614, WEEK).probabilityAlive(once),
            new ParetoNbd(0.553, 10.578, 0.606, 11.669, WEEK).probabilityAlive(once)
        }) {
            assertThat(other.byAssumption()).isFalse();
            assertThat(other.value()).isBetween(0.2, 0.8);
        }
    }

    /** Powers of (α+T)/(α+t_x) overflow for large x unless they stay logarithms, and 2F1 does for large parameters. */
    @Test
    void manyPurchasesNeitherOverflowNorUnderflow() {
        PurchaseSummary silent = PurchaseSummary.of(5_000, 1, 1_000, WEEK);
        PurchaseSummary active = PurchaseSummary.of(5_000, 1_000, 1_000, WEEK);

        assertThat(CDNOW.probabilityAlive(silent).value()).isEqualTo(0.0);
        assertThat(CDNOW.expectedPurchases(silent, ModelTime.weeks(52))).isEqualTo(0.0);
        // about five a week, less the few who leave
        assertThat(CDNOW.expectedPurchases(active, ModelTime.weeks(52))).isBetween(240.0, 260.0);
        assertThat(new ParetoNbd(0.553, 10.578, 0.606, 11.669, WEEK).expectedPurchases(active, ModelTime.weeks(52)))
                .isBetween(240.0, 260.0);
    }

    /** t_x counts from the first purchase. Read as days since the last one, a customer who just bought would be taken for lost. */
    @Test
    void lastRepeatIsNotTheTimeSinceThen() {
        PurchaseSummary justBought = PurchaseSummary.of(10, 38, 39, WEEK);
        PurchaseSummary misread = PurchaseSummary.of(10, 1, 39, WEEK);

        assertThat(CDNOW.probabilityAlive(justBought).value()).isGreaterThan(0.9);
        assertThat(CDNOW.probabilityAlive(misread).value()).isLessThan(1e-6);
        // read so, a customer without repeat would have bought last at the age of T
        assertThatThrownBy(() -> PurchaseSummary.of(0, 39, 39, WEEK)).isInstanceOf(InvalidInputException.class);
    }
}
