package io.crmkit.metrics.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.sample.ReportingThreshold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** An attacker who solves the equations between all that is shown does not find a small group. */
class CellSuppressionProperties {
    private static final int FEWEST = 5;

    @Provide
    Arbitrary<long[][]> tables() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 6))
                .flatAs((rows, columns) -> Arbitraries.longs()
                        .between(0, 12)
                        .array(long[].class)
                        .ofSize(columns)
                        .array(long[][].class)
                        .ofSize(rows));
    }

    @Property(tries = 3000)
    void noSmallCellFollowsFromWhatIsShown(@ForAll("tables") long[][] cells) {
        Shown shown = Shown.of(cells);
        if (shown.nothing) {
            return;
        }
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[0].length; column++) {
                long count = cells[row][column];
                if (count > 0 && count < FEWEST) {
                    assertThat(shown.hidden[row][column]).isTrue();
                    assertThat(shown.follows(row * cells[0].length + column))
                            .as(
                                    "%s: %d, %d of %s",
                                    Arrays.deepToString(shown.hidden), row, column, Arrays.deepToString(cells))
                            .isFalse();
                }
            }
        }
    }

    @Property(tries = 3000)
    void noSmallTotalFollowsFromWhatIsShown(@ForAll("tables") long[][] cells) {
        Shown shown = Shown.of(cells);
        if (shown.nothing) {
            return;
        }
        int inner = cells.length * cells[0].length;
        for (int row = 0; row < cells.length; row++) {
            long total = Arrays.stream(cells[row]).sum();
            assertThat(total > 0 && total < FEWEST && shown.follows(inner + row))
                    .as("row %d of %s", row, Arrays.deepToString(cells))
                    .isFalse();
        }
        for (int column = 0; column < cells[0].length; column++) {
            int at = column;
            long total = Arrays.stream(cells).mapToLong(row -> row[at]).sum();
            assertThat(total > 0 && total < FEWEST && shown.follows(inner + cells.length + column))
                    .as("column %d of %s", column, Arrays.deepToString(cells))
                    .isFalse();
        }
    }

    @Property(tries = 1000)
    void whatIsHiddenInALineHasEnoughAnswers(@ForAll("tables") long[][] cells) {
        Shown shown = Shown.of(cells);
        for (int row = 0; row < cells.length; row++) {
            if (!shown.hiddenRows[row]) {
                int at = row;
                long sum = IntStream.range(0, cells[0].length)
                        .filter(column -> shown.hidden[at][column])
                        .mapToLong(column -> cells[at][column])
                        .sum();
                assertThat(sum == 0 || sum >= FEWEST || shown.nothing || shown.everything())
                        .isTrue();
            }
        }
    }

    @Test
    void aTableWithoutSmallCellsIsShown() {
        assertThat(Shown.of(new long[][] {{5, 9, 0}, {7, 0, 8}}).hidden).isDeepEqualTo(new boolean[][] {
            {false, false, false}, {false, false, false}
        });
    }

    @Test
    void aSmallCellTakesThreeWithIt() {
        assertThat(Shown.of(new long[][] {{2, 90, 50}, {60, 70, 80}, {75, 95, 85}}).hidden)
                .isDeepEqualTo(new boolean[][] {{true, false, true}, {true, false, true}, {false, false, false}});
    }

    @Test
    void aLargeTableIsDecidedSoon() {
        long[][] cells = new long[2_000][36];
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < 36; column++) {
                cells[row][column] = (row * 31L + column * 17L) % 40;
            }
        }

        Shown shown = Shown.of(cells);

        assertThat(shown.hidden[0][0]).isEqualTo(shown.everything());
    }

    /** What a scorecard shows of such a table, by the same steps. */
    private record Shown(
            long[][] cells, boolean nothing, boolean[] hiddenRows, boolean[] hiddenColumns, boolean[][] hidden) {
        static Shown of(long[][] cells) {
            List<Cube.Raw> rows = Arrays.stream(cells).map(Shown::raw).toList();
            long[] columns = new long[cells[0].length];
            for (long[] row : cells) {
                Arrays.setAll(columns, column -> columns[column] + row[column]);
            }
            Disclosure disclosure = new Disclosure(Optional.of(new ReportingThreshold(FEWEST)), raw(columns));
            boolean[] hiddenRows =
                    disclosure.withheld(rows.stream().map(Cube.Raw::overall).toList());
            return new Shown(
                    cells,
                    disclosure.nothing(),
                    hiddenRows,
                    disclosure.periods(),
                    disclosure.withheld(rows, hiddenRows));
        }

        private static Cube.Raw raw(long[] counts) {
            return new Cube.Raw(
                    Scores.of(Nps.DEFINITION, tally(Arrays.stream(counts).sum())),
                    Arrays.stream(counts)
                            .mapToObj(count -> Scores.of(Nps.DEFINITION, tally(count)))
                            .toList());
        }

        private static RatingTally tally(long count) {
            return RatingTally.builder(Nps.DEFINITION.scale()).add(9, count).build();
        }

        boolean everything() {
            return Arrays.stream(hidden)
                    .allMatch(row -> IntStream.range(0, row.length).allMatch(column -> row[column]));
        }

        /** Whether the value of a hidden cell, or of a hidden total behind the cells, is the only one that solves the equations: one per row, one per column, one per margin. */
        boolean follows(int unknown) {
            int rows = cells.length;
            int columns = cells[0].length;
            int unknowns = rows * columns + rows + columns;
            List<double[]> equations = new ArrayList<>();
            for (int r = 0; r < rows; r++) {
                double[] equation = new double[unknowns];
                for (int c = 0; c < columns; c++) {
                    equation[r * columns + c] = hidden[r][c] ? 1 : 0;
                }
                equation[rows * columns + r] = hiddenRows[r] ? -1 : 0;
                equations.add(equation);
            }
            for (int c = 0; c < columns; c++) {
                double[] equation = new double[unknowns];
                for (int r = 0; r < rows; r++) {
                    equation[r * columns + c] = hidden[r][c] ? 1 : 0;
                }
                equation[rows * columns + rows + c] = hiddenColumns[c] ? -1 : 0;
                equations.add(equation);
            }
            double[] totals = new double[unknowns];
            double[] periods = new double[unknowns];
            IntStream.range(0, rows).forEach(r -> totals[rows * columns + r] = hiddenRows[r] ? 1 : 0);
            IntStream.range(0, columns).forEach(c -> periods[rows * columns + rows + c] = hiddenColumns[c] ? 1 : 0);
            equations.add(totals);
            equations.add(periods);
            double[] wanted = new double[unknowns];
            wanted[unknown] = 1;
            int rank = rank(equations, unknowns);
            equations.add(wanted);
            return rank(equations, unknowns) == rank;
        }

        private static int rank(List<double[]> equations, int unknowns) {
            double[][] matrix = equations.stream().map(double[]::clone).toArray(double[][]::new);
            int rank = 0;
            for (int column = 0; column < unknowns && rank < matrix.length; column++) {
                int pivot = rank;
                while (pivot < matrix.length && Math.abs(matrix[pivot][column]) < 1e-9) {
                    pivot++;
                }
                if (pivot == matrix.length) {
                    continue;
                }
                double[] swap = matrix[pivot];
                matrix[pivot] = matrix[rank];
                matrix[rank] = swap;
                for (int r = rank + 1; r < matrix.length; r++) {
                    double factor = matrix[r][column] / matrix[rank][column];
                    for (int c = column; c < unknowns; c++) {
                        matrix[r][c] -= factor * matrix[rank][c];
                    }
                }
                rank++;
            }
            return rank;
        }
    }
}
