package io.crmkit.benchmarks.match;

import io.crmkit.core.match.Link;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.RecordTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which made-up records belong together. */
public final class Truth {
    private Truth() {}

    /** Returns the records as a table for a model with their fields. */
    public static RecordTable table(MatchModel model, List<DirtyPeople.Row> rows) {
        RecordTable.Builder table = RecordTable.builder(model);
        rows.forEach(row -> table.add(row.id(), row.values().toArray(String[]::new)));
        return table.build();
    }

    /** Returns all pairs that mean the same. */
    public static List<Link> pairs(List<DirtyPeople.Row> rows) {
        Map<Integer, List<Integer>> groups = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            groups.computeIfAbsent(rows.get(row).person(), person -> new ArrayList<>())
                    .add(row);
        }
        List<Link> pairs = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    pairs.add(new Link(group.get(i), group.get(j), 0, MatchOutcome.MATCH));
                }
            }
        }
        return pairs;
    }

    /**
     * Pairwise accuracy.
     *
     * @param precision the share of pairs found that mean the same
     * @param recall the share of pairs that mean the same that were found
     */
    public record Accuracy(double precision, double recall) {
        /** Returns the accuracy of some links. */
        public static Accuracy of(List<DirtyPeople.Row> rows, List<Link> links) {
            long right = links.stream()
                    .filter(link ->
                            rows.get(link.a()).person() == rows.get(link.b()).person())
                    .count();
            return new Accuracy(
                    (double) right / links.size(), (double) right / pairs(rows).size());
        }

        /** Returns the harmonic mean of both. */
        public double f1() {
            return 2 * precision * recall / (precision + recall);
        }
    }
}
