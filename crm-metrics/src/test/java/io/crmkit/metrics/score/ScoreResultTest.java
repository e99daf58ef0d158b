package io.crmkit.metrics.score;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScoreResultTest {
    private static final String DEFINITION = "\"definition\":{\"id\":\"nps\",\"scale\":{\"min\":0,\"max\":10},"
            + "\"direction\":\"HIGHER_IS_BETTER\",\"formula\":\"NET\",\"from\":6,\"to\":9,\"weighted\":false}";

    private final NpsScore promoters = Nps.of(RatingTally.builder(ZERO_TO_TEN)
            .add(10, 10)
            .exclude(Exclusion.BLANK, 3)
            .build());

    private static void assertJson(ScoreResult result, String expected) throws Exception {
        assertThat(JsonMapper.shared().writeValueAsString(result)).isEqualTo(expected);
        assertThat(new com.fasterxml.jackson.databind.json.JsonMapper().writeValueAsString(result))
                .isEqualTo(expected);
    }

    @Test
    void showsValueIntervalAndBothPairsOfEnds() throws Exception {
        ScoreResult result = ScoreResult.of(promoters, 0.95);

        assertThat(result.interval()).isEqualTo(promoters.interval(0.95));
        String interval =
                JsonMapper.shared().writeValueAsString(promoters.interval(0.95).orElseThrow());
        assertThat(interval)
                .startsWith("{\"method\":\"nps.adjusted_wald\",\"level\":0.95,\"lower\":47.50")
                .contains("\"upper\":100.0,")
                .contains("\"rawLower\":47.50")
                .contains("\"rawUpper\":106.34");
        assertJson(
                result,
                "{" + DEFINITION + ",\"responses\":10,\"excluded\":{\"BLANK\":3},\"value\":100.0,\"undefined\":null,"
                        + "\"interval\":" + interval + "}");
    }

    @Test
    void whatHasNoValueSaysWhy() throws Exception {
        ScoreResult result = ScoreResult.of(Nps.of(RatingTally.of()), 0.95);

        assertThat(result.undefined()).contains(Undefined.NO_RESPONSES);
        assertJson(
                result,
                "{" + DEFINITION + ",\"responses\":0,\"excluded\":{},\"value\":null,\"undefined\":\"NO_RESPONSES\","
                        + "\"interval\":null}");
    }

    @Test
    void whatIsWithheldTellsNothingOfItsAnswers() throws Exception {
        ScoreResult result = ScoreResult.withheld(Nps.DEFINITION);

        assertThat(result.responses()).isEmpty();
        assertThat(result.excluded()).isEmpty();
        assertThat(result.value()).isEmpty();
        assertThat(result.undefined()).contains(Undefined.WITHHELD);
        assertThat(result).hasToString("nps WITHHELD");
        assertJson(
                result,
                "{" + DEFINITION + ",\"responses\":null,\"excluded\":null,\"value\":null,\"undefined\":\"WITHHELD\","
                        + "\"interval\":null}");
    }

    @Test
    void oneResponseHasAValueAndNoInterval() throws Exception {
        ScoreResult result = ScoreResult.of(Csat.mean(RatingTally.of(ONE_TO_FIVE, 4)), 0.95);

        assertThat(result.value()).hasValue(4);
        assertThat(result.undefined()).isEmpty();
        assertThat(JsonMapper.shared().writeValueAsString(result)).endsWith("\"undefined\":null,\"interval\":null}");
    }

    @Test
    void takesTheIntervalOfAnotherMethod() {
        ScoreResult result = ScoreResult.of(promoters, promoters.interval(0.9, NpsInterval.SCORE));

        assertThat(result.interval().orElseThrow().method()).isEqualTo("nps.score");
        assertThat(result.toString()).startsWith("nps 100.0 n 10 ConfidenceInterval[method=nps.score");
    }

    @Test
    void equalsWhatSaysTheSame() {
        ScoreResult result = ScoreResult.of(promoters, 0.95);

        assertThat(result)
                .isEqualTo(ScoreResult.of(promoters, 0.95))
                .hasSameHashCodeAs(ScoreResult.of(promoters, 0.95));
        assertThat(List.of(
                        result,
                        ScoreResult.of(promoters, 0.9),
                        ScoreResult.of(Nps.of(RatingTally.of(10)), 0.95),
                        ScoreResult.withheld(Nps.DEFINITION),
                        ScoreResult.withheld(Nps.EMPLOYEE)))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesALevelThatIsNone() {
        assertThatThrownBy(() -> ScoreResult.of(promoters, 1)).isInstanceOf(InvalidInputException.class);
    }
}
