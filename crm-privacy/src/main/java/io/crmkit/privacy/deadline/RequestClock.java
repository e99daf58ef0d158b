package io.crmkit.privacy.deadline;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The clock of one request; immutable, all days in the place of the law. Its date is computed from what happened, never polled.
 *
 * <p>Excluded days of a pause run from the question to the answer, both included, and are added to the end (DPA 2018 s.54(3C)). An
 * identification that was reasonably required starts the statutory clock; the conservative one starts with the receipt. An extension
 * counts only if it was told before the statutory date without one.
 */
public final class RequestClock {
    private final RequestRule rule;
    private final Holidays holidays;
    private final LocalDate received;
    private final Optional<LocalDate> identified;
    private final List<Pause> pauses;
    private final Optional<LocalDate> notice;

    /**
     * A time in which an answer of the person was awaited.
     *
     * @param asked the day of the question
     * @param answered the day of the answer
     */
    public record Pause(LocalDate asked, LocalDate answered) {
        /**
         * Checks the order.
         *
         * @throws InvalidInputException if it was answered before it was asked
         */
        public Pause {
            if (answered.isBefore(asked)) {
                throw new InvalidInputException("pause.answered", "must not be before it was asked");
            }
        }

        long days() {
            return ChronoUnit.DAYS.between(asked, answered) + 1;
        }
    }

    private RequestClock(
            RequestRule rule,
            Holidays holidays,
            LocalDate received,
            Optional<LocalDate> identified,
            List<Pause> pauses,
            Optional<LocalDate> notice) {
        this.rule = rule;
        this.holidays = holidays;
        this.received = received;
        this.identified = identified;
        this.pauses = List.copyOf(pauses);
        this.notice = notice;
    }

    /** Starts the clock of a request on the day it was received. */
    public static RequestClock of(RequestRule rule, LocalDate received, Holidays holidays) {
        return new RequestClock(
                Objects.requireNonNull(rule, "rule"),
                Objects.requireNonNull(holidays, "holidays"),
                Objects.requireNonNull(received, "received"),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /**
     * Returns the clock after an identification that was reasonably required.
     *
     * @throws InvalidInputException if it came before the request
     */
    public RequestClock identified(LocalDate day) {
        requireAfterReceipt(day, "identified");
        return new RequestClock(rule, holidays, received, Optional.of(day), pauses, notice);
    }

    /**
     * Returns the clock after a question was asked and answered.
     *
     * @throws InvalidInputException if it was asked before the request came, overlaps an earlier pause, or this law knows no pauses
     */
    public RequestClock paused(LocalDate asked, LocalDate answered) {
        requireAfterReceipt(asked, "asked");
        if (!rule.stopsWhileAsking()) {
            throw new InvalidInputException("requestClock.paused", "is not known to this law");
        }
        if (!pauses.isEmpty() && !asked.isAfter(pauses.get(pauses.size() - 1).answered())) {
            throw new InvalidInputException("requestClock.asked", "must be after the pause before");
        }
        List<Pause> all = new ArrayList<>(pauses);
        all.add(new Pause(asked, answered));
        return new RequestClock(rule, holidays, received, identified, all, notice);
    }

    /**
     * Returns the clock after the person was told of an extension. It counts only if that was in time; the first one stands.
     *
     * @throws InvalidInputException if it was told before the request came
     */
    public RequestClock extended(LocalDate told) {
        requireAfterReceipt(told, "extended");
        return new RequestClock(rule, holidays, received, identified, pauses, notice.or(() -> Optional.of(told)));
    }

    private void requireAfterReceipt(LocalDate day, String what) {
        if (day.isBefore(received)) {
            throw new InvalidInputException("requestClock." + what, "must not be before the receipt");
        }
    }

    /** Returns whether an extension was told in time. */
    public boolean isExtended() {
        return notice.filter(told -> !told.isAfter(statutory(rule.answer()))).isPresent();
    }

    /** Returns by when the request has to be answered. */
    public Deadline deadline() {
        Term term = isExtended() ? rule.extended() : rule.answer();
        return new Deadline(Deadline.Side.EARLIER, conservative(term), statutory(term));
    }

    /** Returns the end as if there had been no pause, for those who want to be stricter than the law. */
    public LocalDate withoutPauses() {
        return (isExtended() ? rule.extended() : rule.answer()).conservative(received);
    }

    /**
     * Returns whether a question on this day would let the clock stand: it stands only while it runs. The days by which a weekend or
     * holiday puts off the end are no longer part of the term.
     */
    public boolean runsOn(LocalDate day) {
        Term term = isExtended() ? rule.extended() : rule.answer();
        return !day.isAfter(term.conservative(identified.orElse(received)).plusDays(excludedDays()));
    }

    /** Returns whether the request was not answered in time, as of a day on which it still is open. */
    public boolean overdue(LocalDate today) {
        return deadline().missedOn(today);
    }

    private LocalDate conservative(Term term) {
        return term.conservative(received).plusDays(excludedDays());
    }

    private LocalDate statutory(Term term) {
        LocalDate start = identified.orElse(received);
        LocalDate end = excludedDays() == 0
                ? term.statutory(start, holidays)
                : term.conservative(start).plusDays(excludedDays());
        return term instanceof Term.Months months && months.rolls() ? holidays.roll(end) : end;
    }

    private long excludedDays() {
        return pauses.stream().mapToLong(Pause::days).sum();
    }
}
