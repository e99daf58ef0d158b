package io.crmkit.privacy.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.privacy.pack.LawPacks;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shared cases of deadlines, each by its id. */
class DeadlineCasesTest {
    /** The holidays that the statutory column was made with. */
    private static final Map<String, Holidays> HOLIDAYS = Map.of(
            "GB", days("2026-12-25", "2026-12-28", "2027-01-01"),
            "EU", days("2026-12-25", "2026-12-26", "2027-01-01"),
            "US", days("2026-11-11", "2026-11-26", "2026-12-25", "2027-01-01"),
            "CA", days("2026-10-12", "2026-11-11", "2026-12-25", "2027-01-01"));

    /** What has no dates: an instant (D22, below). */
    private static final Set<String> ELSEWHERE = Set.of("D22");

    private static final Map<String, Duty> DUTIES = Map.ofEntries(
            Map.entry("DSR_REFUSAL_REASONS", Duty.REFUSAL_REASONS),
            Map.entry("DSR_CONFIRM_RECEIPT", Duty.CONFIRM_RECEIPT_CALIFORNIA),
            Map.entry("OPT_OUT_SALE", Duty.OPT_OUT_OF_SALE_CALIFORNIA),
            Map.entry("CAN_SPAM_OPT_OUT", Duty.CAN_SPAM_OPT_OUT),
            Map.entry("TCPA_REVOCATION", Duty.TCPA_REVOCATION),
            Map.entry("TCPA_COMPANY_DNC_KEEP", Duty.TCPA_KEEP_DO_NOT_CALL),
            Map.entry("CASL_UNSUBSCRIBE", Duty.CASL_UNSUBSCRIBE),
            Map.entry("CAN_SPAM_LINK_VALID", Duty.CAN_SPAM_LINK),
            Map.entry("LGPD_ACCESS_SIMPLE", Duty.LGPD_ACCESS_SIMPLE),
            Map.entry("DPDP_INACTIVITY_ERASE", Duty.DPDP_INACTIVITY_ERASURE),
            Map.entry("OBJECTION_MARKETING", Duty.OBJECTION_TO_MARKETING));

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    record Case(
            String id,
            String jurisdiction,
            String what,
            List<LocalDate> days,
            String conservative,
            String statutory,
            String note) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Holidays days(String... days) {
        return Holidays.of(Stream.of(days).map(LocalDate::parse).collect(Collectors.toSet()));
    }

    static List<Case> cases() {
        try (Reader in = new InputStreamReader(
                        Objects.requireNonNull(
                                DeadlineCasesTest.class.getResourceAsStream("/privacy_deadline_cases.csv")),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
            return rows.stream()
                    .map(row -> new Case(
                            row.getField("id"),
                            row.getField("jurisdiction"),
                            row.getField("what"),
                            dates(row.getField("trigger")),
                            row.getField("conservative_deadline"),
                            row.getField("statutory_deadline"),
                            row.getField("note")))
                    .filter(row -> !ELSEWHERE.contains(row.id()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<LocalDate> dates(String text) {
        Matcher matcher = DATE.matcher(text);
        return matcher.results().map(found -> LocalDate.parse(found.group())).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void has_both_dates(Case row) {
        Deadline deadline = deadline(row);

        assertThat(deadline.conservative()).as("conservative").isEqualTo(LocalDate.parse(row.conservative()));
        assertThat(deadline.statutory()).as("statutory").isEqualTo(LocalDate.parse(row.statutory()));
    }

    @Test
    void d22_one_text_may_confirm_within_five_minutes() {
        assertThat(Duty.confirmationTextUntil(Instant.parse("2026-11-13T10:00:00Z")))
                .isEqualTo("2026-11-13T10:05:00Z");
    }

    @Test
    void all_rows_but_the_instant_are_run() {
        assertThat(cases()).hasSize(22);
    }

    /** The day on which a law comes into force stands in its pack. */
    private static Deadline dateOfEffect(String pack, String zone) {
        LocalDate day = LawPacks.bundled().all().stream()
                .filter(one -> one.id().equals(pack))
                .map(one -> one.inForceFrom(ZoneId.of(zone)))
                .findFirst()
                .orElseThrow();
        return new Deadline(Deadline.Side.LATER, day, day);
    }

    @Test
    void the_revocation_of_everything_holds_from_the_end_of_the_waiver_on() {
        assertThat(LawPacks.bundled().all().stream()
                        .flatMap(pack -> pack.rules().stream())
                        .filter(rule -> rule.reason().key().equals("REVOKE_ALL"))
                        .flatMap(rule -> rule.validFrom().stream()))
                .containsExactly(Instant.parse("2027-01-31T05:00:00Z"));
    }

    private static Deadline deadline(Case row) {
        if (row.what().equals("DPDP_IN_FORCE")) {
            return dateOfEffect("in-dpdp", "Asia/Kolkata");
        }
        Holidays holidays = Objects.requireNonNull(
                HOLIDAYS.getOrDefault(row.jurisdiction().substring(0, 2), Holidays.NONE), "holidays");
        List<LocalDate> days = row.days();
        if (row.what().equals("ART14_NOTICE_FIRST_CONTACT")) {
            return Duty.thirdPartyNotice(days.get(0), days.get(1), holidays);
        }
        if (DUTIES.containsKey(row.what())) {
            return Objects.requireNonNull(DUTIES.get(row.what())).from(days.get(0), holidays);
        }
        RequestRule rule = row.jurisdiction().equals("US-CA")
                ? RequestRule.CALIFORNIA
                : row.jurisdiction().equals("GB") ? RequestRule.UK : RequestRule.GDPR;
        RequestClock clock = RequestClock.of(rule, days.get(0), holidays);
        RequestClock run = switch (row.what()) {
            case "DSR_RESPOND" -> clock;
            case "DSR_EXTENDED" -> clock.extended(days.get(1));
            case "DSR_STOP_CLOCK" -> clock.paused(days.get(1), days.get(2));
            case "DSR_ID_CHECK" -> clock.identified(days.get(1));
            default -> throw new AssertionError("unknown: " + row.what());
        };
        if (row.note().contains("OVERDUE")) {
            assertThat(run.overdue(days.get(1))).as("overdue").isTrue();
        }
        return run.deadline();
    }
}
