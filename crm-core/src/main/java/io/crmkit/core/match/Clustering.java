package io.crmkit.core.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Groups records by their links, with bounded transitivity: every pair of a group is looked at, not only the linked ones. */
final class Clustering {
    private static final Comparator<Ranked> STRONGEST_FIRST = Comparator.<Ranked>comparingDouble(
                    ranked -> -ranked.link.bits())
            .thenComparing(ranked -> ranked.earlier)
            .thenComparing(ranked -> ranked.later);

    private final Matching matching;
    private final Scorer scorer;
    private final RecordTable table;
    private final Groups groups;

    Clustering(Matching matching, Scorer scorer, RecordTable table) {
        this.matching = matching;
        this.scorer = scorer;
        this.table = table;
        this.groups = new Groups(table.size());
    }

    /** A link and what breaks ties: the ids, not the places in the table. */
    private static final class Ranked {
        private final Link link;
        private final String earlier;
        private final String later;

        private Ranked(RecordTable table, Link link) {
            String a = table.id(link.a());
            String b = table.id(link.b());
            boolean inOrder = a.compareTo(b) <= 0;
            this.link = link;
            this.earlier = inOrder ? a : b;
            this.later = inOrder ? b : a;
        }
    }

    List<List<Integer>> clusters(Links links) {
        links.links().stream()
                .filter(link -> link.outcome() == MatchOutcome.MATCH)
                .map(link -> new Ranked(table, link))
                .sorted(STRONGEST_FIRST)
                .forEach(ranked -> join(ranked.link.a(), ranked.link.b()));
        return groups.all();
    }

    private void join(int a, int b) {
        int[] first = groups.of(a);
        int[] second = groups.of(b);
        if (!groups.same(a, b)
                && first.length + second.length <= matching.model().largestCluster()
                && compatible(first, second)) {
            groups.join(first, second);
        }
    }

    private boolean compatible(int[] first, int[] second) {
        for (int a : first) {
            for (int b : second) {
                if (!matching.mayBeTogether(scorer, table, a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Records by group: each group is a ring, and each record knows the one that stands for its group. */
    private static final class Groups {
        private final int[] next;
        private final int[] lead;

        private Groups(int records) {
            next = new int[records];
            lead = new int[records];
            Arrays.setAll(next, record -> record);
            Arrays.setAll(lead, record -> record);
        }

        private boolean same(int a, int b) {
            return lead[a] == lead[b];
        }

        private int[] of(int record) {
            int size = 1;
            for (int other = next[record]; other != record; other = next[other]) {
                size++;
            }
            int[] group = new int[size];
            int other = record;
            for (int i = 0; i < size; i++) {
                group[i] = other;
                other = next[other];
            }
            return group;
        }

        private void join(int[] first, int[] second) {
            int after = next[first[0]];
            next[first[0]] = next[second[0]];
            next[second[0]] = after;
            int joined = Math.min(lead[first[0]], lead[second[0]]);
            for (int record : lead[first[0]] == joined ? second : first) {
                lead[record] = joined;
            }
        }

        /** Returns the groups of two and more, by their first records. */
        private List<List<Integer>> all() {
            List<List<Integer>> all = new ArrayList<>();
            for (int record = 0; record < next.length; record++) {
                if (lead[record] == record && next[record] != record) {
                    int[] group = of(record);
                    Arrays.sort(group);
                    all.add(Arrays.stream(group).boxed().toList());
                }
            }
            return all;
        }
    }
}
