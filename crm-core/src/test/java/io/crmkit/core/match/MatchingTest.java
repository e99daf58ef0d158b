package io.crmkit.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
    private static final MatchModel MODEL = Sample.MODEL;
    private static final List<String> ADA = List.of("ada", "king", "1815-12-10", "");

    @Test
    void a_missing_value_says_nothing_neither_for_nor_against() {
        MatchResult result = compare(ADA, List.of("ada", "king", "", "p1"));

        assertThat(result.evidence().get(2)).isEqualTo(new MatchResult.Evidence("born", "missing", 0));
        assertThat(result.evidence().get(3)).isEqualTo(new MatchResult.Evidence("passport", "missing", 0));
    }

    @Test
    void exchanged_names_count_once_as_an_exchange() {
        MatchResult result = compare(ADA, List.of("king", "ada", "1815-12-10", ""));

        assertThat(result.evidence())
                .extracting(MatchResult.Evidence::agreement)
                .containsExactly("exchanged with family", "missing", "equal", "missing");
        assertThat(result.evidence().get(0).bits()).isPositive();
    }

    @Test
    void only_names_that_agree_both_ways_are_an_exchange() {
        MatchResult result = compare(ADA, List.of("king", "byron", "1815-12-10", ""));

        assertThat(result.evidence())
                .extracting(MatchResult.Evidence::agreement)
                .startsWith("different", "different");
    }

    @Test
    void different_strong_identifiers_leave_a_match_to_a_person() {
        MatchResult same = compare(with(ADA, "p1"), with(ADA, "p1"));
        MatchResult two = Matching.of(MODEL.withMatchBits(0)).compare(with(ADA, "p1"), with(ADA, "p2"));

        assertThat(same.outcome()).isEqualTo(MatchOutcome.MATCH);
        assertThat(two.bits()).isGreaterThanOrEqualTo(0);
        assertThat(two.outcome()).isEqualTo(MatchOutcome.REVIEW);
        assertThat(two.veto()).contains("passport");
        assertThat(two.explanation()).contains("passport differs, so a person decides");
    }

    @Test
    void what_a_person_decided_overrules_the_score_and_keeps_records_apart_in_clusters() {
        RecordTable table = Sample.table(MODEL, List.of(ADA, ADA, ADA));
        DecisionMemory notOne = (a, b) ->
                Set.of(a, b).equals(Set.of("id0", "id1")) ? Optional.of(MatchOutcome.NO_MATCH) : Optional.empty();
        Matching matching = Matching.of(MODEL).with(notOne);

        Links links = matching.links(table);

        assertThat(matching.compare(table, 1, 0).outcome()).isEqualTo(MatchOutcome.NO_MATCH);
        assertThat(links.links())
                .extracting(Link::a, Link::b)
                .doesNotContain(org.assertj.core.groups.Tuple.tuple(0, 1));
        assertThat(matching.clusters(table, links))
                .hasSize(1)
                .allSatisfy(group -> assertThat(group).hasSize(2).contains(2));
    }

    @Test
    void the_same_as_the_same_is_not_the_same_without_bound() {
        MatchModel chain = MatchModel.builder("chain", "1")
                .addFields(
                        MatchField.builder("name", Similarity.DAMERAU_LEVENSHTEIN, 0.7)
                                .build(),
                        MatchField.builder("all").build())
                .addBlocking(BlockingKey.of(BlockingKey.Part.of("all", KeyForm.WHOLE)))
                .priorBits(-4)
                .matchBits(2)
                .reviewBits(0)
                .build();
        RecordTable table = Sample.table(
                chain, List.of(List.of("abcd", "x"), List.of("abce", "x"), List.of("abfe", "x"), List.of("agfe", "x")));
        Matching bounded = Matching.of(chain);
        Matching unbounded = Matching.of(chain.withClusterBits(-100));
        Matching small = Matching.of(chain.withClusterBits(-100).withLargestCluster(3));

        assertThat(unbounded.clusters(table, unbounded.links(table))).containsExactly(List.of(0, 1, 2, 3));
        assertThat(bounded.clusters(table, bounded.links(table))).containsExactly(List.of(0, 1), List.of(2, 3));
        assertThat(small.clusters(table, small.links(table)))
                .allSatisfy(group -> assertThat(group).hasSizeLessThan(4));
    }

    @Test
    void agreement_in_a_common_value_says_less_than_in_a_rare_one() {
        MatchField family =
                MODEL.fields().get(1).withFrequencies(Map.of("smith", 0.05)).withRareFrequency(0.0001);
        FieldComparison comparison = new FieldComparison(family);

        assertThat(comparison.bitsOfEqual("smith")).isLessThan(comparison.bitsOfEqual("lovelace"));
    }

    @Test
    void values_of_one_alias_group_are_alike_in_either_order() {
        MatchField given = MatchField.builder("given", Similarity.JARO_WINKLER, 0.9)
                .addAliases(AliasGroup.of("elizabeth", "bess", "lisa"), AliasGroup.of("william", "bill"))
                .build();
        FieldComparison comparison = new FieldComparison(given);

        assertThat(level(comparison, "bess", "elizabeth")).isEqualTo(1);
        assertThat(level(comparison, "lisa", "bess")).isEqualTo(1);
        assertThat(level(comparison, "bess", "bill")).isEqualTo(2);
    }

    @Test
    void of_several_values_one_in_common_is_enough_and_each_gives_a_key() {
        MatchField email = MatchField.builder("email", Similarity.DAMERAU_LEVENSHTEIN, 0.85)
                .several(true)
                .build();
        FieldComparison comparison = new FieldComparison(email);
        String both = "ada@x.org" + MatchField.SEPARATOR + "king@x.org";
        Matching matching = Matching.of(MatchModel.builder("mail", "1")
                .addFields(email)
                .addBlocking(BlockingKey.of(BlockingKey.Part.of("email", KeyForm.WHOLE)))
                .priorBits(-4)
                .matchBits(2)
                .reviewBits(0)
                .build());

        assertThat(level(comparison, both, "king@x.org")).isZero();
        assertThat(level(comparison, both, "kings@x.org")).isEqualTo(1);
        assertThat(level(comparison, both, "byron@y.org")).isEqualTo(2);
        assertThat(matching.keys(List.of(both))).hasSize(2).containsAll(matching.keys(List.of("king@x.org")));
    }

    @Test
    void what_a_household_shares_is_bounded_and_the_explanation_says_so() {
        MatchModel free = MODEL.withBlocking(List.of())
                .withFields(
                        MatchField.builder("given").build(),
                        MatchField.builder("family").build(),
                        MatchField.builder("street").build(),
                        MatchField.builder("phone").build());
        Matching bounded = Matching.of(
                free.withGroups(new EvidenceGroup("household", List.of("family", "street", "phone"), 7, -2)));
        List<String> mother = List.of("ada", "king", "high street", "1");

        MatchResult daughter = bounded.compare(mother, List.of("anne", "king", "high street", "1"));
        MatchResult stranger = bounded.compare(mother, List.of("ada", "byron", "low street", "2"));

        double given = free.fields().get(0).levels().get(1).bits();
        assertThat(daughter.bits()).isCloseTo(-10 + given + 7, within(1e-9));
        assertThat(stranger.evidence().get(4).field()).isEqualTo("household");
        assertThat(stranger.bits())
                .isCloseTo(-10 + free.fields().get(0).levels().get(0).bits() - 2, within(1e-9));
    }

    @Test
    void a_key_that_too_many_records_share_is_passed_over_and_counted() {
        MatchModel narrow = MODEL.withLargestBlock(3);
        RecordTable table =
                Sample.table(narrow, IntStream.range(0, 4).mapToObj(i -> ADA).toList());

        Links links = Matching.of(narrow).links(table);

        assertThat(links.compared()).isZero();
        assertThat(links.passedOver()).isEqualTo(8);
    }

    @Test
    void no_result_shows_a_value_of_a_record() {
        RecordTable table = Sample.table(MODEL, List.of(ADA, ADA));
        MatchResult result = compare(ADA, ADA);

        assertThat(result + result.explanation() + table + Matching.of(MODEL).links(table))
                .doesNotContain("ada")
                .doesNotContain("1815");
    }

    @Test
    void the_waterfall_names_the_prior_every_field_that_says_something_and_the_sum() {
        assertThat(compare(ADA, with(ADA, "p1")).explanation().lines()).hasSize(5);
    }

    @Test
    void a_model_that_contradicts_itself_is_refused() {
        assertThatThrownBy(() -> MODEL.withReviewBits(7))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reviewBits");
        assertThatThrownBy(() -> MODEL.withFields(MODEL.fields().get(0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("swappedWith");
        assertThatThrownBy(
                        () -> MatchField.builder("x", Similarity.DATE, 0.5, 0.6).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must fall");
        assertThatThrownBy(() -> MatchField.builder("x")
                        .levels(List.of(new LevelChance(0.1, 0.5), new LevelChance(0.9, 0.5)))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the less the values agree");
        assertThatThrownBy(() -> compare(ADA, List.of("ada")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be 4");
    }

    private static MatchResult compare(List<String> a, List<String> b) {
        return Matching.of(MODEL).compare(a, b);
    }

    private static List<String> with(List<String> row, String passport) {
        return List.of(row.get(0), row.get(1), row.get(2), passport);
    }

    @Test
    void blocking_of_a_table_sees_the_first_of_several_values() {
        MatchModel model = MatchModel.builder("mail", "1")
                .addFields(MatchField.builder("email").several(true).build())
                .addBlocking(BlockingKey.of(BlockingKey.Part.of("email", KeyForm.WHOLE)))
                .priorBits(-4)
                .matchBits(2)
                .reviewBits(0)
                .build();
        RecordTable table = Sample.table(
                model,
                List.of(
                        List.of("ada@x.org" + MatchField.SEPARATOR + "king@x.org"),
                        List.of("ada@x.org"),
                        List.of("king@x.org")));
        List<List<Integer>> pairs = new ArrayList<>();

        new Blocks(model, table).visit((a, b) -> pairs.add(List.of(a, b)));

        assertThat(pairs).containsExactly(List.of(0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "equal, true, true, false",
        "like 0.92, true, true, false",
        "exchanged with family, true, true, false",
        "different, true, false, true",
        "missing, true, false, false",
        "'shared, bounded', false, false, false",
    })
    void evidence_says_whether_a_field_agrees_or_differs(
            String agreement, boolean ofField, boolean agrees, boolean differs) {
        MatchResult.Evidence evidence = new MatchResult.Evidence("given", agreement, 1);

        assertThat(evidence.ofField()).isEqualTo(ofField);
        assertThat(evidence.agrees()).isEqualTo(agrees);
        assertThat(evidence.differs()).isEqualTo(differs);
    }

    private static int level(FieldComparison comparison, String a, String b) {
        Dictionary values = new Dictionary();
        return comparison.levelOfUnequal(values, values.number(a), values.number(b));
    }
}
