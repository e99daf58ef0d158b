package io.crmkit.recovery.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.Segment.Reason;
import io.crmkit.recovery.calendar.Worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Worlds.class)
@Domain(DomainContext.Global.class)
class CombinedCalendarProperties {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Property
    void unionAndIntersectionTogetherAreBoth(
            @ForAll World one, @ForAll World other, @ForAll Instant from, @ForAll Instant to) {
        BusinessCalendar left = one.calendar();
        BusinessCalendar right = other.calendar();

        assertThat(union(left, right).elapsed(from, to).plus(common(left, right, from, to)))
                .isEqualTo(left.elapsed(from, to).plus(right.elapsed(from, to)));
    }

    @Property
    void aCalendarWithItselfIsItself(@ForAll World world, @ForAll Instant from, @ForAll Instant to) {
        BusinessCalendar calendar = world.calendar();

        for (BusinessCalendar same : new BusinessCalendar[] {
            BusinessCalendar.intersection("same", world.zone(), calendar, calendar),
            BusinessCalendar.union("same", world.zone(), calendar)
        }) {
            assertThat(same.elapsed(from, to)).isEqualTo(calendar.elapsed(from, to));
            assertThat(same.dueAt(from, Budget.of(Duration.ofHours(30))).dueAt())
                    .isEqualTo(calendar.dueAt(from, Budget.of(Duration.ofHours(30)))
                            .dueAt());
            assertThat(same.explain(from, to, Pauses.NONE)).isEqualTo(calendar.explain(from, to, Pauses.NONE));
        }
    }

    @Property
    void whatIsExplainedAddsUp(
            @ForAll World one, @ForAll World other, @ForAll Instant from, @ForAll Instant to, @ForAll Pauses pauses) {
        BusinessCalendar union = union(one.calendar(), other.calendar());

        Duration counted = union.explain(from, to, pauses).stream()
                .filter(segment -> segment.reason() == Reason.COUNTED)
                .map(segment ->
                        Duration.between(segment.span().from(), segment.span().to()))
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(counted).isEqualTo(union.elapsed(from, to, pauses));
    }

    @Property
    void aBusinessDayHasWorkingTime(@ForAll World one, @ForAll World other, @ForAll LocalDate date) {
        BusinessCalendar union = union(one.calendar(), other.calendar());

        assertThat(union.isBusinessDay(date))
                .isEqualTo(!union.elapsed(midnight(date), midnight(date.plusDays(1)))
                        .isZero());
    }

    @Property
    void hoursOfADateStandInPlaceOfAllOthers(@ForAll World world, @ForAll LocalDate date, @ForAll TimeRange range) {
        Assume.that(!world.zone().getId().equals("Pacific/Apia")); // has a date that does not exist
        BusinessCalendar.Builder builder = BusinessCalendar.builder("dated", world.zone())
                .hours(WeeklyHours.of(world.hours()))
                .holidays(Holidays.NONE.on(date));
        BusinessCalendar closed = builder.hoursOn(date).build();
        BusinessCalendar shift = builder.hoursOn(date, range).build();
        Instant from = date.minusDays(1).atStartOfDay(world.zone()).toInstant();
        Instant to = date.plusDays(2).atStartOfDay(world.zone()).toInstant();

        BusinessCalendar alone = BusinessCalendar.builder("alone", world.zone())
                .hoursOn(date, range)
                .build();

        assertThat(closed.isBusinessDay(date)).isFalse();
        assertThat(shift.elapsed(from, to))
                .isEqualTo(BusinessCalendar.union("both", world.zone(), closed, alone)
                        .elapsed(from, to));
    }

    private static BusinessCalendar union(BusinessCalendar left, BusinessCalendar right) {
        return BusinessCalendar.union("union", UTC, left, right);
    }

    private static Duration common(BusinessCalendar left, BusinessCalendar right, Instant from, Instant to) {
        try {
            return BusinessCalendar.intersection("common", UTC, left, right).elapsed(from, to);
        } catch (InvalidInputException nothingInCommonFrom2020On) {
            // of zones that changed their offset before 2020 there may be some in the years of the anchors
            return Stream.of(new CombinedOpenings(UTC, List.of(left, right), true)
                            .between(from.getEpochSecond(), Math.max(from.getEpochSecond(), to.getEpochSecond())))
                    .map(open -> Duration.ofSeconds(open[1] - open[0]))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(UTC).toInstant();
    }
}
