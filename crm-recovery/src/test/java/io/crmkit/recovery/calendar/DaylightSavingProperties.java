package io.crmkit.recovery.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.crmkit.core.error.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Invariants 10 and 11: every call ends, and gaps and overlaps of the clock are what the zone says. */
class DaylightSavingProperties {
    /** The change of a clock; those of zones that skip a date are left out. */
    record Change(ZoneId zone, ZoneOffsetTransition transition) {
        LocalDateTime begin() {
            return transition.isGap() ? transition.getDateTimeBefore() : transition.getDateTimeAfter();
        }

        Duration length() {
            return transition.getDuration().abs();
        }
    }

    @Provide
    Arbitrary<Change> changes() {
        return Combinators.combine(
                        Arbitraries.of(
                                "Europe/Berlin",
                                "America/Los_Angeles",
                                "America/Sao_Paulo",
                                "Asia/Tehran",
                                "Australia/Lord_Howe",
                                "Africa/Cairo"),
                        Arbitraries.integers().between(0, 12 * 365))
                .as((zone, days) -> change(
                        ZoneId.of(zone), Instant.parse("2005-01-01T00:00:00Z").plus(Duration.ofDays(days))));
    }

    private static Change change(ZoneId zone, Instant after) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(after);
        return new Change(zone, next == null ? zone.getRules().previousTransition(after) : next);
    }

    @Property
    void hoursThatBeginInAGapBeginBehindItAndInAnOverlapTheFirstTime(
            @ForAll("changes") Change change, @ForAll @IntRange(min = 0, max = 59) int minutes) {
        Assume.that(change.length().toMinutes() > minutes);
        LocalDateTime opening = change.begin().plusMinutes(minutes);
        LocalDate date = opening.toLocalDate();
        BusinessCalendar calendar = BusinessCalendar.builder("daily", change.zone())
                .hoursOn(date, new TimeRange(opening.toLocalTime().toSecondOfDay(), 86_400))
                .build();
        Instant expected = ZonedDateTime.ofLocal(opening, change.zone(), null).toInstant();

        assertThat(calendar.dueAt(expected.minusSeconds(60), Budget.of(Duration.ZERO))
                        .dueAt())
                .isEqualTo(expected);
        if (change.transition().isGap()) {
            assertThat(expected).isEqualTo(opening.toInstant(change.transition().getOffsetBefore()));
        } else {
            assertThat(expected.atZone(change.zone()).getOffset())
                    .isEqualTo(change.transition().getOffsetBefore());
        }
    }

    @Property
    void aDayHasTheHoursThatItHas(@ForAll("changes") Change change) {
        LocalDate date = change.begin().toLocalDate();
        Instant from = date.atStartOfDay(change.zone()).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(change.zone()).toInstant();
        BusinessCalendar calendar = BusinessCalendar.builder("all", change.zone())
                .hoursOn(date, TimeRange.ALL_DAY)
                .build();

        assertThat(calendar.elapsed(from.minusSeconds(7_200), to.plusSeconds(7_200)))
                .isEqualTo(Duration.between(from, to))
                .isEqualTo(Duration.ofDays(1).minus(change.transition().getDuration()));
    }

    @Property
    void everyCallEndsHoweverLongEverythingIsClosed(
            @ForAll @IntRange(min = 1, max = 5_000) int closedDays,
            @ForAll @IntRange(min = 0, max = 100_000) int hours) {
        LocalDate first = LocalDate.parse("2026-01-01");
        BusinessCalendar calendar = BusinessCalendar.builder("closed", ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.of(Map.of(DayOfWeek.MONDAY, List.of(TimeRange.parse("09:00-10:00")))))
                .holidays(Holidays.NONE.between(first, first.plusDays(closedDays)))
                .build();
        Instant start = first.atStartOfDay(ZoneId.of("UTC")).toInstant();

        Optional<Instant> due =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> dueOrRefused(calendar, start, hours));

        due.ifPresent(at -> assertThat(calendar.elapsed(start, at)).isEqualTo(Duration.ofHours(hours)));
        if (closedDays > 4_001) {
            assertThat(due).isEmpty();
        }
    }

    private static Optional<Instant> dueOrRefused(BusinessCalendar calendar, Instant start, int hours) {
        try {
            return Optional.of(
                    calendar.dueAt(start, Budget.of(Duration.ofHours(hours))).dueAt());
        } catch (NoWorkingTimeException | InvalidInputException refused) {
            return Optional.empty();
        }
    }

    @Property(tries = 20)
    void aCalendarWithoutWorkingTimeIsRefused(@ForAll("changes") Change change) {
        assertThatThrownBy(() -> BusinessCalendar.builder("empty", change.zone())
                        .hours(WeeklyHours.of(Map.of()))
                        .build())
                .isInstanceOf(InvalidInputException.class);
    }
}
