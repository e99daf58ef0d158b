package io.crmkit.metrics.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the library's own, which is exact to the last place and slower. */
class NearOneTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e-17, 3e-16, 1e-9, 0.001, 0.1, 0.1249, 0.1251, 0.5, 3, 1e9})
    void logarithmsKeepTheirDigits(double x) {
        double exact = Math.log1p(x);
        assertThat(NearOne.log1p(x)).isCloseTo(exact, within(2e-15 * exact));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e-17, -1e-17, 3e-16, -1e-9, 0.001, -0.1, 0.1249, -0.1251, 0.5, -3, -800, 300})
    void exponentialsKeepTheirDigits(double x) {
        double exact = Math.expm1(x);
        assertThat(NearOne.expm1(x)).isCloseTo(exact, within(2e-15 * Math.abs(exact)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-305, 1e-12, -1e-12, 0.4, -0.4})
    void growthHasNoHoleAtZero(double e) {
        double exact = e == 0 ? 2 : -Math.expm1(-2 * e) / e;
        assertThat(NearOne.growth(e, 2)).isCloseTo(exact, within(1e-14));
    }
}
