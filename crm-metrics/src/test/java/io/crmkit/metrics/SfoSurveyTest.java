package io.crmkit.metrics;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.MeanScore;
import org.junit.jupiter.api.Test;

/** The scores of a real survey, 2,831 rows of the airport of San Francisco in 2017. */
class SfoSurveyTest {
    private final SfoSurvey survey = SfoSurvey.of("sfo/2017_SFO_Customer_Survey.csv");

    @Test
    void npsCountsItsGroupsAndItsBlanks() {
        NpsScore nps = Nps.of(survey.tally("NETPRO", ZERO_TO_TEN, "11"));

        assertThat(nps.value().orElseThrow()).isCloseTo(39.839767, within(5e-7));
        assertThat(nps.detractors()).isEqualTo(342);
        assertThat(nps.passives()).isEqualTo(968);
        assertThat(nps.promoters()).isEqualTo(1436);
        assertThat(nps.excluded().count(Exclusion.MISSING_CODE)).isEqualTo(84);
        assertThat(nps.excluded().count(Exclusion.BLANK)).isEqualTo(1);
        assertThat(nps.responses() + nps.excluded().total())
                .isEqualTo(survey.rows().size());
    }

    @Test
    void npsHasThePublishedWaldInterval() {
        ConfidenceInterval wald = Nps.of(survey.tally("NETPRO", ZERO_TO_TEN, "11"))
                .interval(0.95, NpsInterval.WALD)
                .orElseThrow();

        assertThat(wald.lower()).isCloseTo(37.224906, within(5e-7));
        assertThat(wald.upper()).isCloseTo(42.454628, within(5e-7));
        assertThat(wald.clipped()).isFalse();
    }

    @Test
    void weightedNpsDividesByTheWeightOfTheResponses() {
        assertThat(Nps.of(survey.weighted("NETPRO", ZERO_TO_TEN, "11")).value().orElseThrow())
                .isCloseTo(40.398436, within(5e-7));
    }

    @Test
    void satisfactionIsAMeanAndATop2BoxUnderItsOwnName() {
        RatingTally overall = survey.tally("Q7ALL", ONE_TO_FIVE, SfoSurvey.MISSING_1_TO_5);

        assertThat(overall.responses()).isEqualTo(2688);
        assertThat(Csat.mean(overall).value().orElseThrow()).isCloseTo(4.064360, within(5e-7));
        assertThat(Csat.top2Box(overall).value().orElseThrow()).isCloseTo(82.068452, within(5e-7));
    }

    @Test
    void easeOfGettingThereIsAnEffortScoreWhereHigherIsBetter() {
        MeanScore ease = Ces.easyMean(survey.tally("Q13GETRATE", ONE_TO_FIVE, SfoSurvey.MISSING_1_TO_5));

        assertThat(ease.value().orElseThrow()).isCloseTo(4.210436, within(5e-7));
        assertThat(ease.responses()).isEqualTo(2319);
    }
}
