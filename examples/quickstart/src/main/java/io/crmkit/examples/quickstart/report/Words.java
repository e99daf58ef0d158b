package io.crmkit.examples.quickstart.report;

import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.examples.quickstart.score.ScoreLine;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.Formula;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.Locale;

/** How numbers and names are written; the same everywhere, whatever the locale of the machine. */
final class Words {
    private Words() {}

    static String title(Question question) {
        String what = switch (question.kind()) {
            case NPS -> "Net Promoter Score (NPS)";
            case CSAT -> "Customer satisfaction (CSAT)";
            case CES -> "Customer effort (CES)";
            case OTHER -> "Rating";
        };
        String direction = question.kind() != QuestionKind.CES
                ? ""
                : question.direction() == Direction.HIGHER_IS_BETTER ? ", high is easy" : ", low is easy";
        return what + ": " + question.column() + ", " + question.scale() + direction;
    }

    /** What a score is called by people; its id is what programs call it. */
    static String name(ScoreLine line) {
        String id = line.id();
        return switch (id) {
            case "nps" -> "NPS";
            case "csat.mean" -> "CSAT, mean";
            case "csat.top2" -> "CSAT, top-2-box";
            case "ces.v1" -> "Effort, mean";
            case "ces.v2", "ces.easy_mean_5pt" -> "Ease, mean";
            case "ces.easy_percent_5pt" -> "Ease, top-2-box";
            default -> id;
        };
    }

    /** The value for people, with its unit. */
    static String value(ScoreLine line) {
        ScoreDefinition definition = line.score().definition();
        if (line.score().value().isEmpty()) {
            return "no answers";
        }
        String number = rounded(line.score().value().getAsDouble(), decimals(definition));
        return definition.formula() == Formula.SHARE ? number + " %" : number;
    }

    static String level(ScoreLine line) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * line.level());
    }

    /** Six decimals, enough to compare with another program. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    /** For the page: one decimal for points and percent, two for means of ratings. */
    static String rounded(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.replace('-', '\u2212');
    }

    /** How many decimals a score needs: points and percent one, means of ratings two. */
    static int decimals(ScoreDefinition definition) {
        return definition.highest() - definition.lowest() > 20 ? 1 : 2;
    }

    /** A part in percent with one decimal; nothing of nothing is 0. */
    static String percent(long part, long whole) {
        return rounded(whole == 0 ? 0 : 100.0 * part / whole, 1) + " %";
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
