package io.crmkit.examples.quickstart;

import io.crmkit.core.interaction.Channel;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.examples.quickstart.survey.SurveyDate;
import io.crmkit.examples.quickstart.survey.SurveyLayout;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which column means what. */
final class LayoutOptions {
    @Option(names = "--survey", paramLabel = "KEY", description = "Key of the survey; the name of the file without it.")
    @Nullable
    String survey;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Tells the respondents apart (default: id).")
    String id = "id";

    @Option(
            names = "--nps",
            paramLabel = "COLUMN[:0..10]",
            converter = QuestionConverter.Nps.class,
            description = "The recommendation question.")
    List<Question> nps = new ArrayList<>();

    @Option(
            names = "--csat",
            paramLabel = "COLUMN[:1..5]",
            converter = QuestionConverter.Csat.class,
            description = "A satisfaction question; the highest rating is the best. Repeatable.")
    List<Question> csat = new ArrayList<>();

    @Option(
            names = "--ces",
            paramLabel = "COLUMN[:1..7[:easy|effort]]",
            converter = QuestionConverter.Ces.class,
            description =
                    "An effort question, and what the highest rating says: easy (without it) or much effort. Repeatable.")
    List<Question> ces = new ArrayList<>();

    @Option(
            names = "--blank",
            paramLabel = "COLUMN=CODE,...",
            description = "What the file writes in a question for an answer that is no rating. Repeatable.")
    Map<String, String> blanks = new LinkedHashMap<>();

    @Option(names = "--weight", paramLabel = "COLUMN", description = "Survey weights, above 0.")
    @Nullable
    String weight;

    @Option(names = "--segment", paramLabel = "COLUMN", description = "Scores are broken down by it. Repeatable.")
    List<String> segments = new ArrayList<>();

    @Option(
            names = "--date",
            paramLabel = "COLUMN",
            description = "Day of the answer; see --date-format and --survey-month.")
    @Nullable
    String date;

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "Its form, such as dd.MM.yyyy (default: yyyy-MM-dd).")
    String dateFormat = "yyyy-MM-dd";

    @Option(
            names = "--survey-month",
            paramLabel = "YYYY-MM",
            description = "The month of the survey, if the date column holds only the day of the month.")
    @Nullable
    YearMonth surveyMonth;

    @Option(
            names = "--survey-date",
            paramLabel = "YYYY-MM-DD",
            description = "The day of all answers, if there is no column of it.")
    @Nullable
    LocalDate surveyDate;

    @Option(names = "--name", paramLabel = "COLUMN", description = "Name of the respondent.")
    @Nullable
    String name;

    @Option(names = "--email", paramLabel = "COLUMN", description = "E-mail address.")
    @Nullable
    String email;

    @Option(names = "--phone", paramLabel = "COLUMN", description = "Phone number.")
    @Nullable
    String phone;

    @Option(names = "--language", paramLabel = "COLUMN", description = "Language, such as en or pt-BR.")
    @Nullable
    String language;

    @Option(
            names = "--country",
            paramLabel = "COLUMN",
            description = "Country, such as DE or US: whose law decides about contact.")
    @Nullable
    String country;

    @Option(names = "--comment", paramLabel = "COLUMN", description = "What the respondent said in words.")
    @Nullable
    String comment;

    @Option(
            names = "--consent",
            paramLabel = "CHANNEL=COLUMN",
            description = "Yes or no to a follow-up by EMAIL, PHONE or SMS. Repeatable.")
    Map<Channel, String> consents = new TreeMap<>();

    /**
     * Returns the layout.
     *
     * @param today the day of the answers if nothing says another one
     * @throws OptionException if two options do not fit
     */
    SurveyLayout layout(LocalDate today) {
        return new SurveyLayout(
                id,
                questions(),
                Optional.ofNullable(weight),
                segments,
                surveyDate(today),
                new SurveyLayout.Person(
                        Optional.ofNullable(name),
                        Optional.ofNullable(email),
                        Optional.ofNullable(phone),
                        Optional.ofNullable(language),
                        Optional.ofNullable(country),
                        Optional.ofNullable(comment)),
                new TreeMap<>(consents));
    }

    private List<Question> questions() {
        OptionException.unless(nps.size() < 2, "--nps", "names more than one column");
        List<Question> questions =
                Stream.of(nps, csat, ces).flatMap(List::stream).toList();
        OptionException.unless(!questions.isEmpty(), "--nps, --csat, --ces", "one of them is needed");
        Set<String> columns = questions.stream().map(Question::column).collect(Collectors.toSet());
        OptionException.unless(columns.size() == questions.size(), "--nps, --csat, --ces", "name a column twice");
        blanks.keySet()
                .forEach(column -> OptionException.unless(
                        columns.contains(column), "--blank " + column, "names no column of --nps, --csat or --ces"));
        return questions.stream()
                .map(question -> question.withBlanks(codes(blanks.getOrDefault(question.column(), ""))))
                .toList();
    }

    private static Set<String> codes(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }

    private SurveyDate surveyDate(LocalDate today) {
        if (date == null) {
            OptionException.unless(surveyMonth == null, "--survey-month", "needs --date, the column with the day");
            return new SurveyDate.Fixed(surveyDate == null ? today : surveyDate);
        }
        OptionException.unless(surveyDate == null, "--survey-date", "cannot be given along with --date");
        if (surveyMonth != null) {
            return new SurveyDate.DayOfMonth(date, surveyMonth);
        }
        try {
            return SurveyDate.Written.of(date, dateFormat);
        } catch (IllegalArgumentException unfit) {
            throw new OptionException("--date-format", "is no pattern of a date: " + unfit.getMessage());
        }
    }
}
