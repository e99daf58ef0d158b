package io.crmkit.examples.quickstart.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds cells by the name of their column. */
final class Columns {
    /** A row for a store must stay small; nobody answers a survey with a book. */
    private static final int LONGEST_CELL = 10_000;

    private static final char UNDECODABLE = '\uFFFD';

    private final Map<String, Integer> positions = new HashMap<>();
    private long undecodable;

    /**
     * Reads the header.
     *
     * @throws LayoutException if a column of the layout is missing or there twice
     */
    Columns(List<String> header, SurveyLayout layout) throws LayoutException {
        List<String> names = header.stream().map(String::strip).toList();
        List<String> missing = new ArrayList<>();
        for (String name : layout.columns()) {
            int at = names.indexOf(name);
            if (at < 0) {
                missing.add(name);
            } else if (names.lastIndexOf(name) != at) {
                throw new LayoutException("the file has two columns named " + name);
            }
            positions.put(name, at);
        }
        if (!missing.isEmpty()) {
            throw new LayoutException(
                    "the file has no column " + String.join(", ", missing) + "; it has " + String.join(", ", names));
        }
    }

    /** Returns a cell without white space around it. */
    String cell(List<String> cells, String column) throws BadRowException {
        Integer position = positions.get(column);
        String cell = cells.get(position == null ? 0 : position).strip();
        if (cell.length() > LONGEST_CELL) {
            throw new BadRowException(column + " has " + cell.length() + " characters, at most " + LONGEST_CELL);
        }
        if (cell.indexOf('\0') >= 0) {
            throw new BadRowException(column + " contains a NUL character");
        }
        if (cell.indexOf(UNDECODABLE) >= 0) {
            undecodable++;
        }
        return cell;
    }

    /** Returns how many cells held bytes that are nothing in the encoding of the file. */
    long undecodable() {
        return undecodable;
    }

    /** Returns a cell that may be blank, of a column that may be missing. */
    Optional<String> optional(List<String> cells, Optional<String> column) throws BadRowException {
        return column.isEmpty()
                ? Optional.empty()
                : Optional.of(cell(cells, column.get())).filter(cell -> !cell.isEmpty());
    }
}
