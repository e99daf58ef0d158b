package io.crmkit.metrics.contract;

import static io.crmkit.metrics.purchase.ModelUnit.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.crmkit.metrics.value.DiscountRate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The laws of customers who differ in their probability of leaving. */
class ContractProperties {
    @Property(tries = 200)
    void survivalFallsAndRetentionRises(
            @ForAll @DoubleRange(min = 0.05, max = 20) double alpha,
            @ForAll @DoubleRange(min = 0.05, max = 20) double beta,
            @ForAll @IntRange(min = 1, max = 100) int t) {
        ContractModel model = new ShiftedBetaGeometric(alpha, beta, YEAR);

        assertThat(model.survival(0)).isEqualTo(1);
        assertThat(model.survival(t)).isBetween(0.0, model.survival(t - 1));
        assertThat(model.retention(t + 1)).isGreaterThan(model.retention(t));
        assertThat(model.retention(t)).isCloseTo(model.survival(t) / model.survival(t - 1), withinPercentage(1e-8));
    }

    /** DERL(n) = r(n+1) (1 + DERL(n+1) / (1 + d)): the lifetime of today is the renewal and the lifetime after it. */
    @Property(tries = 200)
    void residualLifetimeIsARenewalAndTheLifetimeAfterIt(
            @ForAll @DoubleRange(min = 0.05, max = 20) double alpha,
            @ForAll @DoubleRange(min = 0.05, max = 20) double beta,
            @ForAll @IntRange(min = 3, max = 20_000) int basisPoints,
            @ForAll @IntRange(min = 0, max = 30) int n) {
        ContractModel model = new ShiftedBetaGeometric(alpha, beta, YEAR);
        double rate = basisPoints / 10_000.0;
        DiscountRate discount = DiscountRate.of(rate, YEAR);
        double now = model.discountedResidualLifetime(n, discount).orElseThrow();
        double next = model.discountedResidualLifetime(n + 1, discount).orElseThrow();

        assertThat(now).isCloseTo(model.retention(n + 1) * (1 + next / (1 + rate)), withinPercentage(1e-9));
    }
}
