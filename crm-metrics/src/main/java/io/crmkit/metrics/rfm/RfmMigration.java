package io.crmkit.metrics.rfm;

import io.crmkit.core.error.InvalidInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How customers moved between segments from one date to another. If both tables have one scale, it is the customers who moved; if
 * each date has its own, customers also move because others did ({@link #sameScale}).
 *
 * @param segments the segments in the order of the rules
 * @param moves the moves that occurred, in the order of the rules, arrivals first within a segment
 * @param sameScale whether both tables were scored by one scale
 */
public record RfmMigration(List<String> segments, List<Move> moves, boolean sameScale) {
    /**
     * Customers who went the same way; from and to are equal if they stayed.
     *
     * @param from the segment before; empty for customers who were not there
     * @param to the segment after; empty for customers who are gone
     * @param customers how many they are, at least 1
     */
    public record Move(Optional<String> from, Optional<String> to, long customers) {}

    /** Copies the lists. */
    public RfmMigration {
        segments = List.copyOf(segments);
        moves = List.copyOf(moves);
    }

    /**
     * Returns the moves from one table to another.
     *
     * @throws InvalidInputException if the tables have different rules: their segments do not mean the same
     */
    public static <C> RfmMigration between(RfmTable<C> before, RfmTable<C> after) {
        if (!before.rules().equals(after.rules())) {
            throw new InvalidInputException("rules", "must be the same at both dates");
        }
        List<String> segments = before.rules().segments();
        Map<C, String> old = new HashMap<>();
        before.rows().forEach(row -> old.put(row.values().customer(), row.segment()));
        // the key is (from, to) as numbers, -1 for nowhere, so that the map is in the order of the rules
        int width = segments.size() + 1;
        Map<Integer, Long> counts = new TreeMap<>();
        for (RfmRow<C> row : after.rows()) {
            String from = old.remove(row.values().customer());
            int origin = from == null ? -1 : segments.indexOf(from);
            counts.merge((origin + 1) * width + segments.indexOf(row.segment()) + 1, 1L, Long::sum);
        }
        old.values().forEach(from -> counts.merge((segments.indexOf(from) + 1) * width, 1L, Long::sum));
        List<Move> moves = counts.entrySet().stream()
                .map(entry -> new Move(
                        name(segments, entry.getKey() / width),
                        name(segments, entry.getKey() % width),
                        entry.getValue()))
                .toList();
        return new RfmMigration(segments, moves, before.scale().equals(after.scale()));
    }

    /** Returns how many customers went from one segment to another; empty names are outside. */
    public long customers(Optional<String> from, Optional<String> to) {
        return moves.stream()
                .filter(move -> move.from().equals(from) && move.to().equals(to))
                .mapToLong(Move::customers)
                .sum();
    }

    private static Optional<String> name(List<String> segments, int number) {
        return number == 0 ? Optional.empty() : Optional.of(segments.get(number - 1));
    }
}
