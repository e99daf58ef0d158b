package io.crmkit.examples.quickstart.report;

import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.examples.quickstart.score.ScoreLine;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.Direction;
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

    static String level(ScoreLine line) {
        return line.interval().map(Words::level).orElse("");
    }

    static String level(ConfidenceInterval interval) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * interval.level());
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

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
