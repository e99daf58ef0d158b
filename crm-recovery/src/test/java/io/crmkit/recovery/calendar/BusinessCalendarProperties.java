package io.crmkit.recovery.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.recovery.calendar.Worlds.World;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The invariants 1 to 11 of business time, over random calendars in zones that change their clocks. */
@Domain(Worlds.class)
@Domain(DomainContext.Global.class)
class BusinessCalendarProperties {
    private static Budget minutes(int minutes) {
        return Budget.of(Duration.ofMinutes(minutes));
    }

    private static Instant due(BusinessCalendar calendar, Instant start, int minutes, Pauses pauses) {
        return calendar.dueAt(start, minutes(minutes), pauses).dueAt();
    }

    @Property
    void agreesWithTheMinuteByMinuteCount(
            @ForAll World world,
            @ForAll Instant start,
            @ForAll Instant end,
            @ForAll @IntRange(max = 150) int budget,
            @ForAll Pauses pauses) {
        BusinessCalendar calendar = world.calendar();
        MinuteOracle oracle = new MinuteOracle(world, pauses, start);

        assertThat(calendar.elapsed(start, end, pauses)).isEqualTo(Duration.ofMinutes(oracle.elapsed(end)));
        assertThat(due(calendar, start, budget, pauses)).isEqualTo(oracle.due(budget));
    }

    @Property // 1, 9
    void theElapsedTimeOfADeadlineIsItsBudgetAndItLiesInWorkingTimeOrAtItsEnd(
            @ForAll World world,
            @ForAll Instant start,
            @ForAll @IntRange(min = 1, max = 20_000) int budget,
            @ForAll Pauses pauses) {
        BusinessCalendar calendar = world.calendar();

        Instant due = due(calendar, start, budget, pauses);

        assertThat(calendar.elapsed(start, due, pauses)).isEqualTo(Duration.ofMinutes(budget));
        assertThat(calendar.elapsed(due.minusSeconds(1), due, pauses)).isEqualTo(Duration.ofSeconds(1));
    }

    @Property // 2
    void aLaterStartOrALargerBudgetIsNeverDueEarlier(
            @ForAll World world,
            @ForAll Instant start,
            @ForAll @IntRange(max = 5_000) int later,
            @ForAll @IntRange(max = 5_000) int budget,
            @ForAll @IntRange(max = 5_000) int more,
            @ForAll Pauses pauses) {
        BusinessCalendar calendar = world.calendar();
        Instant due = due(calendar, start, budget, pauses);

        assertThat(due(calendar, start.plusSeconds(later * 60L), budget, pauses))
                .isAfterOrEqualTo(due);
        // from no budget at all to some, due may move back from the opening after a pause to nothing earlier than the
        // start
        assertThat(due(calendar, start, budget + more, pauses)).isAfterOrEqualTo(due);
    }

    @Property // 3
    void twoBudgetsOneAfterTheOtherAreTheirSum(
            @ForAll World world,
            @ForAll Instant start,
            @ForAll @IntRange(max = 5_000) int first,
            @ForAll @IntRange(min = 1, max = 5_000) int second,
            @ForAll Pauses pauses) {
        BusinessCalendar calendar = world.calendar();

        assertThat(due(calendar, due(calendar, start, first, pauses), second, pauses))
                .isEqualTo(due(calendar, start, first + second, pauses));
    }

    @Property // 4
    void elapsedTimeAddsUpOverASplit(
            @ForAll World world,
            @ForAll Instant one,
            @ForAll Instant two,
            @ForAll Instant three,
            @ForAll Pauses pauses) {
        BusinessCalendar calendar = world.calendar();
        List<Instant> order = new ArrayList<>(List.of(one, two, three));
        Collections.sort(order);

        assertThat(calendar.elapsed(order.get(0), order.get(1), pauses)
                        .plus(calendar.elapsed(order.get(1), order.get(2), pauses)))
                .isEqualTo(calendar.elapsed(order.get(0), order.get(2), pauses));
        assertThat(calendar.elapsed(order.get(2), order.get(0), pauses)).isZero();
    }

    @Property // 5
    void pausesAreAUnion(@ForAll List<Span> spans, @ForAll Random random) {
        List<Span> more = new ArrayList<>(spans);
        spans.forEach(span -> {
            Instant middle =
                    span.from().plus(Duration.between(span.from(), span.to()).dividedBy(2));
            more.add(new Span(span.from(), middle));
            more.add(new Span(middle, span.to()));
        });
        Collections.shuffle(more, random);

        assertThat(Pauses.of(more)).isEqualTo(Pauses.of(spans));
        assertThat(Pauses.of(Pauses.of(spans).spans())).isEqualTo(Pauses.of(spans));
    }

    @Property // 5
    void aDeadlineShiftsByTheWorkingTimeOfItsPauses(
            @ForAll World world,
            @ForAll Instant start,
            @ForAll @IntRange(min = 1, max = 5_000) int budget,
            @ForAll Pauses pauses) {
        BusinessCalendar calendar = world.calendar();

        Instant due = due(calendar, start, budget, pauses);

        Duration paused = calendar.elapsed(start, due).minus(calendar.elapsed(start, due, pauses));
        assertThat(calendar.dueAt(start, Budget.of(Duration.ofMinutes(budget).plus(paused)))
                        .dueAt())
                .isEqualTo(due);
    }

    @Property // 7
    void roundTheClockIsTheTimeOfTheClock(
            @ForAll Instant start, @ForAll @IntRange(max = 1_000_000) int budget, @ForAll Random random) {
        ZoneId zone = ZoneId.of(Worlds.ZONES.get(random.nextInt(Worlds.ZONES.size())));
        BusinessCalendar calendar = BusinessCalendar.alwaysOpen(zone);

        assertThat(due(calendar, start, budget, Pauses.NONE)).isEqualTo(start.plusSeconds(budget * 60L));
    }

    @Property // 8
    void aHolidayNeverMakesDueEarlierAndMoreHoursNeverLater(
            @ForAll World world,
            @ForAll Instant start,
            @ForAll @IntRange(max = 5_000) int budget,
            @ForAll LocalDate holiday,
            @ForAll DayOfWeek day,
            @ForAll TimeRange range) {
        Instant due = due(world.calendar(), start, budget, Pauses.NONE);

        assertThat(due(world.withHoliday(holiday).calendar(), start, budget, Pauses.NONE))
                .isAfterOrEqualTo(due);
        if (!clocksJumpForward(world.zone(), start, due)) {
            assertThat(due(world.withHours(day, range).calendar(), start, budget, Pauses.NONE))
                    .isBeforeOrEqualTo(due);
        }
    }

    /**
     * In a gap more hours can be fewer: 02:30-02:45 becomes 03:30-03:45, but 02:30-03:15 shrinks to nothing, as row BIZ-16 has
     * it.
     */
    private static boolean clocksJumpForward(ZoneId zone, Instant from, Instant to) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(from.minus(Duration.ofDays(2)));
        while (next != null && !next.getInstant().isAfter(to)) {
            if (next.isGap()) {
                return true;
            }
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return false;
    }

    @Property // 6
    void hoursInPiecesAreTheSameHours(@ForAll World world, @ForAll Random random) {
        Map<DayOfWeek, List<TimeRange>> pieces = new EnumMap<>(DayOfWeek.class);
        world.hours().forEach((day, ranges) -> {
            List<TimeRange> cut = new ArrayList<>();
            for (TimeRange range : ranges) {
                int at = range.fromSecond() + 1 + random.nextInt(range.toSecond() - range.fromSecond());
                cut.add(new TimeRange(range.fromSecond(), at));
                if (at < range.toSecond()) {
                    cut.add(new TimeRange(at, range.toSecond()));
                }
            }
            Collections.shuffle(cut, random);
            pieces.put(day, cut);
        });

        assertThat(WeeklyHours.of(pieces)).isEqualTo(WeeklyHours.of(world.hours()));
    }

    @Property
    void anExplanationCoversTheTimeWithoutGapsAndItsCountedPartIsTheElapsedTime(
            @ForAll World world,
            @ForAll Instant start,
            @ForAll @IntRange(max = 3_000) int budget,
            @ForAll Pauses pauses) {
        BusinessCalendar calendar = world.calendar();
        Deadline deadline = calendar.dueAt(start, minutes(budget), pauses);

        List<Segment> segments = deadline.explain();

        Instant at = start;
        Duration counted = Duration.ZERO;
        for (Segment segment : segments) {
            assertThat(segment.span().from()).isEqualTo(at);
            at = segment.span().to();
            if (segment.reason() == Segment.Reason.COUNTED) {
                counted = counted.plus(Duration.between(segment.span().from(), at));
            }
        }
        assertThat(at).isEqualTo(deadline.dueAt());
        assertThat(counted).isEqualTo(Duration.ofMinutes(budget));
        assertThat(segments).extracting(Segment::reason).satisfies(reasons -> {
            for (int i = 1; i < reasons.size(); i++) {
                assertThat(reasons.get(i)).isNotEqualTo(reasons.get(i - 1));
            }
        });
    }

    @Property
    void businessDaysAreCountedOneByOne(
            @ForAll World world, @ForAll Instant start, @ForAll @IntRange(min = 1, max = 90) int days) {
        BusinessCalendar calendar = world.calendar();
        ZonedDateTime local = start.atZone(world.zone());
        LocalDate date = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (!calendar.isBusinessDay(date)) {
            time = LocalTime.MIDNIGHT;
            while (!calendar.isBusinessDay(date)) {
                date = date.plusDays(1);
            }
        }
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            left -= calendar.isBusinessDay(date) ? 1 : 0;
        }
        Instant moved = ZonedDateTime.of(date, time, world.zone()).toInstant();

        assertThat(calendar.dueAt(start, Budget.businessDays(days)).dueAt())
                .isEqualTo(calendar.dueAt(moved, minutes(0)).dueAt());
    }

    @Example // 11
    void localTimesInAGapMoveForwardAndInAnOverlapTheFirstCounts() {
        BusinessCalendar berlin = BusinessCalendar.builder("berlin", ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.parse("sun 02:30-06:00"))
                .build();

        assertThat(berlin.elapsed(Instant.parse("2015-03-28T00:00:00Z"), Instant.parse("2015-03-30T00:00:00Z")))
                .isEqualTo(Duration.ofMinutes(150));
        assertThat(due(berlin, Instant.parse("2015-03-28T00:00:00Z"), 0, Pauses.NONE))
                .isEqualTo("2015-03-29T01:30:00Z");
        assertThat(berlin.elapsed(Instant.parse("2015-10-24T00:00:00Z"), Instant.parse("2015-10-26T00:00:00Z")))
                .isEqualTo(Duration.ofMinutes(270));
        assertThat(due(berlin, Instant.parse("2015-10-24T00:00:00Z"), 0, Pauses.NONE))
                .isEqualTo("2015-10-25T00:30:00Z");
    }

    @Example // 11
    void daysOf23And25HoursCountAsTheyAre() {
        BusinessCalendar berlin = BusinessCalendar.builder("berlin", ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.parse("sun 00:00-24:00"))
                .build();

        assertThat(berlin.elapsed(Instant.parse("2015-03-28T00:00:00Z"), Instant.parse("2015-03-31T00:00:00Z")))
                .isEqualTo(Duration.ofHours(23));
        assertThat(berlin.elapsed(Instant.parse("2015-10-24T00:00:00Z"), Instant.parse("2015-10-27T00:00:00Z")))
                .isEqualTo(Duration.ofHours(25));
    }
}
