package io.crmkit.recovery.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Random calendars in zones with awkward clocks, and instants near their changes of offset, all in whole minutes. */
class Worlds extends DomainContextBase {
    /** A day in the middle of what is drawn; every zone below has a change of offset near one of the anchors. */
    static final List<Instant> ANCHORS = List.of(
            Instant.parse("2014-10-18T12:00:00Z"), // Sao Paulo: midnight gap; Lord Howe: gap of half an hour, two weeks
            // before
            Instant.parse("2015-03-21T12:00:00Z"), // Tehran: midnight gap
            Instant.parse("2015-03-29T01:00:00Z"), // Berlin: gap
            Instant.parse("2015-10-25T01:00:00Z"), // Berlin: overlap
            Instant.parse("2014-11-02T09:00:00Z"), // Los Angeles: overlap
            Instant.parse("2011-12-30T10:00:00Z")); // Apia: a date skipped

    static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/Los_Angeles",
            "America/Sao_Paulo",
            "Asia/Tehran",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Asia/Kathmandu");

    /** A calendar by its parts, so that a test can change one. */
    record World(ZoneId zone, Map<DayOfWeek, List<TimeRange>> hours, Set<LocalDate> holidays) {
        BusinessCalendar calendar() {
            Holidays dates = Holidays.NONE;
            for (LocalDate date : holidays) {
                dates = dates.on(date);
            }
            return BusinessCalendar.builder("random", zone)
                    .hours(WeeklyHours.of(hours))
                    .holidays(dates)
                    .build();
        }

        World withHoliday(LocalDate date) {
            Set<LocalDate> more = new HashSet<>(holidays);
            more.add(date);
            return new World(zone, hours, more);
        }

        World withHours(DayOfWeek day, TimeRange range) {
            Map<DayOfWeek, List<TimeRange>> more = new EnumMap<>(hours);
            List<TimeRange> ofDay = new ArrayList<>(more.getOrDefault(day, List.of()));
            ofDay.add(range);
            more.put(day, ofDay);
            return new World(zone, more, holidays);
        }
    }

    @Provide
    Arbitrary<TimeRange> ranges() {
        Arbitrary<Integer> minutes = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 1430), Arbitraries.of(0, 60, 90, 120, 150, 180, 210, 540, 1020));
        return Combinators.combine(minutes, Arbitraries.integers().between(10, 600))
                .as((from, length) -> new TimeRange(from * 60, Math.min(1440, from + length) * 60));
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Map<DayOfWeek, List<TimeRange>>> hours = Arbitraries.maps(
                        Arbitraries.of(DayOfWeek.class),
                        ranges().list().ofMinSize(1).ofMaxSize(3))
                .ofMinSize(1);
        Arbitrary<Map<DayOfWeek, List<TimeRange>>> always = Arbitraries.just(WeeklyHours.ALWAYS)
                .map(all -> {
                    Map<DayOfWeek, List<TimeRange>> map = new EnumMap<>(DayOfWeek.class);
                    for (DayOfWeek day : DayOfWeek.values()) {
                        map.put(day, all.on(day));
                    }
                    return map;
                });
        return Combinators.combine(
                        Arbitraries.of(ZONES).map(ZoneId::of),
                        Arbitraries.frequencyOf(Tuple.of(6, hours), Tuple.of(1, always)),
                        dates().set().ofMaxSize(5))
                .as(World::new);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return instants().map(instant -> LocalDate.ofInstant(instant, ZoneId.of("UTC")));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.of(ANCHORS), Arbitraries.integers().between(-12 * 1440, 12 * 1440))
                .as((anchor, minutes) -> anchor.plusSeconds(minutes * 60L));
    }

    @Provide
    Arbitrary<Pauses> pauses() {
        return spans().list().ofMaxSize(4).map(Pauses::of);
    }

    @Provide
    Arbitrary<Span> spans() {
        return Combinators.combine(instants(), Arbitraries.integers().between(0, 4 * 1440))
                .as((from, minutes) -> new Span(from, from.plusSeconds(minutes * 60L)));
    }
}
