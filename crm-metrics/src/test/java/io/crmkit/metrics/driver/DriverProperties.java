package io.crmkit.metrics.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.rating.Exclusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DriverProperties {
    @Property(tries = 300)
    void bothImportancesAreNotNegativeAndAddUpToRSquared(@ForAll("tables") List<Column> columns) {
        fit(columns).ifPresent(found -> {
            assertThat(found.rSquared()).isBetween(0.0, 1.0);
            for (Importance importance : List.of(found.relativeWeights(), found.shapley())) {
                assertThat(importance.weights().values()).allMatch(weight -> weight >= -1e-9);
                assertThat(importance.weights().values().stream()
                                .mapToDouble(d -> d)
                                .sum())
                        .isCloseTo(found.rSquared(), within(1e-7));
            }
        });
    }

    @Property(tries = 300)
    void theOrderOfDriversAndRowsDoesNotMatter(@ForAll("tables") List<Column> columns, @ForAll Random random) {
        fit(columns).ifPresent(found -> {
            List<Column> drivers = new ArrayList<>(columns.subList(1, columns.size()));
            Collections.reverse(drivers);
            List<Integer> order = new ArrayList<>();
            for (int row = 0; row < columns.get(0).rows(); row++) {
                order.add(row);
            }
            Collections.shuffle(order, random);
            drivers.replaceAll(column -> reordered(column, order));
            Regression other = DriverData.of(reordered(columns.get(0), order), drivers)
                    .regression(Missing.LISTWISE)
                    .orElseThrow();

            near(other.coefficients(), found.coefficients());
            near(other.shapley().weights(), found.shapley().weights());
            near(other.relativeWeights().weights(), found.relativeWeights().weights());
        });
    }

    @Property(tries = 300)
    void leavingOutIncompleteRowsYourselfGivesTheSameAsListwise(@ForAll("tables") List<Column> columns) {
        List<Integer> complete = new ArrayList<>();
        for (int row = 0; row < columns.get(0).rows(); row++) {
            int at = row;
            if (columns.stream().allMatch(column -> column.present(at))) {
                complete.add(row);
            }
        }
        List<Column> kept =
                columns.stream().map(column -> reordered(column, complete)).toList();

        List<Correlation> found = data(columns).correlations(CorrelationMethod.SPEARMAN, Missing.LISTWISE);

        for (Missing missing : Missing.values()) {
            assertThat(data(kept).correlations(CorrelationMethod.SPEARMAN, missing))
                    .extracting(Correlation::value)
                    .isEqualTo(found.stream().map(Correlation::value).toList());
        }
        assertThat(found).allSatisfy(correlation -> {
            assertThat(correlation.coverage().used()).isEqualTo(complete.size());
            assertThat(correlation.coverage().used() + correlation.coverage().excluded())
                    .isEqualTo(columns.get(0).rows());
        });
    }

    @Property(tries = 300)
    void reversingADriverFlipsItsSignAndKeepsItsImportance(@ForAll("tables") List<Column> columns) {
        fit(columns).ifPresent(found -> {
            List<Column> flipped = new ArrayList<>(columns);
            flipped.set(1, mirrored(columns.get(1)));
            Regression other = fit(flipped).orElseThrow();
            Map<String, Double> expected = new HashMap<>(found.coefficients());
            expected.computeIfPresent(columns.get(1).name(), (name, coefficient) -> -coefficient);

            near(other.coefficients(), expected);
            near(other.shapley().weights(), found.shapley().weights());
            near(other.relativeWeights().weights(), found.relativeWeights().weights());
        });
    }

    @Property
    void aSingleDriverIsItsCorrelation(@ForAll("tables") List<Column> columns) {
        List<Column> two = columns.subList(0, 2);
        fit(two).ifPresent(found -> {
            double r = found.correlations().get(0).value().orElseThrow();

            assertThat(found.coefficients().values()).containsExactly(r);
            assertThat(found.rSquared()).isCloseTo(r * r, within(1e-12));
            assertThat(found.varianceInflation().values()).containsExactly(1.0);
        });
    }

    @Property
    void correlationsStayWithinBoundsAndInsideTheirInterval(
            @ForAll("tables") List<Column> columns, @ForAll Missing missing, @ForAll CorrelationMethod method) {
        for (Correlation found : data(columns).correlations(method, missing)) {
            found.value().ifPresent(r -> assertThat(r).isBetween(-1.0, 1.0));
            found.interval(0.9).ifPresent(interval -> {
                assertThat(interval.contains(found.value().orElseThrow())).isTrue();
                assertThat(interval.lower()).isGreaterThanOrEqualTo(-1);
                assertThat(interval.upper()).isLessThanOrEqualTo(1);
            });
        }
    }

    @Property
    void theSquareRootSquaredIsTheMatrix(@ForAll @IntRange(min = 1, max = 12) int size, @ForAll Random random) {
        double[][] factor = new double[size][size];
        for (double[] row : factor) {
            Arrays.setAll(row, i -> random.nextDouble() - 0.5);
        }
        double[][] matrix = times(factor, factor);
        for (int i = 0; i < size; i++) {
            matrix[i][i] += 0.1;
        }

        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        double[][] root = eigen.squareRoot();
        double[] solved = eigen.solveSquareRoot(matrix[0]);

        double[][] square = times(root, root); // symmetric, so transposed or not is one
        for (int i = 0; i < size; i++) {
            assertThat(square[i]).usingComparatorWithPrecision(1e-10).containsExactly(matrix[i]);
            assertThat(solved[i]).isCloseTo(root[0][i], within(1e-10)); // √R x = first column of R
        }
    }

    /** The outcome first, then one to four drivers with ratings 1 to 5, some of them missing. */
    @Provide
    Arbitrary<List<Column>> tables() {
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(drivers -> Arbitraries.integers()
                        .between(0, 5)
                        .array(int[].class)
                        .ofSize(drivers + 1)
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(40)
                        .map(rows -> columns(rows, drivers + 1)));
    }

    private static List<Column> columns(List<int[]> rows, int count) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Column.Builder builder = Column.builder("c" + i);
            for (int[] row : rows) {
                if (row[i] == 0) {
                    builder.addMissing(Exclusion.BLANK);
                } else {
                    builder.add(row[i]);
                }
            }
            columns.add(builder.build());
        }
        return columns;
    }

    private static DriverData data(List<Column> columns) {
        return DriverData.of(columns.get(0), columns.subList(1, columns.size()));
    }

    private static Optional<Regression> fit(List<Column> columns) {
        return data(columns).regression(Missing.LISTWISE) instanceof Regression found
                ? Optional.of(found)
                : Optional.empty();
    }

    private static Column reordered(Column column, List<Integer> rows) {
        Column.Builder builder = Column.builder(column.name());
        for (int row : rows) {
            if (column.present(row)) {
                builder.add(column.value(row));
            } else {
                builder.addMissing(Exclusion.BLANK);
            }
        }
        return builder.build();
    }

    private static Column mirrored(Column column) {
        Column.Builder builder = Column.builder(column.name());
        for (int row = 0; row < column.rows(); row++) {
            if (column.present(row)) {
                builder.add(6 - column.value(row));
            } else {
                builder.addMissing(Exclusion.BLANK);
            }
        }
        return builder.build();
    }

    private static void near(Map<String, Double> found, Map<String, Double> expected) {
        assertThat(found).containsOnlyKeys(expected.keySet());
        expected.forEach((name, number) -> assertThat(found.get(name)).as(name).isCloseTo(number, within(1e-6)));
    }

    private static double[][] times(double[][] one, double[][] transposed) {
        double[][] product = new double[one.length][one.length];
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < one.length; j++) {
                for (int k = 0; k < one.length; k++) {
                    product[i][j] += one[i][k] * transposed[j][k];
                }
            }
        }
        return product;
    }
}
