package io.crmkit.metrics.driver;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.Exclusions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The answers of a survey as a table: an outcome, such as the overall rating, and the drivers that may go with it. */
public final class DriverData {
    private final Column outcome;
    private final List<Column> drivers;

    private DriverData(Column outcome, List<Column> drivers) {
        this.outcome = outcome;
        this.drivers = drivers;
    }

    /**
     * Returns the table of these columns; row i of each is the same person.
     *
     * @throws InvalidInputException if there is no driver, the columns differ in length, or a name comes twice
     */
    public static DriverData of(Column outcome, List<Column> drivers) {
        if (drivers.isEmpty()) {
            throw new InvalidInputException("drivers", "must not be empty");
        }
        Set<String> names = new HashSet<>(Set.of(outcome.name()));
        for (Column driver : drivers) {
            if (driver.rows() != outcome.rows()) {
                throw new InvalidInputException("drivers." + driver.name(), "must have as many rows as the outcome");
            }
            if (!names.add(driver.name())) {
                throw new InvalidInputException("drivers." + driver.name(), "must have a name of its own");
            }
        }
        return new DriverData(outcome, List.copyOf(drivers));
    }

    /** Returns how many rows the table has. */
    public int rows() {
        return outcome.rows();
    }

    /** Returns the correlation of each driver with the outcome, in the order of the drivers. */
    public List<Correlation> correlations(CorrelationMethod method, Missing missing) {
        return drivers.stream()
                .map(driver -> correlation(driver, outcome, method, missing))
                .toList();
    }

    /**
     * Returns the linear regression of the outcome on all drivers, with standardised coefficients, or why there is none. It is
     * made of Pearson correlations.
     */
    public RegressionResult regression(Missing missing) {
        List<Column> columns = columns();
        double[][] matrix = new double[columns.size()][columns.size()];
        List<Correlation> pairs = new ArrayList<>();
        Set<String> constant = new LinkedHashSet<>();
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                Column one = columns.get(j);
                Column other = columns.get(i);
                Correlation pair = correlation(one, other, CorrelationMethod.PEARSON, missing);
                pairs.add(pair);
                pair.value().ifPresentOrElse(fill(matrix, i, j), () -> addConstant(constant, one, other, missing));
            }
        }
        int used = pairs.stream().mapToInt(pair -> pair.coverage().used()).min().orElseThrow();
        Coverage coverage = new Coverage(rows(), used, missingIn(columns));
        if (used < drivers.size() + 2) {
            return new NoRegression(Obstacle.TOO_FEW_ROWS, List.of(), coverage, pairs);
        }
        return constant.isEmpty()
                ? RegressionFit.of(columns.stream().map(Column::name).toList(), matrix, coverage, pairs)
                : new NoRegression(Obstacle.CONSTANT, List.copyOf(constant), coverage, pairs);
    }

    private static DoubleConsumer fill(double[][] matrix, int i, int j) {
        return value -> {
            matrix[i][j] = value;
            matrix[j][i] = value;
        };
    }

    /** Adds which of the two has a single value in the rows of the pair. */
    private void addConstant(Set<String> names, Column one, Column other, Missing missing) {
        int[] rows = rows(List.of(one, other), missing);
        Stream.of(one, other)
                .filter(column -> CorrelationMethod.constant(values(column, rows)))
                .forEach(column -> names.add(column.name()));
    }

    /** The drivers, and the outcome last. */
    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(drivers);
        columns.add(outcome);
        return columns;
    }

    private Correlation correlation(Column one, Column other, CorrelationMethod method, Missing missing) {
        List<Column> pair = List.of(one, other);
        int[] rows = rows(pair, missing);
        double[] x = values(one, rows);
        double[] y = values(other, rows);
        OptionalDouble value = method.of(x, y);
        Optional<Obstacle> undefined = value.isPresent()
                ? Optional.empty()
                : Optional.of(rows.length < 2 ? Obstacle.TOO_FEW_ROWS : Obstacle.CONSTANT);
        Coverage coverage =
                new Coverage(rows(), rows.length, missingIn(missing == Missing.LISTWISE ? columns() : pair));
        return new Correlation(one.name(), other.name(), method, value, undefined, coverage);
    }

    private int[] rows(List<Column> pair, Missing missing) {
        List<Column> needed = missing == Missing.LISTWISE ? columns() : pair;
        return IntStream.range(0, rows())
                .filter(row -> needed.stream().allMatch(column -> column.present(row)))
                .toArray();
    }

    private static double[] values(Column column, int[] rows) {
        return IntStream.of(rows).mapToDouble(column::value).toArray();
    }

    private static Map<String, Exclusions> missingIn(List<Column> columns) {
        Map<String, Exclusions> missing = new LinkedHashMap<>();
        columns.forEach(column -> missing.put(column.name(), column.missing()));
        return missing;
    }
}
