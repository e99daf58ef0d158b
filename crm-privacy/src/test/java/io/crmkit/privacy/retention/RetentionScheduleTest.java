package io.crmkit.privacy.retention;

import static io.crmkit.privacy.retention.Schedules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionScheduleTest {
    private static final String GOOD = rule("r", "visit", "{\"created\": true}", "P2Y", "ERASE");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"period\": \"P2Y\" | \"period\": \"-P2Y\" | schedule.rules[0].period",
                "\"period\": \"P2Y\" | \"period\": \"P1001Y\" | schedule.rules[0].period",
                "\"period\": \"P2Y\" | \"period\": \"P999999999Y\" | schedule.rules[0].period",
                "\"period\": \"P2Y\" | \"period\": \"PT5H\" | schedule.rules[0].period",
                "\"period\": \"P2Y\" | \"period\": \"two years\" | schedule.rules[0].period",
                "\"action\": \"ERASE\" | \"action\": \"BURN\" | schedule.rules[0].action",
                "\"action\": \"ERASE\" | \"actions\": \"ERASE\" | schedule.rules[0].actions",
                "\"entities\": [\"visit\"] | \"entities\": [] | schedule.rules[0].entities",
                "\"purpose\": \"SERVICE\" | \"purpose\": \"a b\" | schedule.rules[0].purpose",
                "{\"created\": true} | {\"created\": false} | schedule.rules[0].trigger.created",
                "{\"created\": true} | {} | schedule.rules[0].trigger",
                "{\"created\": true} | {\"created\": true, \"attribute\": \"at\"} | schedule.rules[0].trigger",
                "{\"created\": true} | {\"endOf\": {\"type\": \"x\"}} | schedule.rules[0].trigger.endOf.attribute",
                "\"source\": \"none\", |  | schedule.rules[0].source",
                "\"zone\": \"Europe/Berlin\" | \"zone\": \"Europe/Atlantis\" | schedule.zone",
                "\"validFrom\": \"2020-01-01T00:00:00Z\", | \"validFrom\": \"2020-01-01T00:00:00Z\", "
                        + "\"validTo\": \"2020-01-01T00:00:00Z\", | schedule.validTo",
                "\"validFrom\": \"2020-01-01T00:00:00Z\", |  | schedule.validFrom",
                "\"id\": \"clinic\" | \"id\": \"Clinic!\" | schedule.id"
            })
    void what_is_malformed_is_refused_with_its_place(String part, String wrong, String place) {
        String json = Schedules.json(GOOD);
        assertThat(json).contains(part);

        assertThatThrownBy(() -> RetentionSchedule.parse(json.replace(part, wrong == null ? "" : wrong)))
                .isInstanceOf(InvalidInputException.class)
                .extracting(error -> ((InvalidInputException) error).field())
                .isEqualTo(place);
    }

    @Test
    void two_rules_of_one_name_are_refused() {
        assertThatThrownBy(() -> Schedules.of(GOOD, GOOD)).hasMessageContaining("names two rules");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, P1Y, false, 2025-03-01", // 28 February is the last day
        "2024-01-31, P1M, false, 2024-03-01",
        "2024-11-23, P0D, false, 2024-11-24",
        "2024-01-01, P10Y, true, 2035-01-01",
        "2024-12-31, P10Y, true, 2035-01-01"
    })
    void a_period_ends_behind_its_last_day(LocalDate start, String period, boolean endOfYear, LocalDate due) {
        RetentionRule rule = Schedules.of(
                        rule("r", "visit", "{\"created\": true}", period, "ERASE", ", \"endOfYear\": " + endOfYear))
                .rules()
                .get(0);

        assertThat(rule.dueAt(start, ZoneId.of("UTC")))
                .isEqualTo(due.atStartOfDay(ZoneId.of("UTC")).toInstant());
    }

    @Test
    void a_schedule_holds_from_its_first_moment_to_the_one_before_its_end() {
        RetentionSchedule schedule = RetentionSchedule.parse(
                Schedules.json(GOOD).replace("\"rules\"", "\"validTo\": \"2027-01-01T00:00:00Z\", \"rules\""));

        assertThat(schedule.rulesAt(Instant.parse("2019-12-31T23:59:59Z"))).isEmpty();
        assertThat(schedule.rulesAt(Instant.parse("2020-01-01T00:00:00Z"))).hasSize(1);
        assertThat(schedule.rulesAt(Instant.parse("2026-12-31T23:59:59Z"))).hasSize(1);
        assertThat(schedule.rulesAt(Instant.parse("2027-01-01T00:00:00Z"))).isEmpty();
    }
}
