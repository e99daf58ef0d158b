package io.crmkit.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MatchingProperties {
    private static final Matching MATCHING =
            Matching.of(Sample.MODEL.withGroups(new EvidenceGroup("kin", List.of("family", "born"), 5, -3)));

    @Property
    void the_evidence_adds_up_to_the_score_and_does_not_depend_on_the_order(
            @ForAll("rows") List<String> a, @ForAll("rows") List<String> b) {
        MatchResult result = MATCHING.compare(a, b);

        double sum = result.priorBits()
                + result.evidence().stream()
                        .mapToDouble(MatchResult.Evidence::bits)
                        .sum();
        assertThat(result.bits()).isCloseTo(sum, within(1e-9));
        assertThat(MATCHING.compare(b, a)).isEqualTo(result);
    }

    @Property(tries = 100)
    void more_agreement_in_a_field_never_says_less_for_a_match(
            @ForAll("tables") List<List<String>> rows, @ForAll long seed) {
        RecordTable table = Sample.table(Sample.MODEL, rows);
        Assume.that(sharesAKey(table));

        for (MatchField field : Training.of(Sample.MODEL, table, seed).model().fields()) {
            for (int level = 1; level <= field.different(); level++) {
                assertThat(field.levels().get(level).bits())
                        .isLessThanOrEqualTo(field.levels().get(level - 1).bits() + 1e-9);
            }
            FieldComparison comparison = new FieldComparison(field);
            rows.forEach(row -> row.forEach(value ->
                    assertThat(comparison.bitsOfEqual(value)).isGreaterThanOrEqualTo(comparison.bits(1) - 1e-9)));
        }
    }

    @Property(tries = 100)
    void the_likelihood_of_the_training_never_falls_and_the_same_seed_gives_the_same_model(
            @ForAll("tables") List<List<String>> rows, @ForAll long seed) {
        RecordTable table = Sample.table(Sample.MODEL, rows);
        Assume.that(sharesAKey(table));

        Training training = Training.of(Sample.MODEL, table, seed);

        List<Double> likelihoods = training.logLikelihoods();
        for (int round = 1; round < likelihoods.size(); round++) {
            double before = likelihoods.get(round - 1);
            assertThat(likelihoods.get(round)).isGreaterThanOrEqualTo(before - 1e-9 * Math.abs(before));
        }
        assertThat(Training.of(Sample.MODEL, table, seed)).isEqualTo(training);
        assertThat(MatchModel.parse(training.model().toJson())).isEqualTo(training.model());
    }

    @Property
    void clusters_do_not_depend_on_the_order_of_the_records(
            @ForAll("tables") List<List<String>> rows, @ForAll Random random) {
        MatchModel generous = Sample.MODEL.withMatchBits(2).withClusterBits(-3).withLargestCluster(4);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(order, random);
        RecordTable.Builder straight = RecordTable.builder(generous);
        RecordTable.Builder shuffled = RecordTable.builder(generous);
        for (int i = 0; i < rows.size(); i++) {
            straight.add("id" + i, rows.get(i).toArray(String[]::new));
            shuffled.add("id" + order.get(i), rows.get(order.get(i)).toArray(String[]::new));
        }

        assertThat(clusters(generous, shuffled.build())).isEqualTo(clusters(generous, straight.build()));
    }

    @Property
    void a_pair_that_shares_keys_is_compared_once_and_no_other_is(@ForAll("tables") List<List<String>> rows) {
        RecordTable table = Sample.table(Sample.MODEL, rows);
        Set<List<Integer>> pairs = new HashSet<>();

        new Blocks(Sample.MODEL, table)
                .visit((a, b) -> assertThat(a < b && pairs.add(List.of(a, b))).isTrue());

        for (int a = 0; a < rows.size(); a++) {
            for (int b = a + 1; b < rows.size(); b++) {
                if (!rows.get(a).get(2).isEmpty()
                        && rows.get(a).get(2).equals(rows.get(b).get(2))) {
                    assertThat(pairs).contains(List.of(a, b));
                }
            }
        }
    }

    @Property
    void a_field_that_comes_to_agree_never_lowers_the_score(
            @ForAll("rows") List<String> a, @ForAll("rows") List<String> b) {
        Assume.that(!a.get(2).isEmpty() && !b.get(2).isEmpty());

        List<String> agreeing = List.of(b.get(0), b.get(1), a.get(2), b.get(3));

        assertThat(MATCHING.compare(a, agreeing).bits())
                .isGreaterThanOrEqualTo(MATCHING.compare(a, b).bits() - 1e-9);
    }

    @Property
    void the_keys_that_stored_records_have_select_the_pairs_that_a_table_would(
            @ForAll("tables") List<List<String>> rows) {
        Set<List<Integer>> ofTable = new HashSet<>();
        new Blocks(Sample.MODEL, Sample.table(Sample.MODEL, rows)).visit((a, b) -> ofTable.add(List.of(a, b)));
        Set<List<Integer>> ofKeys = new HashSet<>();
        for (int a = 0; a < rows.size(); a++) {
            for (int b = a + 1; b < rows.size(); b++) {
                if (!Collections.disjoint(MATCHING.keys(rows.get(a)), MATCHING.keys(rows.get(b)))) {
                    ofKeys.add(List.of(a, b));
                }
            }
        }

        assertThat(ofKeys).isEqualTo(ofTable);
    }

    private static Set<Set<String>> clusters(MatchModel model, RecordTable table) {
        Matching matching = Matching.of(model);
        return matching.clusters(table, matching.links(table)).stream()
                .map(group -> group.stream().map(table::id).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static boolean sharesAKey(RecordTable table) {
        int[] pairs = new int[1];
        new Blocks(Sample.MODEL, table).visit((a, b) -> pairs[0]++);
        return pairs[0] > 0;
    }

    @Provide
    Arbitrary<List<String>> rows() {
        return Combinators.combine(
                        Arbitraries.of("", "ada", "adah", "augusta", "king"),
                        Arbitraries.of("", "king", "kings", "byron", "ada"),
                        Arbitraries.of("", "1815-12-10", "1815-10-12", "1815-12-11", "1900-01-01"),
                        Arbitraries.of("", "", "p1", "p2"))
                .as(List::of);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return rows().list().ofMinSize(2).ofMaxSize(25);
    }
}
