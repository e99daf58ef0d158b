package io.crmkit.examples.quickstart;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.metrics.score.Direction;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code COLUMN}, {@code COLUMN:1..5}, and for effort {@code COLUMN:1..5:easy} or {@code COLUMN:1..5:effort}. */
abstract class QuestionConverter implements ITypeConverter<Question> {
    private static final Pattern FORM =
            Pattern.compile("(?<column>.+?)(:(?<min>-?\\d{1,4})\\.\\.(?<max>-?\\d{1,4}))?(:(?<high>easy|effort))?");

    private final QuestionKind kind;
    private final RatingScale usual;

    private QuestionConverter(QuestionKind kind, RatingScale usual) {
        this.kind = kind;
        this.usual = usual;
    }

    @Override
    public Question convert(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || (parts.group("high") != null && kind != QuestionKind.CES)) {
            throw new TypeConversionException("'" + text + "' does not look like COLUMN:" + usual);
        }
        RatingScale scale = parts.group("min") == null ? usual : scale(parts.group("min"), parts.group("max"));
        if (kind == QuestionKind.NPS && !scale.equals(usual)) {
            throw new TypeConversionException("the recommendation question has the scale " + usual + ", not " + scale);
        }
        Direction direction =
                "effort".equals(parts.group("high")) ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER;
        return new Question(parts.group("column"), kind, scale, direction, Set.of());
    }

    private static RatingScale scale(String min, String max) {
        try {
            RatingScale scale = new RatingScale(Integer.parseInt(min), Integer.parseInt(max));
            if (scale.points() < 3) {
                throw new TypeConversionException("a scale has three ratings or more, not " + scale);
            }
            return scale;
        } catch (InvalidInputException unfit) {
            throw new TypeConversionException("the scale " + min + ".." + max + " " + unfit.rule());
        }
    }

    static final class Nps extends QuestionConverter {
        Nps() {
            super(QuestionKind.NPS, RatingScale.ZERO_TO_TEN);
        }
    }

    static final class Csat extends QuestionConverter {
        Csat() {
            super(QuestionKind.CSAT, RatingScale.ONE_TO_FIVE);
        }
    }

    static final class Ces extends QuestionConverter {
        Ces() {
            super(QuestionKind.CES, RatingScale.ONE_TO_SEVEN);
        }
    }
}
