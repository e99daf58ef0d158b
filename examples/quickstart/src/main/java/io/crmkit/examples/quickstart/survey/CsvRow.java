package io.crmkit.examples.quickstart.survey;

import java.util.List;
import java.util.Optional;

/**
 * One row of the file.
 *
 * @param line the line on which it begins, from 1
 * @param cells its cells; if it cannot be read, the beginning of the line as one cell
 * @param problem why it cannot be read, if so
 */
record CsvRow(long line, List<String> cells, Optional<String> problem) {
    /** Returns whether a cell goes over several lines. */
    boolean severalLines() {
        return cells.stream().anyMatch(cell -> cell.indexOf('\n') >= 0);
    }
}
