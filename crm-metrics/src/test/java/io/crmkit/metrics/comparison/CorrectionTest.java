package io.crmkit.metrics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers follow from the definitions, as R's {@code p.adjust} has them, and are worked out by hand. */
class CorrectionTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double[] UNSORTED = {0.03, 0.01, 0.5, 0.02};

    @Test
    void bonferroni() {
        assertThat(Correction.BONFERRONI.adjust(UNSORTED)).containsExactly(new double[] {0.12, 0.04, 1, 0.08}, EXACT);
    }

    @Test
    void holmStepsDownAndNeverDecreases() {
        // 0.01 × 4, 0.02 × 3, 0.03 × 2, 0.5 × 1
        assertThat(Correction.HOLM.adjust(UNSORTED)).containsExactly(new double[] {0.06, 0.04, 0.5, 0.06}, EXACT);
        // 0.01 × 3 = 0.03, 0.012 × 2 = 0.024 is lifted to it
        assertThat(Correction.HOLM.adjust(0.012, 0.01, 0.9)).containsExactly(new double[] {0.03, 0.03, 0.9}, EXACT);
    }

    @Test
    void benjaminiHochbergStepsUpAndNeverIncreases() {
        // 0.01 × 4 / 1 = 0.04, 0.02 × 4 / 2 = 0.04, 0.03 × 4 / 3 = 0.04, 0.5
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(UNSORTED))
                .containsExactly(new double[] {0.04, 0.04, 0.5, 0.04}, EXACT);
        // 0.01 × 3 = 0.03 is lowered to 0.012 × 3 / 2 = 0.018
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(0.012, 0.01, 0.9))
                .containsExactly(new double[] {0.018, 0.018, 0.9}, EXACT);
    }

    @ParameterizedTest
    @EnumSource
    void oneComparisonNeedsNoCorrection(Correction correction) {
        assertThat(correction.adjust(0.2)).containsExactly(0.2);
        assertThat(correction.adjust()).isEmpty();
        assertThat(correction.levelOfEach(0.95, 1)).isCloseTo(0.95, EXACT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesWhatIsNoPValue(double p) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Correction.HOLM.adjust(0.5, p))
                .satisfies(e -> assertThat(e.field()).isEqualTo("pValues"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void refusesALevelThatIsNone(double level) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Correction.HOLM.levelOfEach(level, 3))
                .satisfies(e -> assertThat(e.field()).isEqualTo("level"));
    }

    @Test
    void refusesALevelForNoComparison() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Correction.HOLM.levelOfEach(0.95, 0))
                .satisfies(e -> assertThat(e.field()).isEqualTo("comparisons"));
    }
}
