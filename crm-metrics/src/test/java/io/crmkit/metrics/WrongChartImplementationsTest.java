package io.crmkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.chart.AttributeChart;
import io.crmkit.metrics.chart.ScoreBaseline;
import io.crmkit.metrics.chart.ScoreSeries;
import io.crmkit.metrics.chart.Subgroup;
import io.crmkit.metrics.chart.XmrBaseline;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mistakes of other tools with control charts and series, each with a test that fails on it. */
class WrongChartImplementationsTest {
    @Test
    @DisplayName("npm process-control-charts: centre .074 beside the NIST data whose centre is .2313")
    void theCentreIsThePooledRatio() {
        Vector nist = Vector.all()
                .filter(row -> row.id().equals("PCHART-NIST-PBAR"))
                .findFirst()
                .orElseThrow();
        List<Subgroup> wafers = LongStream.of(nist.counts("counts"))
                .mapToObj(count -> new Subgroup(count, 50))
                .toList();

        assertThat(AttributeChart.P.baseline(wafers).orElseThrow().ratio()).isCloseTo(0.2313, within(5e-5));
    }

    @Test
    @DisplayName("a p chart whose centre is the mean of the ratios of samples of different size")
    void theCentreIsNoMeanOfRatios() {
        List<Subgroup> months = List.of(new Subgroup(1, 2), new Subgroup(10, 98));

        assertThat(AttributeChart.P.baseline(months).orElseThrow().ratio()).isEqualTo(0.11);
        assertThat(Subgroup.pooled(months).ratio()).hasValue(0.11);
    }

    @Test
    @DisplayName("atefalvi/sfo-dashboard: the mean of 22 daily scores, 36.331, for the score of all, 39.840")
    void aSeriesIsPooledAndRefusesToBeAveraged() {
        Vector row = Vector.all()
                .filter(vector -> vector.id().equals("NPS-POOL"))
                .findFirst()
                .orElseThrow();
        ScoreSeries<NpsScore> days = ScoreSeries.of(row.input()
                .get("groups")
                .valueStream()
                .map(day ->
                        nps(day.get(0).asLong(), day.get(1).asLong(), day.get(2).asLong()))
                .toList());

        assertThat(days.pooled().value().orElseThrow()).isCloseTo(39.839767, within(2e-6));
        assertThat(ScoreBaseline.of(days).orElseThrow().centre()).isCloseTo(39.839767, within(2e-6));
        assertThatThrownBy(() -> XmrBaseline.ofScores(days))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must not be averaged")
                .hasMessageContaining("pooled()");
    }

    @Test
    @DisplayName("limits from 3/1.128 for 2.66")
    void theConstantIsThePublishedOne() {
        XmrBaseline baseline = new XmrBaseline(0, 1000, 20);

        assertThat(baseline.individualLimits().upper()).isCloseTo(2660, within(1e-9));
        assertThat(baseline.rangeLimits().upper()).isCloseTo(3267, within(1e-9));
    }

    private static NpsScore nps(long detractors, long passives, long promoters) {
        long[] counts = new long[11];
        counts[0] = detractors;
        counts[7] = passives;
        counts[10] = promoters;
        return Nps.of(RatingTally.ofCounts(RatingScale.ZERO_TO_TEN, counts));
    }
}
