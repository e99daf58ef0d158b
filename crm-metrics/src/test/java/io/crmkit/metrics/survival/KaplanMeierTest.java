package io.crmkit.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
    private final KaplanMeier treated = KaplanMeier.of(Relapses.TREATED).orElseThrow();

    @Test
    @DisplayName("taking the censored of a time out of its risk set gives 0.850 for 0.857")
    void whoIsCensoredAtATimeIsAtRiskThen() {
        assertThat(treated.survival(6)).hasValue(18.0 / 21);
        assertThat(treated.steps().get(0)).isEqualTo(new SurvivalStep(6, 21, 3, 18.0 / 21, 3.0 / (21 * 18)));
    }

    @Test
    @DisplayName("S that falls to 0 because the longest lifetime is censored")
    void theCurveEndsWhereObservationEnds() {
        assertThat(treated.survival(35).orElseThrow()).isCloseTo(0.448179, within(1e-6));
        assertThat(treated.survival(35.5)).isEmpty();
        assertThat(treated.standardError(35.5)).isEmpty();
        assertThat(treated.interval(35.5, 0.95)).isEmpty();
        assertThat(treated.lastTime()).isEqualTo(35);
        assertThat(treated.n()).isEqualTo(21);
    }

    @Test
    void aCurveThatReachesZeroStaysThere() {
        KaplanMeier placebo = KaplanMeier.of(Relapses.PLACEBO).orElseThrow();

        assertThat(placebo.survival(1_000)).hasValue(0);
        assertThat(placebo.standardError(1_000)).hasValue(0);
        assertThat(placebo.interval(23, 0.95)).isEmpty();
    }

    @Test
    void thereIsNoLogLogIntervalBeforeTheFirstEvent() {
        assertThat(treated.survival(5.9)).hasValue(1);
        assertThat(treated.standardError(5.9)).hasValue(0);
        assertThat(treated.interval(5.9, 0.95)).isEmpty();
    }

    @Test
    void quantilesThatAreNotReachedAreEmpty() {
        assertThat(treated.median()).hasValue(23);
        assertThat(treated.quantile(0.25)).hasValue(13);
        assertThat(treated.quantile(0.6)).isEmpty();
        assertThat(KaplanMeier.of(Relapses.of(-3, -4)).orElseThrow().median()).isEmpty();
    }

    @Test
    @DisplayName("S = 1/2 on paper is 0.5000000000000001 in doubles, and must still be the median")
    void theMedianToleratesRounding() {
        KaplanMeier sixths = KaplanMeier.of(Relapses.of(1, 2, 3, 4, 5, 6)).orElseThrow();
        KaplanMeier tenths =
                KaplanMeier.of(Relapses.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).orElseThrow();

        assertThat(sixths.median()).hasValue(3);
        assertThat(tenths.median()).hasValue(5);
        assertThat(tenths.quantile(0.3)).hasValue(3);
    }

    @Test
    @DisplayName("a late entry that is at risk from 0 on gives 2/3 for 1/2")
    void whoEntersLateIsNotAtRiskBefore() {
        List<Lifetime> lifetimes = List.of(
                Lifetime.ended(2), Lifetime.censored(5), Lifetime.ended(6).enteredAt(2));

        KaplanMeier curve = KaplanMeier.of(lifetimes).orElseThrow();

        assertThat(curve.survival(2)).hasValue(0.5);
        assertThat(curve.steps().get(1).atRisk()).isEqualTo(1);
    }

    @Test
    void weightedCurvesHaveNoGreenwoodError() {
        KaplanMeier weighted = KaplanMeier.of(List.of(
                        Lifetime.ended(1).withWeight(0.1), Lifetime.ended(2).withWeight(0.3)))
                .orElseThrow();

        assertThat(weighted.weighted()).isTrue();
        assertThat(weighted.survival(1).orElseThrow()).isCloseTo(0.75, within(1e-15));
        assertThat(weighted.survival(2))
                .as("all are gone, whatever the rounding")
                .hasValue(0);
        assertThat(weighted.standardError(1)).isEmpty();
        assertThat(weighted.interval(1, 0.95)).isEmpty();
    }

    @Test
    void nothingHasNoCurveAndNonsenseIsRefused() {
        assertThat(KaplanMeier.of(List.of())).isEmpty();
        assertThatThrownBy(() -> Lifetime.ended(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Lifetime.ended(3).enteredAt(3)).hasMessageContaining("lifetime.end");
        assertThatThrownBy(() -> Lifetime.ended(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Lifetime.ended(1).withWeight(0)).hasMessageContaining("lifetime.weight");
        assertThatThrownBy(() -> treated.survival(-1)).hasMessageContaining("time");
        assertThatThrownBy(() -> treated.quantile(1)).hasMessageContaining("share");
        assertThatThrownBy(() -> treated.interval(10, 1)).hasMessageContaining("level");
    }

    @Test
    void weightsWhoseSumOverflowsAreRefused() {
        Lifetime one = Lifetime.ended(1);

        assertThatThrownBy(() -> one.withWeight(1e291))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("lifetime.weight must be finite and at most 1e290 in size");
        assertThat(KaplanMeier.of(
                                List.of(one.withWeight(1e290), Lifetime.ended(2).withWeight(1e290)))
                        .orElseThrow()
                        .survival(1))
                .hasValue(0.5);
    }
}
