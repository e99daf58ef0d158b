package io.crmkit.examples.quickstart.followup;

import io.crmkit.core.Crm;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds who answered the recommendation question with 6 or less in the last period of a survey. */
public final class Detractors {
    private static final long HIGHEST = 6;

    private final Crm crm;
    private final String survey;
    private final ZoneId zone;

    /** Makes a finder. */
    public Detractors(Crm crm, String survey, ZoneId zone) {
        this.crm = crm;
        this.survey = survey;
        this.zone = zone;
    }

    /** Returns the day of the last answer; empty if nobody answered. */
    public Optional<LocalDate> lastDay() {
        Query<Feedback> newestFirst =
                Query.by(Feedback.BY_SURVEY_TIME).equal(Feedback.SURVEY, survey).descending();
        return crm.feedback().page(newestFirst, PageRequest.ofSize(1)).items().stream()
                .map(answer -> LocalDate.ofInstant(answer.answeredAt(), zone))
                .findFirst();
    }

    /**
     * Returns the answers, read while the stream is consumed.
     *
     * @param question the key of the recommendation question
     * @param lastDay the last day of the period
     * @param period its length, at least a day
     */
    public Stream<Feedback> find(String question, LocalDate lastDay, Period period) {
        LocalDate firstDay = lastDay.minus(period).plusDays(1);
        Query<Feedback> low = Query.by(Feedback.BY_SURVEY)
                .equal(Feedback.SURVEY, survey)
                .equal(Feedback.QUESTION, question)
                .from(Feedback.RATING, 0L)
                .below(Feedback.RATING, HIGHEST + 1);
        return crm.feedback().stream(low)
                .filter(answer ->
                        !LocalDate.ofInstant(answer.answeredAt(), zone).isBefore(firstDay));
    }
}
