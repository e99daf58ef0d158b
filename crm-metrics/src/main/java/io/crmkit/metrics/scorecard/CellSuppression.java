package io.crmkit.metrics.scorecard;

import java.util.Arrays;

/**
 * Chooses the cells of a table that are withheld, so that nobody who knows the totals of its rows and columns can work out a small
 * one. Hidden cells are edges between the row and the column they stand in; a cell can be worked out exactly if its edge is a bridge,
 * that is on no cycle (Gusfield, "A Graph Theoretic Approach to Statistical Data Security", SIAM Journal on Computing 17, 1988).
 * So each small cell gets a cycle, made of the smallest cells that can be hidden with it, and the hidden cells of a line have enough
 * answers together. Where that fails, the whole table is hidden and only its totals are shown.
 */
final class CellSuppression {
    /** How many cells are looked at before the whole table is hidden instead: a second or so. */
    private static final long MOST_WORK = 300_000_000;

    private static final long NEVER = Long.MAX_VALUE / 4;

    private final long fewest;
    private final int rows;
    private final int columns;
    /** The cells, with the totals of the rows in the last column and those of the columns in the last row. */
    private final long[][] counts;

    private final boolean[][] hidden;
    private final boolean[] hiddenRows;
    private final boolean[] hiddenColumns;
    private long work;

    CellSuppression(
            long fewest,
            long[][] cells,
            long[] rowTotals,
            long[] columnTotals,
            boolean[] hiddenRows,
            boolean[] hiddenColumns) {
        this.fewest = fewest;
        this.rows = rowTotals.length;
        this.columns = columnTotals.length;
        this.hiddenRows = hiddenRows;
        this.hiddenColumns = hiddenColumns;
        this.counts = new long[rows + 1][];
        for (int row = 0; row < rows; row++) {
            counts[row] = Arrays.copyOf(cells[row], columns + 1);
            counts[row][columns] = rowTotals[row];
        }
        counts[rows] = Arrays.copyOf(columnTotals, columns + 1);
        this.hidden = new boolean[rows + 1][columns + 1];
    }

    /** Returns which cells are withheld, without the totals. */
    boolean[][] withheld() {
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                boolean small = row < rows && column < columns && counts[row][column] < fewest;
                boolean inHiddenLine = (row < rows && hiddenRows[row]) || (column < columns && hiddenColumns[column]);
                hidden[row][column] = counts[row][column] > 0 && (small || inHiddenLine);
            }
        }
        boolean safe = false;
        while (!safe) {
            HiddenGraph graph = new HiddenGraph(counts, hidden);
            boolean changed = false;
            for (HiddenGraph.Cell cell : graph.bridges()) {
                if (counts[cell.row()][cell.column()] < fewest) {
                    if (!hideCycle(cell.row(), cell.column())) {
                        return everything();
                    }
                    changed = true;
                }
            }
            for (int line = 0; line < rows + columns; line++) {
                if (giveAway(graph, line)) {
                    if (!hideSmallest(line)) {
                        return everything();
                    }
                    changed = true;
                }
            }
            safe = !changed;
            work += (long) rows * columns;
        }
        boolean[][] withheld = new boolean[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                // of a hidden line not even the empty cells are told
                withheld[row][column] = hidden[row][column] || hiddenRows[row] || hiddenColumns[column];
            }
        }
        return withheld;
    }

    private boolean[][] everything() {
        boolean[][] all = new boolean[rows][columns];
        for (boolean[] row : all) {
            Arrays.fill(row, true);
        }
        return all;
    }

    /** Whether the total of a line, minus what is shown of it, is the total of a few hidden answers. */
    private boolean giveAway(HiddenGraph graph, int line) {
        boolean isRow = line < rows;
        if (isRow ? hiddenRows[line] : hiddenColumns[line - rows]) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < (isRow ? columns : rows); i++) {
            int row = isRow ? line : i;
            int column = isRow ? i : line - rows;
            // what can be worked out anyway hides nobody
            if (hidden[row][column] && !graph.bridge(row, column)) {
                sum += counts[row][column];
            }
        }
        return sum > 0 && sum < fewest;
    }

    private boolean hideSmallest(int line) {
        boolean isRow = line < rows;
        int smallest = -1;
        for (int i = 0; i < (isRow ? columns : rows); i++) {
            long cost = isRow ? cost(line, i) : cost(i, line - rows);
            if (cost > 0 && cost < NEVER && (smallest < 0 || cost < costAt(line, smallest))) {
                smallest = i;
            }
        }
        if (smallest < 0) {
            return false;
        }
        int row = isRow ? line : smallest;
        int column = isRow ? smallest : line - rows;
        hidden[row][column] = true;
        return hideCycle(row, column) || work < MOST_WORK;
    }

    private long costAt(int line, int i) {
        return line < rows ? cost(line, i) : cost(i, line - rows);
    }

    /** What is lost if a cell is hidden: nothing if it is already; totals that are shown, and empty cells, cannot be. */
    private long cost(int row, int column) {
        if (hidden[row][column]) {
            return 0;
        }
        return row == rows || column == columns || counts[row][column] == 0 ? NEVER : counts[row][column];
    }

    /** Hides the three cells of fewest answers that make a rectangle with this one. */
    private boolean hideCycle(int row, int column) {
        long best = NEVER;
        int otherRow = -1;
        int otherColumn = -1;
        for (int r = 0; r <= rows; r++) {
            long side = r == row ? NEVER : cost(r, column);
            for (int c = 0; side < best && c <= columns; c++) {
                long sum = c == column ? NEVER : side + cost(row, c) + cost(r, c);
                if (sum < best) {
                    best = sum;
                    otherRow = r;
                    otherColumn = c;
                }
            }
        }
        work += (long) rows * columns;
        if (otherRow < 0 || work > MOST_WORK) {
            return false;
        }
        hidden[otherRow][column] = true;
        hidden[row][otherColumn] = true;
        hidden[otherRow][otherColumn] = true;
        return true;
    }
}
