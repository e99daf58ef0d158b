package io.crmkit.metrics.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodsTest {
    private static List<ReportingPeriod> of(PeriodKind kind, String from, String until, String zone) {
        return Periods.of(kind, LocalDate.parse(from), LocalDate.parse(until), ZoneId.of(zone), DayOfWeek.SUNDAY);
    }

    private static List<String> labels(PeriodKind kind, String from, String until) {
        return of(kind, from, until, "UTC").stream().map(ReportingPeriod::label).toList();
    }

    @Test
    void periodsAreSpansOfTheCalendar() {
        assertThat(labels(PeriodKind.DAY, "2024-02-28", "2024-03-02"))
                .containsExactly("2024-02-28", "2024-02-29", "2024-03-01");
        assertThat(labels(PeriodKind.WEEK, "2026-03-01", "2026-03-15")).containsExactly("2026-03-01", "2026-03-08");
        assertThat(labels(PeriodKind.MONTH, "2025-12-31", "2026-02-01")).containsExactly("2025-12", "2026-01");
        assertThat(labels(PeriodKind.QUARTER, "2025-12-31", "2026-07-02"))
                .containsExactly("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3");
        assertThat(labels(PeriodKind.YEAR, "2024-06-01", "2026-01-01")).containsExactly("2024", "2025");
    }

    @Test
    void aPeriodThatTheRangeCutsOffIsPartial() {
        List<ReportingPeriod> months = of(PeriodKind.MONTH, "2026-01-15", "2026-03-01", "UTC");

        assertThat(months).extracting(ReportingPeriod::partial).containsExactly(true, false);
        assertThat(months.get(0).from()).isEqualTo("2026-01-15");
    }

    @Test
    void daysBeginAtMidnightOfTheZone() {
        assertThat(of(PeriodKind.DAY, "2026-01-01", "2026-01-02", "Asia/Kolkata")
                        .get(0)
                        .start())
                .isEqualTo(Instant.parse("2025-12-31T18:30:00Z"));
        assertThat(of(PeriodKind.DAY, "2026-01-01", "2026-01-02", "America/St_Johns")
                        .get(0)
                        .start())
                .isEqualTo(Instant.parse("2026-01-01T03:30:00Z"));
    }

    @Test
    void daysAreShorterOrLongerWhereClocksAreChanged() {
        assertThat(hours("2026-03-29", "Europe/Berlin")).isEqualTo(Duration.ofHours(23));
        assertThat(hours("2026-10-25", "Europe/Berlin")).isEqualTo(Duration.ofHours(25));
        assertThat(hours("2026-04-05", "Australia/Lord_Howe")).isEqualTo(Duration.ofMinutes(24 * 60 + 30));
        assertThat(hours("2011-12-30", "Pacific/Apia"))
                .as("a day that Samoa skipped")
                .isEqualTo(Duration.ZERO);
        assertThat(of(PeriodKind.DAY, "2018-11-04", "2018-11-05", "America/Sao_Paulo")
                        .get(0)
                        .start())
                .as("a day without midnight")
                .isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    }

    private static Duration hours(String day, String zone) {
        ReportingPeriod period = of(
                        PeriodKind.DAY, day, LocalDate.parse(day).plusDays(1).toString(), zone)
                .get(0);
        return Duration.between(period.start(), period.end());
    }
}
