package io.crmkit.recovery.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.metrics.chart.AttributeBaseline;
import io.crmkit.metrics.chart.AttributeChart;
import io.crmkit.metrics.chart.Subgroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** p = 0.15 in samples of 400 has the limits .0964 and .2036; .06, .09 and .08 are below: specification 10.2. */
class EffectivenessTest {
    private static final AttributeBaseline BEFORE = AttributeChart.P
            .baseline(Collections.nCopies(20, new Subgroup(60, 400)))
            .orElseThrow();

    private static Effectiveness after(int... counts) {
        List<Subgroup> samples = new ArrayList<>();
        for (int count : counts) {
            samples.add(new Subgroup(count, 400));
        }
        return Effectiveness.of(BEFORE, samples);
    }

    @Test
    void aPointBelowTheLowerLimitShowsFewer() {
        Effectiveness effect = after(60, 61, 59, 60, 36, 60, 62, 58);

        assertThat(effect.verdict()).isEqualTo(Effectiveness.Verdict.FEWER);
        assertThat(effect.before()).isEqualTo(0.15);
        assertThat(effect.after()).hasValue(456 / 3_200.0);
        assertThat(effect.points()).isEqualTo(8);
    }

    @Test
    void aPointOnTheLimitDoesNot() {
        // .0964 is 38.6 of 400
        assertThat(after(60, 61, 59, 60, 39, 60, 62, 58).verdict()).isEqualTo(Effectiveness.Verdict.NO_CHANGE_SHOWN);
    }

    @Test
    void eightInARowBelowTheCentreShowFewerAndSevenDoNot() {
        assertThat(after(61, 59, 58, 57, 59, 58, 57, 59, 59).verdict()).isEqualTo(Effectiveness.Verdict.FEWER);
        assertThat(after(59, 58, 57, 59, 58, 57, 59, 60).verdict()).isEqualTo(Effectiveness.Verdict.NO_CHANGE_SHOWN);
    }

    @Test
    void theOtherSideShowsMoreAndBothAreUnstable() {
        assertThat(after(60, 61, 59, 60, 82, 60, 62, 58).verdict()).isEqualTo(Effectiveness.Verdict.MORE);
        assertThat(after(60, 61, 20, 60, 82, 60, 62, 58).verdict()).isEqualTo(Effectiveness.Verdict.UNSTABLE);
    }

    @Test
    void fewPeriodsOrSmallOnesTellNothing() {
        assertThat(after(1, 1, 1, 1, 1, 1, 1).verdict()).isEqualTo(Effectiveness.Verdict.NOT_ENOUGH_DATA);
        assertThat(after().after()).isEmpty();
        // 33 x .15 = 4.95 expected
        assertThat(Effectiveness.of(BEFORE, Collections.nCopies(30, new Subgroup(0, 33)))
                        .verdict())
                .isEqualTo(Effectiveness.Verdict.NOT_ENOUGH_DATA);
        assertThat(Effectiveness.of(BEFORE, Collections.nCopies(30, new Subgroup(0, 34)))
                        .verdict())
                .isEqualTo(Effectiveness.Verdict.FEWER);
        assertThat(Effectiveness.of(BEFORE, Collections.nCopies(30, new Subgroup(0, 0))))
                .satisfies(empty -> {
                    assertThat(empty.verdict()).isEqualTo(Effectiveness.Verdict.NOT_ENOUGH_DATA);
                    assertThat(empty.gaps()).isEqualTo(30);
                });
    }

    /** A chart that took the later periods into its baseline would see no shift in them. */
    @Test
    void theBaselineStaysFrozenHoweverManyPeriodsFollow() {
        int[] halved = new int[200];
        Arrays.fill(halved, 30);

        assertThat(after(halved).verdict()).isEqualTo(Effectiveness.Verdict.FEWER);
        assertThat(after(halved).before()).isEqualTo(0.15);
    }

    @Test
    void aStoredBaselineIsTheSameOneAgainAndNonsenseIsRefused() {
        assertThat(FrozenBaseline.of(BEFORE).baseline()).isEqualTo(BEFORE);
        assertThatThrownBy(() -> new FrozenBaseline(AttributeChart.P, 5, 4, 1, 0))
                .hasMessageContaining("subgroup.size");
    }
}
