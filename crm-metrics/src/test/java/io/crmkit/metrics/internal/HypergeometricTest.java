package io.crmkit.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.crmkit.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HypergeometricTest {
    /** A relative error of 1e-12. */
    private static final double PERCENT = 1e-10;

    @ParameterizedTest
    @CsvFileSource(resources = "/hypergeometric.csv")
    void agreesWithArbitraryPrecision(double a, double b, double c, double z, double expected) {
        assertThat(Hypergeometric.of(a, b, c, z)).isCloseTo(expected, withinPercentage(PERCENT));
        assertThat(Hypergeometric.of(b, a, c, z)).isCloseTo(expected, withinPercentage(PERCENT));
    }

    /** Handbook of Mathematical Functions, Abramowitz and Stegun, table 17.1: 2/π K(m) = 2F1(1/2, 1/2; 1; m). */
    @ParameterizedTest
    @CsvSource({
        "0.00, 1.570796326794897",
        "0.10, 1.612441348720219",
        "0.50, 1.854074677301372",
        "0.90, 2.578092113348173",
        "0.99, 3.695637362989875"
    })
    void agreesWithPublishedEllipticIntegrals(double m, double k) {
        assertThat(Math.PI / 2 * Hypergeometric.of(0.5, 0.5, 1, m)).isCloseTo(k, withinPercentage(PERCENT));
    }

    /** NIST Digital Library of Mathematical Functions 15.4.1 to 15.4.6. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.1, 0.5, 0.79, 0.81, 0.9, 0.99, 0.99999, -0.3, -5, -1e5})
    void agreesWithClosedForms(double z) {
        assertThat(Hypergeometric.of(1, 1, 2, z)).isCloseTo(-Math.log1p(-z) / z, withinPercentage(PERCENT));
        assertThat(Hypergeometric.of(2.5, 3, 3, z)).isCloseTo(Math.pow(1 - z, -2.5), withinPercentage(PERCENT));
        if (z > 0) {
            double root = Math.sqrt(z);
            assertThat(Hypergeometric.of(0.5, 1, 1.5, z))
                    .isCloseTo((Math.log1p(root) - Math.log1p(-root)) / (2 * root), withinPercentage(PERCENT));
            assertThat(Hypergeometric.of(0.5, 0.5, 1.5, z))
                    .isCloseTo(Math.asin(root) / root, withinPercentage(PERCENT));
        } else {
            double root = Math.sqrt(-z);
            assertThat(Hypergeometric.of(0.5, 1, 1.5, z)).isCloseTo(Math.atan(root) / root, withinPercentage(PERCENT));
        }
    }

    /** Gauss's theorem: 2F1(1, 2; 5; 1) = Γ(5)Γ(2) / (Γ(4)Γ(3)) = 2. */
    @Test
    void hasItsLimitAtOne() {
        assertThat(Hypergeometric.of(1, 2, 5, 1)).isCloseTo(2, withinPercentage(PERCENT));
        assertThat(Hypergeometric.of(1, 2, 5, 0)).isEqualTo(1);
        assertThat(Hypergeometric.of(0, 2, 5, 0.7)).isEqualTo(1);
        assertThat(Hypergeometric.of(7, 0, 5, 0.7)).isEqualTo(1);
    }

    /** At a = 0 the excess is c times the sum of (b)_n / (c)_n z^n / n; for b = c that is -c ln(1-z). */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.8, 0.95, 0.9999})
    void excessHasAValueWhereTheFunctionIsOne(double z) {
        assertThat(Hypergeometric.excess(0, 3, 3, z)).isCloseTo(-3 * Math.log1p(-z), withinPercentage(PERCENT));
        assertThat(Hypergeometric.excess(1e-9, 3, 3, z)).isCloseTo(-3 * Math.log1p(-z), withinPercentage(1e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2, 1.1",
        "1, 1, 2, NaN",
        "1, 1, 0, 0.5",
        "1, 1, -1, 0.5",
        "Infinity, 1, 2, 0.5",
        "1, NaN, 2, 0.5",
        "1, 1, 2, 1",
        "1, 1, 2, -Infinity",
        "3, -4, 2, 1"
    })
    void refusesWhatLiesOutsideItsRegion(double a, double b, double c, double z) {
        assertThatThrownBy(() -> Hypergeometric.of(a, b, c, z)).isInstanceOf(InvalidInputException.class);
    }
}
