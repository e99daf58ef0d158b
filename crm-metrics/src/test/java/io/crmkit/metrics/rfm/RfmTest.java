package io.crmkit.metrics.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rfm.RfmMigration.Move;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RfmTest {
    private static final SegmentRules HALVES = new SegmentRules(
            "halves",
            2,
            List.of(new SegmentRule("active", new ScoreRange(2, 2), new ScoreRange(1, 2), new ScoreRange(1, 2))),
            "quiet");

    @Test
    void theFewestDaysAreTheHighestRecencyScore() {
        RfmScale scale = scale(RfmBinning.TYPE_7);

        assertThat(scale.score(new RfmValues<>("a", 1, 100, 100))).isEqualTo(new RfmScore(5, 5, 5));
        assertThat(scale.score(new RfmValues<>("b", 100, 1, 1))).isEqualTo(new RfmScore(1, 1, 1));
        assertThat(scale.score(new RfmValues<>("b", 100, 1, 1))).hasToString("1-1-1");
    }

    @Test
    @DisplayName("R package rfm adds 1 to each quantile and does not say so")
    void theThreeBinningsAreToldApart() {
        assertThat(scale(RfmBinning.TYPE_7).frequency()).containsExactly(20.8, 40.6, 60.4, 80.2);
        assertThat(scale(RfmBinning.R_PACKAGE).frequency()).containsExactly(21.8, 41.6, 61.4, 81.2);
        assertThat(scale(RfmBinning.RANK).frequency()).containsExactly(21.0, 41.0, 61.0, 81.0);
        assertThat(RfmBinning.values())
                .extracting(RfmBinning::id)
                .containsExactly("rfm.r_package", "rfm.type7", "rfm.rank");
    }

    @Test
    void tiesLeaveBinsEmptyAndTheScaleSaysWhich() {
        List<RfmValues<String>> tied = LongStream.of(1, 1, 1, 1, 1, 1, 1, 2, 3, 4)
                .mapToObj(frequency -> new RfmValues<>("", 7, frequency, 5))
                .toList();

        assertThat(RfmScale.of(RfmBinning.TYPE_7, 5, tied).orElseThrow().unreachable())
                .containsExactly(
                        "recency 4",
                        "recency 3",
                        "recency 2",
                        "frequency 2",
                        "frequency 3",
                        "monetary 2",
                        "monetary 3",
                        "monetary 4");
        // the seven share rank 4, which is in the second of five bins
        assertThat(RfmScale.of(RfmBinning.RANK, 5, tied).orElseThrow().frequency())
                .containsExactly(1.0, 2.0, 2.0, 3.0);
    }

    @Test
    void rulesThatEarlierOnesCoverAreReported() {
        assertThat(SegmentRules.R_PACKAGE.unreachable())
                .extracting(SegmentRule::segment)
                .containsExactly("New Customers", "Promising", "Can't Lose Them");
        assertThat(SegmentRules.R_PACKAGE.segments()).hasSize(11).endsWith("Lost", "Others");
        assertThat(HALVES.unreachable()).isEmpty();
    }

    @Test
    void migrationCountsEveryCustomerOnce() {
        RfmScale scale = new RfmScale(RfmBinning.TYPE_7, 2, List.of(30.0), List.of(2.0), List.of(10.0));
        RfmTable<String> before = table(scale, List.of(recent("stays"), recent("fades"), old("leaves"), old("rests")));
        RfmTable<String> after = table(scale, List.of(recent("stays"), old("fades"), recent("new"), old("rests")));

        RfmMigration migration = RfmMigration.between(before, after);

        assertThat(migration.moves())
                .containsExactly(
                        new Move(Optional.empty(), Optional.of("active"), 1),
                        new Move(Optional.of("active"), Optional.of("active"), 1),
                        new Move(Optional.of("active"), Optional.of("quiet"), 1),
                        new Move(Optional.of("quiet"), Optional.empty(), 1),
                        new Move(Optional.of("quiet"), Optional.of("quiet"), 1));
        assertThat(migration.sameScale()).isTrue();
        assertThat(migration.customers(Optional.of("active"), Optional.of("quiet")))
                .isEqualTo(1);
        assertThat(migration.customers(Optional.of("quiet"), Optional.of("active")))
                .isZero();
    }

    @Test
    void totalsIncludeEmptySegments() {
        RfmScale scale = new RfmScale(RfmBinning.RANK, 2, List.of(30.0), List.of(2.0), List.of(10.0));

        assertThat(table(scale, List.of(recent("a"), recent("b"))).totals())
                .containsExactly(new SegmentTotal("active", 2, 2, 10), new SegmentTotal("quiet", 0, 0, 0));
        assertThatThrownBy(() -> table(scale, List.of()).total("loyal")).hasMessageContaining("segment");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(RfmScale.of(RfmBinning.RANK, 5, List.of())).isEmpty();
        assertThatThrownBy(() -> RfmScale.of(RfmBinning.RANK, 1, List.of())).hasMessageContaining("rfm.bins");
        assertThatThrownBy(() -> RfmTable.of(scale(RfmBinning.RANK), HALVES, List.<RfmValues<String>>of()))
                .hasMessageContaining("rules.bins");
        assertThatThrownBy(() -> new RfmScale(RfmBinning.RANK, 2, List.of(), List.of(1.0), List.of(1.0)))
                .hasMessageContaining("rfm.recency");
        assertThatThrownBy(
                        () -> new RfmScale(RfmBinning.RANK, 3, List.of(2.0, 1.0), List.of(1.0, 2.0), List.of(1.0, 2.0)))
                .hasMessageContaining("ascending");
        RfmScale scale = new RfmScale(RfmBinning.RANK, 2, List.of(30.0), List.of(2.0), List.of(10.0));
        assertThatThrownBy(() -> table(scale, List.of(recent("a"), old("a")))).hasMessageContaining("twice");
        assertThatThrownBy(() -> new RfmValues<>("a", -1, 1, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new RfmValues<>("a", 1, 0, 1)).hasMessageContaining("frequency");
        assertThatThrownBy(() -> new RfmValues<>("a", 1, 1, Double.NaN)).hasMessageContaining("monetary");
        assertThatThrownBy(() -> new ScoreRange(0, 1)).hasMessageContaining("lowest");
        assertThatThrownBy(() -> new SegmentRules("x", 5, HALVES.rules(), "active"))
                .hasMessageContaining("otherwise");
        assertThatThrownBy(() -> new SegmentRules("x", 1, HALVES.rules(), "rest"))
                .hasMessageContaining("rules");
    }

    private static RfmScale scale(RfmBinning binning) {
        List<RfmValues<Integer>> hundred = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> new RfmValues<>(i, i, i, i))
                .toList();
        return RfmScale.of(binning, 5, hundred).orElseThrow();
    }

    private static RfmTable<String> table(RfmScale scale, List<RfmValues<String>> customers) {
        return RfmTable.of(scale, HALVES, customers);
    }

    private static RfmValues<String> recent(String customer) {
        return new RfmValues<>(customer, 3, 1, 5);
    }

    private static RfmValues<String> old(String customer) {
        return new RfmValues<>(customer, 300, 1, 5);
    }
}
