package io.crmkit.metrics.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.internal.Hypergeometric;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypergeometricTableTest {
    private static final int MANY = 400;

    /** From z = 0 to 0.9999; b is r + x or s + 1 of Pareto/NBD, c is r + s + x + 1. */
    @ParameterizedTest
    @CsvSource({"0.553, 2.159", "1.606, 2.159", "19.553, 21.159", "1.606, 21.159", "700.2, 701.4", "0.01, 5", "9, 9.01"
    })
    void agreesWithTheFunctionInEveryPart(double b, double c) {
        DoubleUnaryOperator function = u -> Hypergeometric.ofOne(b, c, 1 - u);
        HypergeometricTable table = new HypergeometricTable(function);

        for (double highest = 1; highest > 1e-4; highest /= 2) {
            for (int i = 0; i < MANY; i++) {
                double u = highest * (1 - i / (2.0 * MANY));
                double exact = function.applyAsDouble(u);
                assertThat(table.at(u)).as("u = %s", u).isCloseTo(exact, within(1e-13 * exact));
            }
        }
    }

    @Test
    void computesAPartOnceForManyCustomers() {
        AtomicInteger calls = new AtomicInteger();
        HypergeometricTable table = new HypergeometricTable(u -> {
            calls.incrementAndGet();
            return Hypergeometric.ofOne(1.5, 3, 1 - u);
        });

        for (int i = 0; i < 10_000; i++) {
            table.at(0.5 + i / 20_001.0);
        }

        assertThat(calls).hasValue(64);
    }

    /** A pole of order 60 needs more terms than there are; a table that cut them off would be wrong in the tenth digit. */
    @Test
    void computesWhereTooManyTermsAreNeeded() {
        DoubleUnaryOperator steep = u -> Math.pow(u, -60);
        HypergeometricTable table = new HypergeometricTable(steep);

        for (int i = 0; i < MANY; i++) {
            double u = 0.5 + i / (2.0 * MANY + 1);
            assertThat(table.at(u)).isEqualTo(steep.applyAsDouble(u));
        }
    }
}
