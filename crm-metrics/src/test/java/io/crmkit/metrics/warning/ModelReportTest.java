package io.crmkit.metrics.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ModelReportTest {
    @Test
    void theExampleOfScikitLearnHasItsAreaOfThreeQuarters() {
        ModelReport report = ModelReport.of(List.of(
                        new ChurnOutcome(0.1, false),
                        new ChurnOutcome(0.4, false),
                        new ChurnOutcome(0.35, true),
                        new ChurnOutcome(0.8, true)))
                .orElseThrow();

        assertThat(report.auc()).hasValue(0.75);
        assertThat(report.brier()).isCloseTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, within(1e-12));
        assertThat(report.brierSkill().orElseThrow()).isCloseTo(1 - 0.158125 / 0.25, within(1e-12));
    }

    @Test
    void decilesShowLiftAndGain() {
        List<ChurnOutcome> outcomes = IntStream.range(0, 100)
                .mapToObj(i -> new ChurnOutcome(i / 100.0, i >= 90 || i < 10))
                .toList();

        List<Decile> deciles = ModelReport.of(outcomes).orElseThrow().deciles();

        assertThat(deciles.get(0).lift()).hasValue(5);
        assertThat(deciles.get(0).cumulativeGain()).hasValue(0.5);
        assertThat(deciles.get(0).predicted()).isCloseTo(0.945, within(1e-12));
        assertThat(deciles.get(8).cumulativeGain()).hasValue(0.5);
        assertThat(deciles.get(9).churnRate()).isEqualTo(1);
        assertThat(deciles.get(9).cumulativeGain()).hasValue(1);
    }

    @Test
    void oneOutcomeForAllHasNoAreaAndNobodyHasNoReport() {
        ModelReport stayed =
                ModelReport.of(List.of(new ChurnOutcome(0.2, false))).orElseThrow();

        assertThat(stayed.auc()).isEmpty();
        assertThat(stayed.brierSkill()).isEmpty();
        assertThat(stayed.deciles().get(0).lift()).isEmpty();
        assertThat(ModelReport.of(List.of())).isEmpty();
    }

    @Test
    void theBaselineIsWhatIsNotAlive() {
        assertThat(ChurnModel.<String>ofAlive(customer -> 0.75).churnProbability(""))
                .isEqualTo(0.25);
        assertThatThrownBy(() -> ChurnModel.<String>ofAlive(customer -> 1.5).churnProbability(""))
                .hasMessageContaining("probabilityAlive");
        assertThatThrownBy(() -> new ChurnOutcome(Double.NaN, true)).hasMessageContaining("predicted");
    }

    @Property
    void theOrderOfOutcomesDoesNotMatterAndTheAreaIsThatOfPairs(
            @ForAll @NotEmpty List<@IntRange(max = 9) Integer> codes, @ForAll Random random) {
        List<ChurnOutcome> outcomes = codes.stream()
                .map(code -> new ChurnOutcome(code / 2 / 4.0, code % 2 == 0))
                .toList();
        List<ChurnOutcome> shuffled = new ArrayList<>(outcomes);
        Collections.shuffle(shuffled, random);

        ModelReport report = ModelReport.of(outcomes).orElseThrow();

        assertThat(ModelReport.of(shuffled)).contains(report);
        assertThat(report.auc().orElse(-1)).isCloseTo(pairs(outcomes), within(1e-12));
        assertThat(report.deciles().stream()
                        .mapToDouble(d -> d.churnRate() * d.customers())
                        .sum())
                .isCloseTo((double) report.churned(), within(1e-9));
    }

    private static double pairs(List<ChurnOutcome> outcomes) {
        double won = 0;
        int pairs = 0;
        for (ChurnOutcome left : outcomes) {
            for (ChurnOutcome stayed : outcomes) {
                if (left.churned() && !stayed.churned()) {
                    pairs++;
                    won += (Math.signum(left.predicted() - stayed.predicted()) + 1) / 2;
                }
            }
        }
        return pairs == 0 ? -1 : won / pairs;
    }
}
