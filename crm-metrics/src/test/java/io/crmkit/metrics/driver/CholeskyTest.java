package io.crmkit.metrics.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CholeskyTest {
    @Test
    void aVariableThatIsAnotherOneIsNotAdded() {
        double[][] twins = {{1, 1}, {1, 1}};
        double[] outcome = {0.5, 0.5};
        Cholesky factor = new Cholesky(2);

        assertThat(factor.push(twins, outcome, 0)).isEqualTo(1);
        assertThat(factor.push(twins, outcome, 1)).isZero();
        assertThat(factor.rSquared()).isEqualTo(0.25);
        assertThat(factor.solve()).containsExactly(0.5);
    }
}
