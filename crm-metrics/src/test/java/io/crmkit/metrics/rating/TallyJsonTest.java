package io.crmkit.metrics.rating;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tallies travel between machines; hosts have Jackson 3 or Jackson 2. */
class TallyJsonTest {
    private static final String TALLY =
            "{\"scale\":{\"min\":1,\"max\":5},\"counts\":[0,0,0,1,2],\"excluded\":{\"BLANK\":7,\"OUT_OF_RANGE\":1}}";
    private static final String WEIGHTED =
            "{\"answers\":{\"scale\":{\"min\":1,\"max\":5},\"counts\":[0,0,0,1,1],\"excluded\":{}},"
                    + "\"weights\":[\"0\",\"0\",\"0\",\"2.5\",\"0.1\"],"
                    + "\"squares\":[\"0\",\"0\",\"0\",\"6.25\",\"0.01\"]}";

    private final JsonMapper jackson3 = JsonMapper.shared();
    private final com.fasterxml.jackson.databind.json.JsonMapper jackson2 =
            new com.fasterxml.jackson.databind.json.JsonMapper();

    private final RatingTally tally = RatingTally.builder(ONE_TO_FIVE)
            .add(4)
            .add(5, 2)
            .exclude(Exclusion.BLANK, 7)
            .add(6)
            .build();
    private final WeightedTally weighted =
            WeightedTally.builder(ONE_TO_FIVE).add(4, 2.5).add(5, 0.1).build();

    @Test
    void bothVersionsOfJacksonWriteAndReadTheSameText() throws Exception {
        assertThat(jackson3.writeValueAsString(tally)).isEqualTo(TALLY);
        assertThat(jackson2.writeValueAsString(tally)).isEqualTo(TALLY);
        assertThat(jackson3.readValue(TALLY, RatingTally.class)).isEqualTo(tally);
        assertThat(jackson2.readValue(TALLY, RatingTally.class)).isEqualTo(tally);
    }

    @Test
    void weightsAreExactDecimalsAsText() throws Exception {
        assertThat(jackson3.writeValueAsString(weighted)).isEqualTo(WEIGHTED);
        assertThat(jackson2.writeValueAsString(weighted)).isEqualTo(WEIGHTED);
        assertThat(jackson3.readValue(WEIGHTED, WeightedTally.class)).isEqualTo(weighted);
        assertThat(jackson2.readValue(WEIGHTED, WeightedTally.class)).isEqualTo(weighted);
    }

    @Test
    void whatANewerVersionAddsIsNoError() throws Exception {
        String newer = TALLY.replace("\"counts\"", "\"added\":1,\"counts\"");

        assertThat(jackson3.readValue(newer, RatingTally.class)).isEqualTo(tally);
        assertThat(jackson2.readValue(newer, RatingTally.class)).isEqualTo(tally);
    }

    @Test
    void whatCannotBeATallyIsRefused() {
        assertThatThrownBy(() -> jackson3.readValue(TALLY.replace("[0,", "[-1,"), RatingTally.class))
                .hasMessageContaining("counts must not be negative");
        assertThatThrownBy(() -> jackson3.readValue(TALLY.replace("[0,", "[0,0,"), RatingTally.class))
                .hasMessageContaining("counts must be one per rating");
        assertThatThrownBy(() -> jackson3.readValue(WEIGHTED.replace("\"2.5\"", "\"-2.5\""), WeightedTally.class))
                .hasMessageContaining("weights must not be negative");
        assertThatThrownBy(() -> jackson3.readValue(WEIGHTED.replace("\"6.25\",", ""), WeightedTally.class))
                .hasMessageContaining("squares must be one per rating");
    }
}
