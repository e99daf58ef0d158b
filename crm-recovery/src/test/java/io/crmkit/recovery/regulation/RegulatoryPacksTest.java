package io.crmkit.recovery.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.Holidays;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.recovery.regulation.DutyStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegulatoryPacksTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final BusinessCalendar BANK =
            calendar(Holidays.parse("2024-03-29;2024-04-01;2024-05-06;2024-05-27;2024-12-25;2024-12-26;2025-01-01"));
    private static final Instant RECEIVED = Instant.parse("2024-03-25T10:00:00Z");

    /** Scheme, duty and whether it is the extended term, by the step of the case file. */
    private static final Map<String, List<String>> STEPS = Map.of(
            "summary resolution window", List.of("fca-disp", "summary_resolution"),
            "final response", List.of("fca-disp", "final_response"),
            "final or holding response", List.of("psd2", "final_response"),
            "response or In progress", List.of("cfpb", "response"),
            "final response if In progress", List.of("cfpb", "final_response", "in_progress"),
            "written acknowledgement", List.of("us-dot-259", "acknowledgement"),
            "response", List.of("us-dot-259", "response"));

    static List<NamedCsvRecord> cases() {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/recovery_deadline_cases.csv"))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyRowIsThere() {
        assertThat(cases()).hasSize(11).extracting(row -> row.getField("id")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyRowOfTheCaseFile(NamedCsvRecord row) {
        String step = row.getField("step").replaceAll(" \\(.*\\)", "");
        List<String> place = Objects.requireNonNull(STEPS.get(step), step);
        LocalDate received = LocalDate.parse(row.getField("received"));
        BusinessCalendar calendar = calendar(Holidays.parse(row.getField("holidays")));
        Instant at = received.atTime(11, 0).atZone(LONDON).toInstant();
        Acts acts = place.size() == 3 ? Acts.NONE.and(place.get(2), at.plusSeconds(1)) : Acts.NONE;

        DutyStatus status = RegulatoryPacks.bundled()
                .find(place.get(0), received)
                .orElseThrow()
                .assess(at, acts, calendar, at.plusSeconds(2))
                .stream()
                .filter(one -> one.duty().id().equals(place.get(1)))
                .findFirst()
                .orElseThrow();

        String[] expected = row.getField("expected deadline").split(" ", 2);
        LocalDate last = LocalDate.parse(expected[0]);
        assertThat(status.lastDay()).as("%s", row.getField("id")).isEqualTo(last);
        boolean closing = expected.length == 2 && expected[1].equals("close of business");
        assertThat(status.dueAt())
                .isEqualTo(
                        closing
                                ? last.atTime(17, 0).atZone(LONDON).toInstant()
                                : last.plusDays(1).atStartOfDay(LONDON).toInstant());
        assertThat(status.extended()).isEqualTo(place.size() == 3);
    }

    @Test
    void aResolutionInTimeEndsTheEightWeeks() {
        Instant closing = Instant.parse("2024-03-28T17:00:00Z");

        assertThat(states(Acts.NONE.and("resolution_accepted", closing), closing))
                .containsExactly(State.MET, State.CANCELLED);
        assertThat(states(Acts.NONE.and("resolution_accepted", closing.plusSeconds(1)), closing.plusSeconds(1)))
                .containsExactly(State.LATE, State.OPEN);
        assertThat(states(Acts.NONE, Instant.parse("2024-05-20T23:00:00Z"))).containsExactly(State.OVERDUE, State.OPEN);
        assertThat(states(Acts.NONE, Instant.parse("2024-05-20T23:00:01Z")))
                .containsExactly(State.OVERDUE, State.OVERDUE);
    }

    @Test
    void aHoldingReplyGivesMoreTimeOnceAndOnlyInTime() {
        RegulatoryPack psd2 = RegulatoryPacks.bundled()
                .find("psd2", LocalDate.of(2024, 3, 25))
                .orElseThrow();
        Instant late = Instant.parse("2024-04-18T00:00:00Z");
        Instant now = Instant.parse("2024-05-10T00:00:00Z");

        DutyStatus inTime = psd2.assess(
                        RECEIVED, Acts.NONE.and("holding_response", late.minusSeconds(3_600)), BANK, now)
                .get(0);
        DutyStatus tooLate = psd2.assess(RECEIVED, Acts.NONE.and("holding_response", late), BANK, now)
                .get(0);
        DutyStatus twice = psd2.assess(
                        RECEIVED,
                        Acts.NONE
                                .and("holding_response", late.minusSeconds(3_600))
                                .and("holding_response", Instant.parse("2024-05-09T00:00:00Z")),
                        BANK,
                        now)
                .get(0);

        assertThat(inTime.lastDay()).isEqualTo("2024-05-16");
        assertThat(inTime.dueAt())
                .isBetween(Instant.parse("2024-05-16T12:00:00Z"), Instant.parse("2024-05-17T00:00:00Z"));
        assertThat(inTime.state()).isEqualTo(State.OPEN);
        assertThat(tooLate.lastDay()).isEqualTo("2024-04-17");
        assertThat(tooLate.state()).isEqualTo(State.OVERDUE);
        assertThat(twice).isEqualTo(inTime);
    }

    @Test
    void whatWasDoneAfterNowDoesNotCountYet() {
        Instant act = Instant.parse("2024-03-27T10:00:00Z");

        assertThat(states(Acts.NONE.and("resolution_accepted", act), act.minusSeconds(1)))
                .containsExactly(State.OPEN, State.OPEN);
    }

    /** What was sent before the complaint came in answers something else; sent again, the second time counts. */
    @Test
    void whatWasDoneBeforeTheReceiptDoesNotMeetADuty() {
        RegulatoryPack psd2 = RegulatoryPacks.bundled()
                .find("psd2", LocalDate.of(2024, 3, 25))
                .orElseThrow();
        Instant received = RECEIVED.plusMillis(700);
        Acts before = Acts.NONE.and("final_response", RECEIVED.minusSeconds(5));
        Acts holdingBefore = Acts.NONE.and("holding_response", RECEIVED.minusSeconds(5));
        Acts again = before.and("final_response", RECEIVED.plusSeconds(60));
        Acts sameSecond = before.and("final_response", RECEIVED);
        Instant now = RECEIVED.plusSeconds(100);

        assertThat(psd2.assess(received, before, BANK, now).get(0).state()).isEqualTo(State.OPEN);
        assertThat(psd2.assess(received, holdingBefore, BANK, now).get(0).extended())
                .isFalse();
        assertThat(psd2.assess(received, again, BANK, now).get(0).doneAt()).hasValue(RECEIVED.plusSeconds(60));
        assertThat(psd2.assess(received, sameSecond, BANK, now).get(0).state())
                .as("seconds are the precision")
                .isEqualTo(State.MET);
    }

    @Test
    void instantsThatNoCalendarCountsAreRefusedByName() {
        RegulatoryPack psd2 = RegulatoryPacks.bundled()
                .find("psd2", LocalDate.of(2024, 3, 25))
                .orElseThrow();

        assertThatThrownBy(() -> psd2.assess(Instant.MAX, Acts.NONE, BANK, RECEIVED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("receivedAt must lie in the years 1 to 9999");
        assertThatThrownBy(() -> psd2.assess(RECEIVED, Acts.NONE, BANK, Instant.MIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("now must lie in the years 1 to 9999");
        assertThatThrownBy(() -> Acts.NONE.and("final_response", Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("act.final_response must lie in the years 1 to 9999");
        assertThat(Acts.NONE
                        .and("final_response", Instant.parse("0001-01-01T00:00:00Z"))
                        .and("final_response", Instant.parse("9999-12-31T23:59:59.999999999Z"))
                        .first(Set.of("final_response"), RECEIVED))
                .hasValue(Instant.parse("9999-12-31T23:59:59.999999999Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 2024-03-30", // a Saturday in the holidays of Easter
        "FOLLOWING, 2024-04-02",
        "PRECEDING, 2024-03-28",
    })
    void aLastDayThatIsNoBusinessDayRollsAsTheRuleSays(Roll roll, LocalDate last) {
        Term term = new Term(TermUnit.CALENDAR_DAYS, 5, DayEnd.CLOSE_OF_BUSINESS, roll);

        assertThat(term.lastDay(LocalDate.of(2024, 3, 25), BANK)).isEqualTo(last);
        assertThat(term.dueAt(LocalDate.of(2024, 3, 25), BANK))
                .isEqualTo(
                        roll == Roll.NONE
                                ? last.plusDays(1).atStartOfDay(LONDON).toInstant()
                                : last.atTime(17, 0).atZone(LONDON).toInstant());
    }

    @Test
    void exactlyOneVersionHoldsOnEachDate() {
        RegulatoryPack first = version("1", "2020-01-01", Optional.of("2021-01-01"));
        RegulatoryPack second = version("2", "2021-01-01", Optional.empty());
        RegulatoryPacks packs = RegulatoryPacks.of(List.of(second, first));

        assertThat(packs.find("house", LocalDate.of(2019, 12, 31))).isEmpty();
        assertThat(packs.find("house", LocalDate.of(2020, 12, 31))).contains(first);
        assertThat(packs.find("house", LocalDate.of(2021, 1, 1))).contains(second);
        assertThatThrownBy(() -> RegulatoryPacks.of(List.of(first, version("2", "2021-01-02", Optional.empty()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must have a version on 2021-01-01");
        assertThatThrownBy(() -> RegulatoryPacks.of(List.of(first, version("2", "2020-12-31", Optional.empty()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must not have two versions on 2020-12-31");
        assertThatThrownBy(() -> RegulatoryPacks.of(List.of(second, version("3", "2022-01-01", Optional.empty()))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> first.assess(RECEIVED, Acts.NONE, BANK, RECEIVED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("receivedAt");
        assertThat(RegulatoryPacks.bundled().replacedBy(List.of(first)).all())
                .hasSize(RegulatoryPacks.bundled().all().size() + 1);
    }

    @Test
    void aMalformedPackIsRefusedByPlaceAndRule() {
        String good = """
            {"id": "house", "version": "1", "validFrom": "2020-01-01", "jurisdiction": "DE", "source": "our terms",
             "duties": [{"id": "answer", "text": "t", "source": "s", "doneBy": ["final_response"], "cancels": [],
               "term": {"unit": "CALENDAR_DAYS", "amount": 14, "end": "END_OF_DAY", "roll": "FOLLOWING"}}]}
            """;
        assertThat(RegulatoryPack.parse(good).duties()).hasSize(1);

        List<String> accepted = new ArrayList<>();
        Map.ofEntries(
                        Map.entry("\"amount\": 14", "\"amount\": 0"),
                        Map.entry("14,", "14.5,"),
                        Map.entry("CALENDAR_DAYS", "MOONS"),
                        Map.entry("\"cancels\": []", "\"cancels\": [\"nothing\"]"),
                        Map.entry("[\"final_response\"]", "[]"),
                        Map.entry("\"source\": \"our terms\",", ""),
                        Map.entry("\"version\": \"1\"", "\"version\": \" \""),
                        Map.entry("\"jurisdiction\"", "\"jurisdicton\""),
                        Map.entry("2020-01-01", "2020-02-30"),
                        Map.entry("{\"id\": \"house\"", "\"id\": \"house\""))
                .forEach((from, to) -> {
                    assertThat(good).contains(from);
                    try {
                        RegulatoryPack.parse(good.replace(from, to));
                        accepted.add(to);
                    } catch (InvalidInputException refused) {
                        assertThat(refused.getMessage()).isNotBlank();
                    }
                });
        assertThat(accepted).isEmpty();
    }

    private static List<State> states(Acts acts, Instant now) {
        return RegulatoryPacks.bundled()
                .find("fca-disp", LocalDate.of(2024, 3, 25))
                .orElseThrow()
                .assess(RECEIVED, acts, BANK, now)
                .stream()
                .map(DutyStatus::state)
                .toList();
    }

    private static RegulatoryPack version(String version, String from, Optional<String> to) {
        Term term = new Term(TermUnit.CALENDAR_DAYS, 14, DayEnd.END_OF_DAY, Roll.NONE);
        RegulatedDuty duty =
                new RegulatedDuty("answer", "t", "s", Set.of("final_response"), term, Optional.empty(), Set.of());
        return new RegulatoryPack(
                "house", version, LocalDate.parse(from), to.map(LocalDate::parse), "DE", "our terms", List.of(duty));
    }

    private static BusinessCalendar calendar(Holidays holidays) {
        return BusinessCalendar.builder("london", LONDON)
                .hours(WeeklyHours.parse("mon-fri 09:00-17:00"))
                .holidays(holidays)
                .build();
    }
}
