package io.crmkit.privacy.request;

import io.crmkit.privacy.deadline.Deadline;
import io.crmkit.privacy.deadline.Duty;
import io.crmkit.privacy.deadline.RequestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dates of one request under its law; computed from what happened, never stored but for the next reminder. */
final class RequestDates {
    private final RequestLaw law;
    private final int remindDays;

    RequestDates(RequestLaw law, int remindDays) {
        this.law = law;
        this.remindDays = remindDays;
    }

    /** A reminder and the moment from which it is due. */
    record Due(RequestReminder reminder, Instant at) {}

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, law.zone());
    }

    /** Returns by when the request has to be answered, if what is awaited comes on {@code today}. */
    Deadline deadline(SubjectRequest request, LocalDate today) {
        LocalDate received = day(request.receivedAt());
        return law.duty(request.type())
                .map(duty -> duty.from(received, law.holidays()))
                .orElseGet(() -> clock(request, received, today).deadline());
    }

    /** Returns whether it was answered too late, or is open and late by now. */
    boolean overdue(SubjectRequest request, LocalDate today) {
        LocalDate until = request.closedAt().map(this::day).orElse(today);
        return deadline(request, until).missedOn(until);
    }

    /** Returns whether a question that is asked today lets the clock stand. */
    boolean mayStand(SubjectRequest request, LocalDate today) {
        return law.rule().stopsWhileAsking()
                && law.duty(request.type()).isEmpty()
                && clock(request, day(request.receivedAt()), today).runsOn(today);
    }

    private RequestClock clock(SubjectRequest request, LocalDate received, LocalDate today) {
        RequestClock clock = RequestClock.of(law.rule(), received, law.holidays());
        LocalDate free = received;
        if (request.identityAskedOn().isPresent()) {
            clock = clock.identified(request.identifiedOn().orElse(today));
            // questions from before the later start must not be added to it
            free = request.identifiedOn().map(day -> day.plusDays(1)).orElse(LocalDate.MAX);
        }
        for (Inquiry inquiry : request.inquiries()) {
            LocalDate asked = inquiry.askedOn().isBefore(free) ? free : inquiry.askedOn();
            LocalDate answered = inquiry.answeredOn().orElse(today);
            if (inquiry.stopsClock() && !answered.isBefore(asked)) {
                clock = clock.paused(asked, answered);
                free = answered.plusDays(1);
            }
        }
        return request.extension().isPresent()
                ? clock.extended(request.extension().get().toldOn())
                : clock;
    }

    /** Returns the reminders that an open request has still to give. */
    List<Due> open(SubjectRequest request) {
        if (!request.state().open()) {
            return List.of();
        }
        List<Due> all = new ArrayList<>();
        LocalDate received = day(request.receivedAt());
        if (request.acknowledgedAt().isEmpty() && law.acknowledgement().isPresent()) {
            Duty duty = law.acknowledgement().get();
            LocalDate by = duty.from(received, law.holidays()).conservative();
            all.add(due(ReminderKind.ACKNOWLEDGE, by, by));
        }
        boolean ownDate = law.duty(request.type()).isPresent();
        if (ownDate || !stands(request)) {
            Deadline deadline = deadline(request, received);
            LocalDate safe = deadline.conservative();
            all.add(due(ReminderKind.ANSWER_SOON, safe, safe.minusDays(remindDays)));
            all.add(due(ReminderKind.ANSWER_TODAY, safe, safe));
            if (ownDate || !awaitsIdentity(request)) {
                LocalDate last = deadline.statutory();
                all.add(due(ReminderKind.OVERDUE, last, last.plusDays(1)));
            }
        }
        all.removeIf(one -> request.reminders().contains(one.reminder()));
        return all;
    }

    Optional<Instant> next(SubjectRequest request) {
        return open(request).stream().map(Due::at).min(Instant::compareTo);
    }

    private static boolean stands(SubjectRequest request) {
        return request.inquiries().stream()
                .anyMatch(
                        inquiry -> inquiry.stopsClock() && inquiry.answeredOn().isEmpty());
    }

    private static boolean awaitsIdentity(SubjectRequest request) {
        return request.identityAskedOn().isPresent() && request.identifiedOn().isEmpty();
    }

    private Due due(ReminderKind kind, LocalDate dueOn, LocalDate from) {
        return new Due(
                new RequestReminder(kind, dueOn), from.atStartOfDay(law.zone()).toInstant());
    }
}
