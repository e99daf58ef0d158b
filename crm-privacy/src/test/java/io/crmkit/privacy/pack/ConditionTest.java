package io.crmkit.privacy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.pack.Condition.Lasts.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {
    private static Situation situation(String at, String... zones) {
        return new Situation(
                Jurisdiction.of("EU-DE"),
                Instant.parse(at),
                Stream.of(zones).map(ZoneId::of).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({
        // three months after 30 November end on the last day of February
        "P3M, 2025-11-30, 2026-02-28T23:59:59Z, true",
        "P3M, 2025-11-30, 2026-03-01T00:00:00Z, false",
        "P3M, 2025-11-30, 2025-11-29T23:59:59Z, false",
        "P18M, 2025-05-23, 2026-11-23T12:00:00Z, true",
        "P18M, 2025-05-23, 2026-11-24T00:00:00Z, false"
    })
    void aPeriodLastsFromItsFirstDayToItsLastAndHasLapsedAfterIt(
            Period period, LocalDate date, String at, boolean lasts) {
        Situation situation = situation(at, "UTC");
        Condition.Span span = new Condition.Span(period, 0);

        boolean begun = !situation.today().isBefore(date);

        assertThat(lasts(span, Part.WITHIN).holds(date, situation)).isEqualTo(lasts);
        assertThat(lasts(span, Part.LAPSED).holds(date, situation)).isEqualTo(begun && !lasts);
        assertThat(lasts(span, Part.LAST_DAY).holds(date, situation))
                .isEqualTo(situation.today().equals(span.lastDay(date)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-13, 1, 2026-11-16", // a Friday
        "2026-11-13, 10, 2026-11-27",
        "2026-11-14, 1, 2026-11-16", // a Saturday
        "2026-11-15, 5, 2026-11-20", // a Sunday
        "2026-11-16, 0, 2026-11-16"
    })
    void businessDaysLeaveOutSaturdayAndSunday(LocalDate date, int days, LocalDate last) {
        assertThat(new Condition.Span(Period.ZERO, days).lastDay(date)).isEqualTo(last);
    }

    private static Condition.Lasts lasts(Condition.Span span, Part part) {
        return new Condition.Lasts(Fact.LAST_PURCHASE, span, part);
    }

    @Test
    void aDayEndsWhereItEndsFirst() {
        LocalDate date = LocalDate.of(2026, 8, 24);
        Condition.Lasts months = lasts(new Condition.Span(Period.ofMonths(3), 0), Part.WITHIN);
        // 25 November in New York, still 24 November in Los Angeles
        String between = "2026-11-25T05:30:00Z";
        Set<Instant> changes = new HashSet<>();

        assertThat(months.holds(date, situation(between, "America/Los_Angeles")))
                .isTrue();
        assertThat(months.holds(date, situation(between, "America/Los_Angeles", "America/New_York")))
                .isFalse();
        assertThat(months.holds(date, situation("2026-11-24T09:59:59Z"))).isTrue();
        assertThat(months.holds(date, situation("2026-11-24T10:00:00Z"))).isFalse();
        months.changes(
                date, situation("2026-11-24T09:59:59Z", "America/Los_Angeles", "America/New_York"), changes::add);
        assertThat(changes).contains(Instant.parse("2026-11-25T05:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        // ten days from 10 to 20 November, asked in Berlin
        "2026-11-05T12:00:00Z, 2026-11-09T23:00:00Z",
        "2026-11-15T12:00:00Z, 2026-11-19T23:00:00Z",
        "2026-11-20T12:00:00Z, 2026-11-20T23:00:00Z",
        "2026-11-20T23:00:00Z, "
    })
    void aPeriodChangesWhenItBeginsOnItsLastDayAndAfterIt(String at, @Nullable Instant change) {
        List<Instant> changes = new ArrayList<>();

        lasts(new Condition.Span(Period.ofDays(10), 0), Part.WITHIN)
                .changes(LocalDate.of(2026, 11, 10), situation(at, "Europe/Berlin"), changes::add);

        assertThat(changes).isEqualTo(change == null ? List.of() : List.of(change));
    }

    @Test
    void whatIsOverComesNotBack() {
        LocalDate date = LocalDate.of(2026, 8, 24);
        Condition.Span span = new Condition.Span(Period.ofMonths(3), 0);
        Situation after = situation("2026-11-25T12:00:00Z", "UTC");
        Situation before = situation("2026-08-01T12:00:00Z", "UTC");

        assertThat(lasts(span, Part.WITHIN).mayHold(date, before)).isTrue();
        assertThat(lasts(span, Part.WITHIN).mayHold(date, after)).isFalse();
        assertThat(lasts(span, Part.LAPSED).mayFail(date, before)).isTrue();
        assertThat(lasts(span, Part.LAPSED).mayFail(date, after)).isFalse();
        assertThat(lasts(span, Part.WITHIN).mayFail(date, before)).isTrue();
        assertThat(lasts(span, Part.LAPSED).mayHold(date, before)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Hours.Kind.class)
    void theHoursInTwoZones(Hours.Kind kind) {
        Hours hours = new Hours(kind, LocalTime.of(8, 0), LocalTime.of(21, 0));
        String[] coasts = {"America/New_York", "America/Los_Angeles"};
        Situation night = situation("2026-11-23T09:00:00Z", coasts);
        Situation morning = situation("2026-11-23T14:00:00Z", coasts);
        Situation noon = situation("2026-11-23T18:00:00Z", coasts);
        Situation end = situation("2026-11-24T02:00:30Z", coasts);
        Situation anywhere = situation("2026-11-23T18:00:00Z");

        assertThat(Stream.of(night, morning, noon, end, anywhere).map(situation -> hours.holds(null, situation)))
                .isEqualTo(
                        switch (kind) {
                            case OUTSIDE -> List.of(true, true, false, true, true);
                            case INSIDE -> List.of(false, false, true, false, false);
                            case INSIDE_SOMEWHERE -> List.of(false, true, true, true, false);
                            case AT_END -> List.of(false, false, false, true, false);
                        });
    }

    @Test
    void aNumberOfATableIsThatOfThePlaceOrOfWhatItIsPartOf() {
        Map<Jurisdiction, Long> ages = Map.of(Jurisdiction.of("EU"), 16L, Jurisdiction.of("EU-BE"), 13L);
        Condition.Bound bound = new Condition.Bound(ages, Optional.empty());

        assertThat(bound.in(Jurisdiction.of("EU-BE"))).contains(13L);
        assertThat(bound.in(Jurisdiction.of("EU-DE"))).contains(16L);
        assertThat(bound.in(Jurisdiction.of("US"))).isEmpty();
        assertThat(new Condition.Below(Fact.AGE, new Condition.Bound(Map.of(), Optional.of(16L)))
                        .holds(15L, situation("2026-11-23T09:00:00Z")))
                .isTrue();
    }

    @Test
    void whatNeedsItsFactHoldsNeitherNowNorLaterWhileItIsUnknown() {
        Situation unknown = situation("2026-11-23T09:00:00Z");
        Condition.Bound one = new Condition.Bound(Map.of(), Optional.of(1L));
        LocalTime morning = LocalTime.of(8, 0);
        LocalTime evening = LocalTime.of(21, 0);

        Map<Boolean, List<Condition>> conditions = Stream.concat(
                        Stream.of(
                                new Condition.IsNot(Fact.DNC_LISTED, Set.of(true)),
                                new Condition.IsOneOf(Fact.DNC_LISTED, Set.of(true, false)),
                                new Condition.Known(Fact.DNC_LISTED, false),
                                new Condition.Known(Fact.DNC_LISTED, true),
                                new Condition.Below(Fact.AGE, one),
                                new Condition.AtLeast(Fact.AGE, one),
                                new Condition.Since(Fact.LAST_PURCHASE, LocalDate.MIN)),
                        Stream.concat(
                                Stream.of(Part.values()).map(part -> lasts(new Condition.Span(Period.ZERO, 1), part)),
                                Stream.of(Hours.Kind.values()).map(kind -> new Hours(kind, morning, evening))))
                .collect(Collectors.partitioningBy(Condition::needsFact));

        assertThat(conditions.get(true)).hasSize(11).allSatisfy(condition -> {
            assertThat(condition.holds(null, unknown)).isFalse();
            assertThat(condition.mayHold(null, unknown)).isFalse();
            assertThat(condition.mayFail(null, unknown)).isTrue();
        });
        assertThat(conditions.get(false))
                .hasSize(3)
                .allSatisfy(
                        condition -> assertThat(condition.holds(null, unknown)).isTrue());
    }
}
