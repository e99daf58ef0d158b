package io.crmkit.metrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.interval.ConfidenceInterval;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final Money ONE = Money.parse("EUR 1");
    private static final Money NONE = Money.parse("EUR 0");
    private static final Money DOLLAR = Money.parse("USD 1");

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Rate.of("a", -1, 2, NoValue.NO_TARGETS)).hasMessageContaining("rate.matching");
        assertThatThrownBy(() -> Rate.of("a", 3, 2, NoValue.NO_TARGETS)).hasMessageContaining("more than n");
        assertThatThrownBy(() -> UnitCost.of("a", ONE, -1, NoValue.NO_TARGETS)).hasMessageContaining("cost.n");
        assertThatThrownBy(() -> UnitCost.of("a", ONE.negated(), 1, NoValue.NO_TARGETS))
                .hasMessageContaining("cost.spend");
        assertThatThrownBy(() -> MoneyRatio.of("a", ONE, ONE.negated(), NoValue.NO_SPEND))
                .hasMessageContaining("ratio.whole");
        assertThatThrownBy(() -> MoneyRatio.of("a", DOLLAR, ONE, NoValue.NO_SPEND))
                .hasMessageContaining("ratio.part");
    }

    @Test
    void aReasonStandsWhereThereIsNoValueAndNowhereElse() {
        Optional<NoValue> reason = Optional.of(NoValue.NO_SPEND);

        assertThatThrownBy(() -> new Rate("a", 1, 2, false, reason)).hasMessageContaining("rate.undefined");
        assertThatThrownBy(() -> new Rate("a", 0, 0, false, Optional.empty())).hasMessageContaining("rate.undefined");
        assertThatThrownBy(() -> new UnitCost("a", ONE, 1, reason)).hasMessageContaining("cost.undefined");
        assertThatThrownBy(() -> new MoneyRatio("a", ONE, ONE, reason)).hasMessageContaining("ratio.undefined");
        assertThat(UnitCost.of("a", ONE, 0, NoValue.NO_TARGETS).value()).isEmpty();
        assertThat(MoneyRatio.of("a", ONE, NONE, NoValue.NO_SPEND).value()).isEmpty();
    }

    @Test
    void ratesAreMergedByTheirCounts() {
        Rate both = Rate.of("a", 1, 2, NoValue.NO_TARGETS)
                .merge(Rate.of("a", 0, 6, NoValue.NO_TARGETS).withPartial(true));

        assertThat(both).isEqualTo(new Rate("a", 1, 8, true, Optional.empty()));
        assertThat(both.value()).hasValue(12.5);
        assertThatThrownBy(() -> both.merge(Rate.none("b", NoValue.NO_TARGETS))).hasMessageContaining("metric");
    }

    /** Of two reasons the first in order, whichever comes first, so that merging is commutative. */
    @Test
    void reasonsMergeInAnyOrder() {
        Rate base = Rate.none("a", NoValue.EMPTY_OPENING_BASE);
        Rate observed = Rate.none("a", NoValue.NOT_OBSERVED);

        assertThat(base.merge(observed).undefined()).contains(NoValue.EMPTY_OPENING_BASE);
        assertThat(observed.merge(base).undefined()).contains(NoValue.EMPTY_OPENING_BASE);
        assertThat(base.merge(Rate.of("a", 1, 1, NoValue.NOT_OBSERVED)).undefined())
                .isEmpty();
        UnitCost targets = UnitCost.of("a", ONE, 0, NoValue.NO_TARGETS);
        UnitCost acquired = UnitCost.of("a", ONE, 0, NoValue.NOBODY_ACQUIRED);
        assertThat(targets.merge(acquired)).isEqualTo(acquired.merge(targets));
        MoneyRatio target = MoneyRatio.of("a", ONE, NONE, NoValue.NO_TARGET);
        MoneyRatio spend = MoneyRatio.of("a", ONE, NONE, NoValue.NO_SPEND);
        assertThat(target.merge(spend)).isEqualTo(spend.merge(target));
    }

    @Test
    void theIntervalIsInPercent() {
        ConfidenceInterval five =
                Rate.of("a", 5, 10, NoValue.NO_TARGETS).interval(0.95).orElseThrow();

        assertThat(five.lower()).isCloseTo(23.6593090512564, within(1e-9)); // the formula in Python
        assertThat(five.upper()).isCloseTo(76.3406909487436, within(1e-9));
        assertThat(Rate.none("a", NoValue.NO_TARGETS).interval(0.95)).isEmpty();
    }

    @Test
    void costsAndRatiosAreMergedByTheirSums() {
        UnitCost cost = UnitCost.of("a", ONE, 1, NoValue.NO_TARGETS);
        UnitCost inVain = UnitCost.of("a", ONE, 0, NoValue.NO_TARGETS);
        MoneyRatio ratio = MoneyRatio.of("a", ONE, ONE, NoValue.NO_SPEND);
        MoneyRatio none = MoneyRatio.of("a", ONE, NONE, NoValue.NO_SPEND);

        assertThat(cost.merge(inVain).value().orElseThrow()).isEqualByComparingTo("2");
        assertThat(inVain.merge(inVain).undefined()).contains(NoValue.NO_TARGETS);
        assertThat(ratio.merge(none).value()).hasValue(200);
        assertThat(none.merge(none).undefined()).contains(NoValue.NO_SPEND);
        assertThatThrownBy(() -> cost.merge(UnitCost.of("b", ONE, 1, NoValue.NO_TARGETS)))
                .hasMessageContaining("metric");
        assertThatThrownBy(() -> cost.merge(UnitCost.of("a", DOLLAR, 1, NoValue.NO_TARGETS)))
                .hasMessageContaining("same currency to merge");
        assertThatThrownBy(() -> ratio.merge(MoneyRatio.of("b", ONE, ONE, NoValue.NO_SPEND)))
                .hasMessageContaining("metric");
        assertThatThrownBy(() -> ratio.merge(MoneyRatio.of("a", DOLLAR, DOLLAR, NoValue.NO_SPEND)))
                .hasMessageContaining("same currency to merge");
    }
}
