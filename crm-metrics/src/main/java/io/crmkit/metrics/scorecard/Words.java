package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.Formula;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/** Says numbers and states the way a reader of the page says them. Rounds; nothing else on a scorecard does. */
final class Words {
    static final String NO_GROUP = "(not stated)";

    private static final char MINUS = '\u2212';

    private final ScorecardRequest request;
    private final Locale locale;

    Words(ScorecardRequest request, Locale locale) {
        this.request = request;
        this.locale = locale;
    }

    String number(double value, int decimals) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        symbols.setMinusSign(MINUS);
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        boolean zero = Math.abs(value) < 0.5 * Math.pow(10, -decimals);
        return format.format(zero ? 0 : value);
    }

    String count(long count) {
        return number((double) count, 0);
    }

    private int decimals() {
        return request.score().formula() == Formula.MEAN ? 2 : 1;
    }

    String value(double value) {
        return number(value, decimals()) + (request.score().formula() == Formula.SHARE ? "\u00a0%" : "");
    }

    /** With a sign, as a difference. */
    String difference(double difference) {
        String text = number(Math.abs(difference), decimals());
        return text.equals(number(0, decimals())) ? text : (difference > 0 ? "+" : String.valueOf(MINUS)) + text;
    }

    String percent(double share) {
        return number(100 * share, 1) + "\u00a0%";
    }

    String level() {
        double percent = 100 * request.level();
        return number(percent, percent == Math.rint(percent) ? 0 : 1) + "\u00a0%";
    }

    String interval(ConfidenceInterval interval) {
        return number(interval.lower(), decimals()) + " to " + number(interval.upper(), decimals());
    }

    String interval(ReportedScore reported) {
        return reported.interval().map(this::interval).orElse("");
    }

    String value(ReportedScore reported) {
        return switch (reported.state()) {
            case SHOWN -> value(reported.value().orElseThrow());
            case NO_ANSWERS -> "no answers";
            case WITHHELD -> "withheld";
        };
    }

    String responses(ReportedScore reported) {
        return reported.score().map(Score::responses).map(this::count).orElse("");
    }

    /** What the score of a group or period is, in one line. */
    String said(String name, ReportedScore reported) {
        String interval = reported.interval()
                .map(found -> ", " + level() + " interval " + interval(found))
                .orElse("");
        String n = reported.state() == ReportedScore.State.SHOWN ? ", n " + responses(reported) : "";
        return name + ": " + value(reported) + interval + n;
    }

    /** A change, and whether it is more than chance explains. */
    String change(Optional<Comparison> change) {
        return change.map(found ->
                        difference(found.difference()) + verdict(Standing.of(request.score(), found.interval(), 0)))
                .orElse("");
    }

    String benchmark(ReportedScore reported) {
        return reported.benchmark()
                .map(found -> difference(found.difference()) + verdict(found.standing()))
                .orElse("");
    }

    private static String verdict(Standing standing) {
        return switch (standing) {
            case BETTER -> ", better";
            case WORSE -> ", worse";
            case INCONCLUSIVE -> ", not clear";
        };
    }

    static String group(BrokenDownScores.Group group) {
        return group.name().orElse(NO_GROUP);
    }

    String definition() {
        ScoreDefinition definition = request.score();
        String formula = switch (definition.formula()) {
            case MEAN -> "mean of the ratings";
            case RESCALED -> "mean of the ratings, 0 for the lowest to 100 for the highest";
            case SHARE -> "percentage of the ratings " + definition.from() + " to " + definition.to();
            case NET ->
                "percentage of the ratings " + definition.to() + " to "
                        + definition.scale().max() + " minus that of "
                        + definition.scale().min() + " to " + definition.from();
        };
        return formula + ", on a scale from " + definition.scale().min() + " to "
                + definition.scale().max() + "; "
                + (definition.direction() == Direction.HIGHER_IS_BETTER ? "higher" : "lower") + " is better"
                + (definition.weighted() ? "; answers count by their weights" : "");
    }
}
