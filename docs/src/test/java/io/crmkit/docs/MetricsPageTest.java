package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import org.junit.jupiter.api.Test;

/** The snippet of docs/metrics.md. */
class MetricsPageTest {
    private final RatingTally tally = RatingTally.of(RatingScale.ONE_TO_FIVE, 5, 4, 1);

    @Test
    void scores() {
        // snippet
        NpsScore nps = Nps.of(RatingTally.of(9, 10, 7, 3));
        nps.value();
        nps.interval(0.95);
        Csat.top2Box(tally).value();
        // end

        assertThat(nps.value()).hasValue(25.0);
        assertThat(Csat.top2Box(tally).value().orElseThrow()).isEqualTo(200.0 / 3);
    }
}
