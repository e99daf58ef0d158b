package io.crmkit.metrics.scorecard;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.AnswerGroup;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.repository.Query;
import io.crmkit.metrics.chart.Alarm;
import io.crmkit.metrics.chart.ControlChart;
import io.crmkit.metrics.chart.ScoreBaseline;
import io.crmkit.metrics.driver.ImportanceGrid;
import io.crmkit.metrics.rating.RatingTally;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The scores of one question over stored feedback: overall, by period, by group and by group and period. Every score is pooled from
 * counts of answers, never from other scores. The store counts; no answer is loaded.
 *
 * <p>Small groups are withheld together with those that would give them away, unless the request says otherwise. Within each breakdown
 * nobody who knows all that is shown can work out a score of fewer answers than the threshold. Several breakdowns of the same
 * answers can still be subtracted from each other, and so can scorecards of different ranges.
 */
public final class Scorecard {
    private final ScorecardRequest request;
    private final ScoreHistory total;
    private final List<BrokenDownScores> breakdowns;
    private final Optional<ScoreBaseline> baseline;
    private final Optional<ControlChart> controlChart;
    private final Optional<ImportanceGrid> drivers;

    Scorecard(
            ScorecardRequest request,
            ScoreHistory total,
            List<BrokenDownScores> breakdowns,
            Optional<ScoreBaseline> baseline,
            Optional<ControlChart> controlChart,
            Optional<ImportanceGrid> drivers) {
        this.request = request;
        this.total = total;
        this.breakdowns = breakdowns;
        this.baseline = baseline;
        this.controlChart = controlChart;
        this.drivers = drivers;
    }

    /**
     * Computes a scorecard. It asks the store one question per period, so answers that are committed meanwhile may be counted or
     * not; each is counted at most once unless its time is changed meanwhile. A question that nobody answered, or that does not
     * exist, gives a scorecard without values.
     *
     * @throws io.crmkit.store.StoreException if the store fails
     */
    public static Scorecard of(Crm crm, ScorecardRequest request) {
        Query<Feedback> answers =
                Query.by(Feedback.BY_SURVEY_QUESTION).equal(Feedback.SURVEY_QUESTION, request.question());
        return of(
                request,
                period -> crm.feedback()
                        .countBy(
                                answers.from(Feedback.ANSWERED_AT, period.start())
                                        .below(Feedback.ANSWERED_AT, period.end()),
                                Feedback.ANSWER_GROUP));
    }

    /**
     * Computes a scorecard of counts that the host has from elsewhere, such as an archive.
     *
     * @param counts gives how many answers of each kind were given from {@code start} to before {@code end} of a period; called once
     *     per period that has a length, in the order of time
     * @throws InvalidInputException if a count is negative
     */
    public static Scorecard of(ScorecardRequest request, Function<ReportingPeriod, Map<AnswerGroup, Long>> counts) {
        List<ReportingPeriod> periods = request.periods();
        Cube cube = new Cube(request.score(), request.breakdowns(), periods.size());
        for (int i = 0; i < periods.size(); i++) {
            ReportingPeriod period = periods.get(i);
            if (period.start().isBefore(period.end())) {
                cube.add(i, counts.apply(period));
            }
        }
        return new ScorecardMaker(request, cube).scorecard();
    }

    /** Returns this scorecard with a grid of drivers that the host computed from its answers, for the output. */
    public Scorecard withDrivers(ImportanceGrid grid) {
        return new Scorecard(request, total, breakdowns, baseline, controlChart, Optional.of(grid));
    }

    /** Returns what was asked for. */
    public ScorecardRequest request() {
        return request;
    }

    /** Returns the periods, in the order of time. */
    public List<ReportingPeriod> periods() {
        return request.periods();
    }

    /** Returns the scores of everybody. */
    public ScoreHistory total() {
        return total;
    }

    /** Returns the scores by group, in the order of the request. */
    public List<BrokenDownScores> breakdowns() {
        return breakdowns;
    }

    /**
     * Returns the scores by group of one breakdown.
     *
     * @throws InvalidInputException if the request does not have it
     */
    public BrokenDownScores by(Breakdown breakdown) {
        return breakdowns.stream()
                .filter(scores -> scores.breakdown().equals(breakdown))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("breakdown", "must be one of the request"));
    }

    /** Returns how many answers fell on each rating, without their weights; empty if that is withheld. */
    public Optional<RatingTally> distribution() {
        return total.overall().score().map(Scores::answers);
    }

    /** Returns the baseline of the control chart: that of the request, or the one that its first periods set. */
    public Optional<ScoreBaseline> baseline() {
        return baseline;
    }

    /**
     * Returns the scores of the periods held against the baseline; periods that are withheld or have no answers are gaps. Empty if
     * the request asks for no baseline, or its first periods show no answer to set one.
     */
    public Optional<ControlChart> controlChart() {
        return controlChart;
    }

    /** Returns where the rules of the request are met on the control chart. */
    public List<Alarm> alarms() {
        return controlChart.map(chart -> chart.alarms(request.rules())).orElse(List.of());
    }

    /** Returns the grid of drivers, if the host gave one. */
    public Optional<ImportanceGrid> drivers() {
        return drivers;
    }

    /**
     * Writes the scorecard as JSON. The form is described in docs/metrics.md; members are only ever added to it. Numbers are not
     * rounded, and what there is not is left out.
     *
     * @throws IOException if {@code out} fails
     */
    public void writeJson(Appendable out) throws IOException {
        out.append(ScorecardJson.of(this));
    }

    /**
     * Writes one line per score as CSV (RFC 4180, lines end in CRLF): overall, each period, each group, each group and period. The
     * columns are described in docs/metrics.md. Numbers are not rounded and have a decimal point. A text that a spreadsheet could
     * take for a formula has an apostrophe before it.
     *
     * @throws IOException if {@code out} fails
     */
    public void writeCsv(Appendable out) throws IOException {
        out.append(ScorecardCsv.of(this));
    }

    /**
     * Writes the scorecard as one page in HTML 5 that needs nothing else: no script, no font, no network. Text is English.
     *
     * @param title the heading; any text, as every text is escaped
     * @param locale how numbers are written
     * @throws IOException if {@code out} fails
     */
    public void writeHtml(String title, Locale locale, Appendable out) throws IOException {
        out.append(ScorecardPage.of(this, title, locale));
    }
}
