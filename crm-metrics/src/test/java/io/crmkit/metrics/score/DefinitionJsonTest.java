package io.crmkit.metrics.score;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.metrics.score.Direction.HIGHER_IS_BETTER;
import static io.crmkit.metrics.score.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.RatingTally;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Definitions are data: a host keeps its own in files; hosts have Jackson 3 or Jackson 2. */
class DefinitionJsonTest {
    private static final String NPS =
            "{\"id\":\"nps\",\"scale\":{\"min\":0,\"max\":10},\"direction\":\"HIGHER_IS_BETTER\","
                    + "\"formula\":\"NET\",\"from\":6,\"to\":9,\"weighted\":false}";

    private final JsonMapper jackson3 = JsonMapper.shared();
    private final com.fasterxml.jackson.databind.json.JsonMapper jackson2 =
            new com.fasterxml.jackson.databind.json.JsonMapper();

    static Stream<ScoreDefinition> definitions() {
        return Stream.of(
                ScoreDefinition.mean("effort", ONE_TO_FIVE, LOWER_IS_BETTER),
                ScoreDefinition.rescaled("index", ONE_TO_FIVE, HIGHER_IS_BETTER),
                ScoreDefinition.share("goal", ONE_TO_FIVE, HIGHER_IS_BETTER, 3, 4),
                Nps.DEFINITION,
                Nps.DEFINITION.overWeights());
    }

    @Test
    void theFormIsStable() throws Exception {
        assertThat(jackson3.writeValueAsString(Nps.DEFINITION)).isEqualTo(NPS);
        assertThat(jackson2.writeValueAsString(Nps.DEFINITION)).isEqualTo(NPS);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void whatIsReadIsWhatWasWritten(ScoreDefinition definition) throws Exception {
        assertThat(jackson3.readValue(jackson3.writeValueAsString(definition), ScoreDefinition.class))
                .isEqualTo(definition);
        assertThat(jackson2.readValue(jackson2.writeValueAsString(definition), ScoreDefinition.class))
                .isEqualTo(definition);
    }

    @Test
    void whatANewerVersionAddsIsNoError() {
        assertThat(jackson3.readValue(NPS.replace("{\"id\"", "{\"added\":1,\"id\""), ScoreDefinition.class))
                .isEqualTo(Nps.DEFINITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":\"\"",
                "\"from\":9",
                "\"to\":11",
                "\"formula\":\"MEAN\"",
                "\"formula\":\"RESCALED\"",
                "\"formula\":\"OTHER\"",
                "\"direction\":\"UP\""
            })
    void whatCannotBeADefinitionIsRefused(String wrong) {
        String field = wrong.substring(0, wrong.indexOf(':') + 1);
        String text = NPS.replaceFirst(field + "[^,]*", wrong);

        assertThatThrownBy(() -> jackson3.readValue(text, ScoreDefinition.class))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> jackson2.readValue(text, ScoreDefinition.class))
                .isInstanceOf(Exception.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "direction", "formula", "from", "to", "weighted"})
    void nothingIsGuessed(String field) {
        String text = NPS.replaceFirst("\"" + field + "\":[^,}]*,?", "").replace(",}", "}");

        assertThatThrownBy(() -> jackson3.readValue(text, ScoreDefinition.class))
                .hasMessageContaining(field);
    }

    @Test
    void aScoreKeepsItsStateInJson() throws Exception {
        MeanScore score = Csat.rescaled(RatingTally.of(ONE_TO_FIVE, 1, 5, 5));

        assertThat(jackson3.readValue(jackson3.writeValueAsString(score), MeanScore.class))
                .isEqualTo(score);
        assertThat(jackson2.readValue(jackson2.writeValueAsString(score), MeanScore.class))
                .isEqualTo(score);
    }
}
