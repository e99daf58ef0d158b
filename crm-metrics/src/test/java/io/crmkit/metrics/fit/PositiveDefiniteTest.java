package io.crmkit.metrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositiveDefiniteTest {
    @Test
    void aMatrixTimesItsInverseIsOne() {
        double[][] matrix = {{4, 2, 0.6, 1}, {2, 10, 2, 3}, {0.6, 2, 3, 0.5}, {1, 3, 0.5, 8}};

        double[][] inverse = PositiveDefinite.inverse(matrix).orElseThrow();

        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += matrix[i][k] * inverse[k][j];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-14));
            }
        }
    }

    /** The determinant is 1 - r² of a diagonal of ones: below 1e-10 it is rounding, whatever the scale. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 1e6})
    void whatIsSingularUpToRoundingHasNone(double scale) {
        assertThat(PositiveDefinite.inverse(correlated(scale, 1 - 1e-11))).isEmpty();
        assertThat(PositiveDefinite.inverse(correlated(scale, 1))).isEmpty();
        assertThat(PositiveDefinite.inverse(correlated(scale, 1.1))).isEmpty();
        assertThat(PositiveDefinite.inverse(correlated(scale, 1 - 1e-9))).isPresent();
    }

    @Test
    void zeroHasNone() {
        assertThat(PositiveDefinite.inverse(new double[][] {{0}})).isEmpty();
        assertThat(PositiveDefinite.inverse(new double[][] {{-1}})).isEmpty();
    }

    private static double[][] correlated(double scale, double r) {
        return new double[][] {{scale, scale * r}, {scale * r, scale}};
    }
}
