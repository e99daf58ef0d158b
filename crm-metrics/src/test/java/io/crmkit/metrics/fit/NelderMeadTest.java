package io.crmkit.metrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Step by step against scipy 1.17.1: minimize of Nelder-Mead from the same simplex, with xatol 0.05 and fatol 0.5. */
class NelderMeadTest {
    private static final double[][] BUMPS = {
        {0, 0},
        {0.5, 0},
        {0, 0.5},
        {0.5, -0.5},
        {0.75, -1},
        {0.25, -1},
        {1, -2},
        {0.25, -0.5},
        {0.5, -1},
        {0.375, -0.5},
        {0.875, -1.5},
        {0.5, -0.75},
        {0.75, -0.75},
        {0.875, -0.625},
        {1, -1},
        {0.875, -0.9375},
        {0.875, -0.6875},
        {0.84375, -0.765625},
        {0.71875, -0.578125},
        {0.8359375, -0.84765625},
        {0.9296875, -0.86328125},
        {0.794921875, -0.7783203125},
        {0.787109375, -0.8603515625},
        {0.74609375, -0.791015625},
        {0.8134765625, -0.83349609375},
        {0.8212890625, -0.75146484375},
        {0.795654296875, -0.833129882812},
        {0.814208984375, -0.888305664062},
        {0.799743652344, -0.805816650391},
    };

    private final List<double[]> asked = new ArrayList<>();

    /** A bowl with bumps, which takes reflections, expansions, both contractions and a shrinking. */
    private static double bumps(double x, double y) {
        return -((x - 1) * (x - 1) + 4 * (y + 1) * (y + 1) - 3 * Math.cos(4 * x) * Math.cos(4 * y));
    }

    private static double valley(double x, double y) {
        double v = y - 2 - (x - 1) * (x - 1);
        return -((x - 1) * (x - 1) + 100 * v * v);
    }

    private double[] search(ToDoubleFunction<double[]> height) {
        ToDoubleFunction<double[]> listening = at -> {
            double[] logs = {Math.log(at[0]), Math.log(at[1])};
            asked.add(logs);
            return height.applyAsDouble(logs);
        };
        return NelderMead.search(new Likelihood(listening, 1_000), new double[] {0, 0});
    }

    @Test
    void goesWhereNelderAndMeadGo() {
        double[] top = search(at -> bumps(at[0], at[1]));

        assertThat(asked).hasSize(BUMPS.length);
        for (int i = 0; i < BUMPS.length; i++) {
            assertThat(asked.get(i)).as("evaluation %d", i).containsExactly(BUMPS[i], within(1e-9));
        }
        assertThat(top).containsExactly(new double[] {0.799743652344, -0.805816650391}, within(1e-9));
    }

    @Test
    void stopsInTheValleyWhereTheCornersAreNear() {
        double[] top = search(at -> valley(at[0], at[1]));

        assertThat(asked).hasSize(44);
        assertThat(top).containsExactly(new double[] {1.05722045898, 2.00491333008}, within(1e-9));
    }

    @Test
    void doesNotStopOnASlopeThoughTheCornersAreNear() {
        double[] top = search(at -> -1e6 * ((at[0] - 0.6) * (at[0] - 0.6) + (at[1] - 0.2) * (at[1] - 0.2)));

        assertThat(top).containsExactly(new double[] {0.6, 0.2}, within(1e-3));
    }
}
