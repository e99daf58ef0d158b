package io.crmkit.metrics.contract;

import static io.crmkit.metrics.purchase.ModelUnit.MONTH;
import static io.crmkit.metrics.purchase.ModelUnit.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.fit.Fit;
import io.crmkit.metrics.fit.FitObstacle;
import io.crmkit.metrics.fit.FitResult;
import io.crmkit.metrics.fit.FitSettings;
import io.crmkit.metrics.fit.NoFit;
import io.crmkit.metrics.value.DiscountRate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractModelTest {
    private static final DiscountRate TEN_PERCENT = DiscountRate.of(0.1, YEAR);

    @Test
    void cohortsOfDifferentLengthAddUp() {
        ContractCohort longer = ContractCohort.of(YEAR, 100, 80, 70, 65);
        ContractCohort shorter = ContractCohort.of(YEAR, 50, 38);
        ContractModel model = new ShiftedBetaGeometric(0.7, 3.1, YEAR);

        assertThat(model.logLikelihood(List.of(longer, shorter)))
                .isCloseTo(model.logLikelihood(List.of(longer)) + model.logLikelihood(List.of(shorter)), within(1e-10));
        // 20 lost in the first year, 10 in the second, 5 in the third, 65 left
        assertThat(model.logLikelihood(List.of(longer)))
                .isCloseTo(
                        20 * Math.log(1 - model.survival(1))
                                + 10 * Math.log(model.survival(1) - model.survival(2))
                                + 5 * Math.log(model.survival(2) - model.survival(3))
                                + 65 * Math.log(model.survival(3)),
                        within(1e-9));
        assertThat(ShiftedBetaGeometric.fit(List.of(longer, shorter))
                        .orElseThrow()
                        .sampleSize())
                .isEqualTo(150);
    }

    @Test
    void weibullWithoutStretchIsGeometric() {
        ShiftedBetaGeometric sbg = new ShiftedBetaGeometric(0.668, 3.806, YEAR);
        BetaDiscreteWeibull bdw = new BetaDiscreteWeibull(0.668, 3.806, 1, YEAR);
        ContractCohort cohort = ContractCohort.of(YEAR, 100, 80, 70, 65);

        for (int t = 0; t <= 12; t++) {
            assertThat(bdw.survival(t)).isCloseTo(sbg.survival(t), within(1e-14));
            assertThat(bdw.retention(t + 1)).isCloseTo(sbg.retention(t + 1), within(1e-13));
            assertThat(bdw.discountedResidualLifetime(t, TEN_PERCENT).orElseThrow())
                    .isCloseTo(sbg.discountedResidualLifetime(t, TEN_PERCENT).orElseThrow(), withinPercentage(1e-9));
        }
        assertThat(bdw.logLikelihood(List.of(cohort))).isCloseTo(sbg.logLikelihood(List.of(cohort)), within(1e-10));
    }

    /** S(t) = B(α, β + t^c) / B(α, β) with α = 1: β / (β + t^c). */
    @Test
    void weibullStretchesTime() {
        BetaDiscreteWeibull model = new BetaDiscreteWeibull(1, 4, 1.5, YEAR);

        assertThat(model.survival(0)).isEqualTo(1);
        assertThat(model.survival(4)).isCloseTo(4 / (4 + 8.0), within(1e-14));
        assertThat(model.retention(4)).isCloseTo((4 + Math.pow(3, 1.5)) / (4 + 8.0), within(1e-13));
    }

    @Test
    void weibullIsFoundAgain() {
        BetaDiscreteWeibull truth = new BetaDiscreteWeibull(0.8, 2.5, 1.4, YEAR);
        double[] survivors = IntStream.rangeClosed(0, 12)
                .mapToDouble(t -> 10_000 * truth.survival(t))
                .toArray();
        List<ContractCohort> exact = List.of(ContractCohort.of(YEAR, survivors));

        Fit<BetaDiscreteWeibull> fit = BetaDiscreteWeibull.fit(exact).orElseThrow();

        assertThat(fit.parameter("alpha").value()).isCloseTo(0.8, withinPercentage(0.01));
        assertThat(fit.parameter("beta").value()).isCloseTo(2.5, withinPercentage(0.01));
        assertThat(fit.parameter("c").value()).isCloseTo(1.4, withinPercentage(0.01));
        assertThat(fit.logLikelihood())
                .isGreaterThan(ShiftedBetaGeometric.fit(exact).orElseThrow().logLikelihood());
    }

    /** Draws each customer's probability of leaving, then the renewals. */
    @Test
    void geometricIsFoundAgainAmongSimulatedCustomers() {
        SplittableRandom random = new SplittableRandom(7);
        double[] survivors = new double[9];
        for (int i = 0; i < 20_000; i++) {
            // Beta(1, 3) by inversion
            double leaves = 1 - Math.pow(random.nextDouble(), 1 / 3.0);
            survivors[0]++;
            for (int t = 1; t < 9 && random.nextDouble() >= leaves; t++) {
                survivors[t]++;
            }
        }
        Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(List.of(ContractCohort.of(MONTH, survivors)))
                .orElseThrow();

        assertThat(fit.parameter("alpha").interval(0.999).contains(1)).isTrue();
        assertThat(fit.parameter("beta").interval(0.999).contains(3)).isTrue();
        assertThat(fit.parameter("alpha").standardError()).isLessThan(0.05);
        assertThat(fit.model().unit()).isEqualTo(MONTH);
    }

    @Test
    void residualLifetimeWithoutDiscountIsFiniteForSomeModelsOnly() {
        DiscountRate none = DiscountRate.of(0, YEAR);

        // the mean of β/(α-1) with β = 3 and α = 2.5 after two renewals
        assertThat(new ShiftedBetaGeometric(2.5, 3, YEAR)
                        .discountedResidualLifetime(2, none)
                        .orElseThrow())
                .isCloseTo(5 / 1.5, within(1e-12));
        assertThat(new ShiftedBetaGeometric(1, 3, YEAR).discountedResidualLifetime(2, none))
                .isEmpty();
        assertThat(new BetaDiscreteWeibull(2.5, 3, 1, YEAR).discountedResidualLifetime(2, none))
                .isEmpty();
        assertThatThrownBy(() -> new BetaDiscreteWeibull(2.5, 3, 1, YEAR)
                        .discountedResidualLifetime(2, DiscountRate.of(1e-5, YEAR)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0.0001");
    }

    @Test
    void aYearlyContractTakesNoMonthlyRate() {
        DiscountRate monthly = DiscountRate.of(0.01, MONTH);
        List<ContractCohort> months = List.of(ContractCohort.of(MONTH, 100, 80, 70));

        for (ContractModel model :
                List.of(new ShiftedBetaGeometric(0.7, 3, YEAR), new BetaDiscreteWeibull(0.7, 3, 1, YEAR))) {
            assertThatThrownBy(() -> model.discountedResidualLifetime(0, monthly))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> model.logLikelihood(months)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> model.survival(-1)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> model.retention(0)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> model.discountedResidualLifetime(-1, TEN_PERCENT))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(List.of(months.get(0), ContractCohort.of(YEAR, 100, 80, 70))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> BetaDiscreteWeibull.fit(List.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void thereIsNoFitIfNobodyLeftOrEverybody() {
        for (ContractCohort cohort :
                List.of(ContractCohort.of(YEAR, 100, 100, 100), ContractCohort.of(YEAR, 100, 40, 0))) {
            assertThat(obstacle(ShiftedBetaGeometric.fit(List.of(cohort)))).isEqualTo(FitObstacle.NO_INFORMATION);
            assertThat(obstacle(BetaDiscreteWeibull.fit(List.of(cohort)))).isEqualTo(FitObstacle.NO_INFORMATION);
        }
    }

    /** Retention that does not change, or falls, is that of customers who do not differ. */
    @Test
    void thereIsNoFitIfCustomersDoNotDiffer() {
        assertThat(obstacle(ShiftedBetaGeometric.fit(List.of(ContractCohort.of(YEAR, 1_000, 900, 800, 680)))))
                .isIn(FitObstacle.UNBOUNDED, FitObstacle.NOT_IDENTIFIED);
        assertThat(obstacle(ShiftedBetaGeometric.fit(List.of(ContractCohort.of(YEAR, 1_000, 900)))))
                .isIn(FitObstacle.UNBOUNDED, FitObstacle.NOT_IDENTIFIED);
        assertThat(obstacle(BetaDiscreteWeibull.fit(
                        List.of(ContractCohort.of(YEAR, 1_000, 900, 850)), FitSettings.DEFAULT)))
                .isIn(FitObstacle.UNBOUNDED, FitObstacle.NOT_IDENTIFIED);
    }

    private static FitObstacle obstacle(FitResult<?> result) {
        assertThat(result).isInstanceOf(NoFit.class);
        return ((NoFit<?>) result).obstacle();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "0 0", "100 101", "100 -1", "100 90 NaN", "Infinity 3"})
    void survivorsNeverRise(String survivors) {
        double[] numbers = Arrays.stream(survivors.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();

        assertThatThrownBy(() -> ContractCohort.of(YEAR, numbers))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("survivors");
    }

    @Test
    void parametersAreFiniteAndPositive() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ShiftedBetaGeometric(bad, 1, YEAR)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> new ShiftedBetaGeometric(1, bad, YEAR)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> new BetaDiscreteWeibull(bad, 1, 1, YEAR))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> new BetaDiscreteWeibull(1, bad, 1, YEAR))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> new BetaDiscreteWeibull(1, 1, bad, YEAR))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    /** Numbers of mpmath at 60 digits; logarithms of gamma functions apart were wrong in the seventh. */
    @Test
    void largeParametersAndFarRenewalsKeepTheirDigits() {
        ShiftedBetaGeometric alike = new ShiftedBetaGeometric(1e6, 1e8, YEAR);
        BetaDiscreteWeibull rising = new BetaDiscreteWeibull(60, 1, 2, YEAR);

        assertThat(alike.survival(10)).isCloseTo(0.9052869587264398, within(1e-8));
        assertThat(rising.retention(10_000)).isCloseTo(0.9880711235964362, within(1e-12));
        assertThat(rising.discountedResidualLifetime(10_000, TEN_PERCENT).orElseThrow())
                .isCloseTo(9.711560207298726, within(1e-11));
    }

    @Test
    void stretchedTimeThatNoNumberHoldsStillHasASurvival() {
        BetaDiscreteWeibull steep = new BetaDiscreteWeibull(0.01, 2, 500, YEAR); // 10^500

        assertThat(steep.survival(10)).isCloseTo(1.004269109703421e-05, withinPercentage(1e-9));
        assertThat(steep.retention(10)).isCloseTo(0.59049, within(1e-12));
        assertThat(new BetaDiscreteWeibull(60, 2, 500, YEAR).survival(10)).isZero();
    }

    @Test
    void theLastCountableRenewalHasAResidualLifetime() {
        assertThat(new ShiftedBetaGeometric(0.7, 3.8, YEAR)
                        .discountedResidualLifetime(Integer.MAX_VALUE, TEN_PERCENT)
                        .orElseThrow())
                .isCloseTo(11, within(1e-6));
    }
}
