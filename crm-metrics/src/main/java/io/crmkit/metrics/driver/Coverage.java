package io.crmkit.metrics.driver;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.Exclusions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which rows a number comes from.
 *
 * @param rows how many rows were read
 * @param used how many of them the number comes from, its n; for a pairwise regression the n of its smallest pair
 * @param missing the missing answers of each column that decided about the rows, by reason, in the order of the columns; a
 *     row may miss several
 */
public record Coverage(int rows, int used, Map<String, Exclusions> missing) {
    /**
     * Copies the map.
     *
     * @throws InvalidInputException if more rows were used than read, or a number is negative
     */
    public Coverage {
        if (used < 0 || used > rows) {
            throw new InvalidInputException("coverage.used", "must be from 0 to the number of rows");
        }
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    /** Returns how many rows were left out because an answer was missing. */
    public int excluded() {
        return rows - used;
    }
}
