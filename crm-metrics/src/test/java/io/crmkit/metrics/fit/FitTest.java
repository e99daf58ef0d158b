package io.crmkit.metrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final ParameterEstimate ONE = new ParameterEstimate("one", 1, 0.1);

    /** Three parameters, log-likelihood -10, twenty customers: 6 + 20, and 3 ln 20 + 20. */
    @Test
    void criteriaCountTheParameters() {
        ParameterEstimate two = new ParameterEstimate("two", 2, 0.1);
        ParameterEstimate three = new ParameterEstimate("three", 3, 0.1);
        Fit<String> fit = new Fit<>("model", -10, 20, List.of(ONE, two, three), List.of(1.0, 1.0, 1.0), 50, 0);

        assertThat(fit.aic()).isEqualTo(26);
        assertThat(fit.bic()).isCloseTo(28.987197, within(1e-6));
        assertThat(fit.parameter("two")).isEqualTo(two);
        assertThatThrownBy(() -> fit.parameter("four")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anIntervalHasALevelBetweenNoneAndAll() {
        assertThatThrownBy(() -> ONE.interval(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ONE.interval(1.5)).hasMessageContaining("level");
        assertThatThrownBy(() -> ONE.interval(Double.NaN)).hasMessageContaining("level");
    }
}
