package io.crmkit.core.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups records by their links, with bounded transitivity: every pair of a group is looked at, not only the linked ones. */
final class Clustering {
    private final Matching matching;
    private final Scorer scorer;
    private final RecordTable table;
    private final Map<Integer, List<Integer>> groups = new HashMap<>();

    Clustering(Matching matching, Scorer scorer, RecordTable table) {
        this.matching = matching;
        this.scorer = scorer;
        this.table = table;
    }

    List<List<Integer>> clusters(Links links) {
        links.links().stream()
                .filter(link -> link.outcome() == MatchOutcome.MATCH)
                .sorted(Comparator.comparingDouble(Link::bits)
                        .reversed()
                        .thenComparing(link -> earlier(link.a(), link.b()))
                        .thenComparing(link -> later(link.a(), link.b())))
                .forEach(link -> join(link.a(), link.b()));
        return groups.entrySet().stream()
                .filter(entry -> entry.getValue().get(0).equals(entry.getKey()))
                .map(entry -> entry.getValue().stream().sorted().toList())
                .sorted(Comparator.comparing(group -> group.get(0)))
                .toList();
    }

    /** Ids, not places in the table, break ties. */
    private String earlier(int a, int b) {
        return table.id(a).compareTo(table.id(b)) < 0 ? table.id(a) : table.id(b);
    }

    private String later(int a, int b) {
        return table.id(a).compareTo(table.id(b)) < 0 ? table.id(b) : table.id(a);
    }

    private void join(int a, int b) {
        List<Integer> first = groups.getOrDefault(a, List.of(a));
        List<Integer> second = groups.getOrDefault(b, List.of(b));
        if (first == second
                || first.size() + second.size() > matching.model().largestCluster()
                || !compatible(first, second)) {
            return;
        }
        List<Integer> joined = new ArrayList<>(first);
        joined.addAll(second);
        joined.forEach(record -> groups.put(record, joined));
    }

    private boolean compatible(List<Integer> first, List<Integer> second) {
        for (int a : first) {
            for (int b : second) {
                if (!matching.mayBeTogether(scorer, table, a, b)) {
                    return false;
                }
            }
        }
        return true;
    }
}
