package io.crmkit.metrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaximumLikelihoodTest {
    /** 40 exponential waiting times with a sum of 100: the rate is 0.4 and its standard error 0.4 / √40. */
    private static double exponential(double... at) {
        return 40 * Math.log(at[0]) - 100 * at[0];
    }

    /** Rosenbrock's valley, upside down and on logarithms: the top is at (e, e²). */
    private static double valley(double... at) {
        double u = Math.log(at[0]) - 1;
        double v = Math.log(at[1]) - 2 - u * u;
        return -(u * u + 100 * v * v);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.4, 1, 1e5})
    void findsTheMaximumFromAnywhere(double start) {
        Fit<double[]> fit = one(MaximumLikelihoodTest::exponential, FitSettings.DEFAULT.startingAt(start))
                .orElseThrow();

        ParameterEstimate rate = fit.parameter("rate");
        assertThat(rate.value()).isCloseTo(0.4, withinPercentage(1e-6));
        assertThat(rate.standardError()).isCloseTo(0.4 / Math.sqrt(40), withinPercentage(1e-3));
        assertThat(fit.model()).containsExactly(rate.value());
        assertThat(fit.logLikelihood()).isCloseTo(40 * Math.log(0.4) - 40, within(1e-9));
        assertThat(fit.start()).containsExactly(start);
        assertThat(fit.possibleGain()).isBetween(0.0, 1e-9);
        assertThat(fit.sampleSize()).isEqualTo(40);
        assertThat(fit.aic()).isCloseTo(2 - 2 * fit.logLikelihood(), within(1e-9));
        assertThat(fit.bic()).isCloseTo(Math.log(40) - 2 * fit.logLikelihood(), within(1e-9));
    }

    @Test
    void followsACurvedValley() {
        Fit<double[]> fit =
                two(MaximumLikelihoodTest::valley, FitSettings.DEFAULT).orElseThrow();

        assertThat(fit.parameter("a").value()).isCloseTo(Math.E, withinPercentage(1e-3));
        assertThat(fit.parameter("b").value()).isCloseTo(Math.exp(2), withinPercentage(1e-3));
        assertThat(fit.parameter("a").standardError() / Math.E).isCloseTo(Math.sqrt(0.5), withinPercentage(0.1));
        assertThat(fit.parameter("b").standardError() / Math.exp(2)).isCloseTo(Math.sqrt(0.005), withinPercentage(0.1));
        assertThat(fit.evaluations()).isLessThan(1_000);
    }

    @Test
    void countsItsEvaluations() {
        int[] calls = new int[1];
        Fit<double[]> fit = one(
                        at -> {
                            calls[0]++;
                            return exponential(at);
                        },
                        FitSettings.DEFAULT)
                .orElseThrow();

        assertThat(fit.evaluations()).isEqualTo(calls[0]);
    }

    @Test
    void intervalsAreThoseOfTheLogarithm() {
        ParameterEstimate estimate = new ParameterEstimate("alpha", 2, 0.4);

        assertThat(estimate.interval(0.95).method()).isEqualTo("wald.log");
        assertThat(estimate.interval(0.95).lower()).isCloseTo(2 * Math.exp(-1.959963985 * 0.2), within(1e-8));
        assertThat(estimate.interval(0.95).upper()).isCloseTo(2 * Math.exp(1.959963985 * 0.2), within(1e-8));
        assertThatThrownBy(() -> estimate.interval(1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatIsNotANumberIsImpossibleAndNotAnAnswer() {
        // a wall right beside the maximum
        Fit<double[]> fit = one(at -> at[0] > 0.5 ? Double.NaN : exponential(at), FitSettings.DEFAULT.startingAt(0.1))
                .orElseThrow();

        assertThat(fit.parameter("rate").value()).isCloseTo(0.4, withinPercentage(1e-6));
    }

    @Test
    void aStartWithoutLikelihoodIsToldSo() {
        NoFit<double[]> none = none(one(at -> Double.NaN, FitSettings.DEFAULT));

        assertThat(none.obstacle()).isEqualTo(FitObstacle.NOT_FINITE);
        assertThat(none.lastLogLikelihood()).isEmpty();
        assertThat(none.evaluations()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 20})
    void aSearchThatIsCutOffIsToldSo(int limit) {
        NoFit<double[]> none = none(two(MaximumLikelihoodTest::valley, FitSettings.DEFAULT.withMaxEvaluations(limit)));

        assertThat(none.obstacle()).isEqualTo(FitObstacle.EVALUATION_LIMIT);
        assertThat(none.evaluations()).isEqualTo(limit);
        assertThat(none.lastLogLikelihood().orElseThrow()).isNegative();
        assertThatThrownBy(none::orElseThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EVALUATION_LIMIT after " + limit);
    }

    @Test
    void aParameterWithoutEndIsToldSo() {
        NoFit<double[]> none = none(one(at -> Math.log(at[0]), FitSettings.DEFAULT));

        assertThat(none.obstacle()).isIn(FitObstacle.UNBOUNDED, FitObstacle.NOT_IDENTIFIED);
        assertThat(none(one(at -> -1e3 / at[0], FitSettings.DEFAULT)).obstacle())
                .isIn(FitObstacle.UNBOUNDED, FitObstacle.NOT_IDENTIFIED);
    }

    @Test
    void parametersThatStandInForEachOtherAreToldSo() {
        NoFit<double[]> none = none(two(at -> exponential(at[0] * at[1]), FitSettings.DEFAULT));

        assertThat(none.obstacle()).isEqualTo(FitObstacle.NOT_IDENTIFIED);
        assertThat(none(two(MaximumLikelihoodTest::exponential, FitSettings.DEFAULT))
                        .obstacle())
                .isEqualTo(FitObstacle.NOT_IDENTIFIED);
    }

    @Test
    void aSampleThatTellsNothingHasNoFit() {
        NoFit<double[]> none = none(MaximumLikelihood.noInformation());

        assertThat(none.obstacle()).isEqualTo(FitObstacle.NO_INFORMATION);
        assertThat(none.lastLogLikelihood()).isEmpty();
        assertThat(none.evaluations()).isZero();
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> FitSettings.DEFAULT.startingAt(1, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> FitSettings.DEFAULT.withMaxEvaluations(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> one(MaximumLikelihoodTest::exponential, FitSettings.DEFAULT.startingAt(1, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("start must have 1 values");
        assertThatThrownBy(() -> MaximumLikelihood.fit(
                        List.of("rate"), MaximumLikelihoodTest::exponential, at -> at, 0, FitSettings.DEFAULT))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> one(MaximumLikelihoodTest::exponential, FitSettings.DEFAULT)
                        .orElseThrow()
                        .parameter("beta"))
                .isInstanceOf(InvalidInputException.class);
    }

    private static FitResult<double[]> one(ToDoubleFunction<double[]> likelihood, FitSettings settings) {
        return MaximumLikelihood.fit(List.of("rate"), likelihood, at -> at, 40, settings);
    }

    private static FitResult<double[]> two(ToDoubleFunction<double[]> likelihood, FitSettings settings) {
        return MaximumLikelihood.fit(List.of("a", "b"), likelihood, at -> at, 40, settings);
    }

    private static NoFit<double[]> none(FitResult<double[]> result) {
        assertThat(result).isInstanceOf(NoFit.class);
        return (NoFit<double[]>) result;
    }
}
