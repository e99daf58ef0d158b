package io.crmkit.metrics.sample;

import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.ScoreResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportingThresholdTest {
    private static final ReportingThreshold FIVE = new ReportingThreshold(5);

    @Test
    void scoresOfFewerResponsesAreWithheld() {
        assertThat(FIVE.release(score(4))).isEmpty();
        assertThat(FIVE.release(score(5))).contains(score(5));
    }

    @Test
    void aSingleSmallGroupTakesTheSmallestOtherWithIt() {
        // 3 would follow from the total minus 20 minus 8
        assertThat(shown(20, 3, 8)).containsExactly(true, false, false);
    }

    @Test
    void ofEqualGroupsTheFirstIsTaken() {
        assertThat(shown(8, 8, 1)).containsExactly(false, true, false);
    }

    @Test
    void smallGroupsThatTogetherAreLargeEnoughTakeNoOther() {
        assertThat(shown(20, 3, 2, 8)).containsExactly(true, false, false, true);
        assertThat(shown(20, 3, 1, 8)).containsExactly(true, false, false, false);
    }

    @Test
    void emptyGroupsHideNobody() {
        assertThat(shown(20, 0, 8)).containsExactly(true, false, true);
    }

    @Test
    void nothingIsShownIfNothingCanBeHiddenOtherwise() {
        assertThat(shown(3)).containsExactly(false);
        assertThat(shown(3, 20)).containsExactly(false, false);
        assertThat(shown()).isEmpty();
    }

    @Test
    void refusesToShowSingleAnswers() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ReportingThreshold(1))
                .satisfies(e -> assertThat(e.field()).isEqualTo("threshold"));
        assertThat(new ReportingThreshold(2).release(score(2))).isPresent();
    }

    @Test
    void aReportSaysWhatIsWithheld() {
        Map<String, NpsScore> groups = new LinkedHashMap<>();
        groups.put("north", score(20));
        groups.put("south", score(3));
        groups.put("west", score(8));

        Map<String, ScoreResult> report = FIVE.report(groups, 0.95);

        assertThat(report.keySet()).containsExactly("north", "south", "west");
        assertThat(report.get("north")).isEqualTo(ScoreResult.of(score(20), 0.95));
        // neither tells by its reason which of the two has fewer than five
        assertThat(report.get("south")).isEqualTo(ScoreResult.withheld(Nps.DEFINITION));
        assertThat(report.get("west")).isEqualTo(ScoreResult.withheld(Nps.DEFINITION));
    }

    @Test
    void aReportOfOneScoreIsShownOrWithheld() {
        assertThat(FIVE.report(score(4), 0.95)).isEqualTo(ScoreResult.withheld(Nps.DEFINITION));
        assertThat(FIVE.report(score(5), 0.95)).isEqualTo(ScoreResult.of(score(5), 0.95));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> FIVE.report(score(4), 0));
    }

    private static Iterable<Boolean> shown(int... sizes) {
        Map<String, NpsScore> groups = new LinkedHashMap<>();
        for (int size : sizes) {
            groups.put("group " + groups.size(), score(size));
        }
        return FIVE.release(groups).values().stream().map(Optional::isPresent).toList();
    }

    private static NpsScore score(long responses) {
        return Nps.of(RatingTally.builder(ZERO_TO_TEN).add(9, responses).build());
    }
}
