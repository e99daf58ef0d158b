package io.crmkit.recovery.regulation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.pack.PackReader;
import io.crmkit.recovery.rule.Require;
import io.crmkit.recovery.version.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The duties of one scheme during one stretch of time. Data: a host writes its own as JSON.
 *
 * @param id names the scheme, such as {@code fca-disp}
 * @param version names this version
 * @param validFrom the first date of receipt that it holds for
 * @param validTo the first date that it does not hold for any more; empty if that is not known
 * @param jurisdiction country or region code
 * @param source where the rule stands, and how far that was checked
 * @param duties what it demands
 */
public record RegulatoryPack(
        String id,
        String version,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        String jurisdiction,
        String source,
        List<RegulatedDuty> duties)
        implements Versioned {
    /**
     * Checks the pack.
     *
     * @throws InvalidInputException if a name is blank, it ends before it begins, there is no duty, two have one id, or one cancels a
     *     duty that does not exist or itself
     */
    public RegulatoryPack {
        Objects.requireNonNull(source, "source");
        duties = List.copyOf(duties);
        Versioned.check(id, version, validFrom, validTo);
        if (jurisdiction.isBlank()) {
            throw new InvalidInputException("pack.jurisdiction", "must not be blank");
        }
        Set<String> ids = new HashSet<>();
        for (RegulatedDuty duty : duties) {
            if (!ids.add(duty.id())) {
                throw new InvalidInputException("pack.duties", "must not have two of the id " + duty.id());
            }
        }
        if (ids.isEmpty()) {
            throw new InvalidInputException("pack.duties", "must not be empty");
        }
        for (RegulatedDuty duty : duties) {
            if (duty.cancels().contains(duty.id()) || !ids.containsAll(duty.cancels())) {
                throw new InvalidInputException(
                        "pack.duties." + duty.id() + ".cancels", "must name other duties of the pack");
            }
        }
    }

    /**
     * Reads a pack.
     *
     * @throws InvalidInputException if the text is no JSON, lacks something, has something unknown, or breaks a rule; the message
     *     names the place
     */
    public static RegulatoryPack parse(String json) {
        return PackReader.read(json, RegulatoryPack.class, "pack");
    }

    /**
     * Returns how every duty of the pack stands for one complaint, in the order of the pack.
     *
     * @param receivedAt when the complaint came in; its date in the zone of the calendar is day 0
     * @param acts what was done for it; what was done before the second of the receipt was done for something else, and does not count
     * @param calendar zone, business days and closing times of the place
     * @param now up to when; later acts do not count yet
     * @throws InvalidInputException if the pack does not hold on the day of receipt, or an instant lies outside of the years 1 to 9999
     */
    public List<DutyStatus> assess(Instant receivedAt, Acts acts, BusinessCalendar calendar, Instant now) {
        Require.inCalendar(receivedAt, "receivedAt");
        Require.inCalendar(now, "now");
        LocalDate received = LocalDate.ofInstant(receivedAt, calendar.zone());
        if (!holdsOn(received)) {
            throw new InvalidInputException("receivedAt", "must lie in the time of pack " + this);
        }
        List<DutyStatus> statuses = new ArrayList<>();
        for (RegulatedDuty duty : duties) {
            statuses.add(assess(duty, receivedAt.truncatedTo(ChronoUnit.SECONDS), acts, calendar, now));
        }
        return statuses.stream().map(status -> cancelled(status, statuses)).toList();
    }

    private DutyStatus assess(
            RegulatedDuty duty, Instant receivedAt, Acts acts, BusinessCalendar calendar, Instant now) {
        LocalDate received = LocalDate.ofInstant(receivedAt, calendar.zone());
        Instant first = duty.term().dueAt(received, calendar);
        Optional<Term> more = duty.extension()
                .filter(extension -> acts.first(Set.of(extension.by()), receivedAt)
                        .filter(at -> !at.isAfter(first) && !at.isAfter(now))
                        .isPresent())
                .map(RegulatedDuty.Extension::term);
        Term term = more.orElse(duty.term());
        Instant dueAt = term.dueAt(received, calendar);
        Optional<Instant> doneAt = acts.first(duty.doneBy(), receivedAt).filter(at -> !at.isAfter(now));
        DutyStatus.State state = doneAt.map(at -> at.isAfter(dueAt) ? DutyStatus.State.LATE : DutyStatus.State.MET)
                .orElse(now.isAfter(dueAt) ? DutyStatus.State.OVERDUE : DutyStatus.State.OPEN);
        return new DutyStatus(
                duty,
                toString(),
                term.lastDay(received, calendar),
                dueAt,
                more.isPresent(),
                state,
                doneAt,
                Optional.empty());
    }

    /** A duty that was done before, or was late before, is not ended by another one. */
    private static DutyStatus cancelled(DutyStatus status, List<DutyStatus> all) {
        Optional<DutyStatus> by = all.stream()
                .filter(other -> other.state() == DutyStatus.State.MET)
                .filter(other -> other.duty().cancels().contains(status.duty().id()))
                .filter(other ->
                        other.doneAt().filter(at -> !at.isAfter(status.dueAt())).isPresent())
                .filter(other -> status.doneAt().isEmpty()
                        || other.doneAt().orElseThrow().isBefore(status.doneAt().orElseThrow()))
                .findFirst();
        return by.map(other -> new DutyStatus(
                        status.duty(),
                        status.pack(),
                        status.lastDay(),
                        status.dueAt(),
                        status.extended(),
                        DutyStatus.State.CANCELLED,
                        status.doneAt(),
                        Optional.of(other.duty().id())))
                .orElse(status);
    }

    /** Returns id and version. */
    @Override
    public String toString() {
        return id + " " + version;
    }
}
