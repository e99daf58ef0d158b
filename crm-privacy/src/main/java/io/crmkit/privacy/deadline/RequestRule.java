package io.crmkit.privacy.deadline;

import java.util.Objects;

/**
 * How long a law gives to answer a request of a data subject.
 *
 * @param answer without an extension
 * @param extended in total, if an extension was told in time; from the original receipt
 * @param stopsWhileAsking whether the clock stands while an answer of the person is awaited (UK: DUAA 2025 s.76)
 */
public record RequestRule(Term answer, Term extended, boolean stopsWhileAsking) {
    /** European Union: one month, three with an extension (GDPR art. 12(3); Regulation 1182/71). */
    public static final RequestRule GDPR = new RequestRule(new Term.Months(1, true), new Term.Months(3, true), false);

    /** United Kingdom: as the GDPR, and the clock stops while information is awaited (DPA 2018 s.54; DUAA 2025 s.76). */
    public static final RequestRule UK = new RequestRule(GDPR.answer, GDPR.extended, true);

    /** California: 45 calendar days, 90 with an extension, the day of receipt included (11 CCR 7021(b)). */
    public static final RequestRule CALIFORNIA =
            new RequestRule(new Term.CalendarDays(45, true), new Term.CalendarDays(90, true), false);

    /** Refuses nulls. */
    public RequestRule {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(extended, "extended");
    }
}
