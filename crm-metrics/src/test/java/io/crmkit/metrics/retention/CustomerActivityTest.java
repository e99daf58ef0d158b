package io.crmkit.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.metrics.retention.CohortCell.Observation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CustomerActivityTest {
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));
    private static final DateRange FEBRUARY = DateRange.of(YearMonth.of(2025, 2));
    private static final DateRange MARCH = DateRange.of(YearMonth.of(2025, 3));
    private static final DateRange APRIL = DateRange.of(YearMonth.of(2025, 4));

    private final CustomerActivity<String> activity = CustomerActivity.<String>builder(LocalDate.parse("2025-03-20"))
            .add("stays", day("2025-03-01"))
            .add("stays", day("2025-01-31"))
            .add("stays", day("2025-02-28"))
            .add("returns", day("2025-01-01"))
            .add("returns", day("2025-01-01"))
            .add("returns", day("2025-03-20"))
            .add("leaves", day("2025-01-15"))
            .add("leaves", day("2025-01-16"))
            .add("comes", day("2025-02-10"))
            .add("comes", day("2025-03-21"))
            .build();

    @Test
    void retentionWinBackAndReactivationAreAboutDifferentPeople() {
        assertThat(activity.retention(JANUARY, FEBRUARY)).isEqualTo(rate("retention.activity", 1, 3, false));
        assertThat(activity.winBack(JANUARY, FEBRUARY, MARCH)).isEqualTo(rate("win_back", 1, 2, true));
        assertThat(activity.reactivation(FEBRUARY, MARCH)).isEqualTo(rate("reactivation", 1, 2, true));
        assertThat(activity.repeatRate(JANUARY))
                .as("a second event on one day is no second day")
                .isEqualTo(rate("repeat_rate", 1, 3, false));
        assertThat(activity.acquired(FEBRUARY)).isEqualTo(1);
        assertThat(activity.active(FEBRUARY)).isEqualTo(2);
        assertThat(activity.customers()).isEqualTo(4);
    }

    @Test
    void whatIsAfterTheDataIsNotObservedAndNotZero() {
        assertThat(activity.retention(MARCH, APRIL)).isEqualTo(Rate.none("retention.activity", NoValue.NOT_OBSERVED));
        assertThat(activity.afterEnd()).isEqualTo(1);
    }

    @Test
    void emptyBasesHaveAReason() {
        DateRange before = DateRange.of(YearMonth.of(2024, 1));
        DateRange next = DateRange.of(YearMonth.of(2024, 2));

        assertThat(activity.retention(before, next).undefined()).contains(NoValue.EMPTY_OPENING_BASE);
        assertThat(activity.winBack(before, next, JANUARY).undefined()).contains(NoValue.NOBODY_LAPSED);
        assertThat(activity.reactivation(before, next).undefined()).contains(NoValue.NOBODY_LAPSED);
        assertThat(activity.repeatRate(before).undefined()).contains(NoValue.NO_CUSTOMERS);
    }

    @Test
    void periodsThatOverlapAreRefused() {
        DateRange overlapping = new DateRange(day("2025-01-31"), day("2025-02-28"));

        assertThatThrownBy(() -> activity.retention(JANUARY, overlapping)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> activity.winBack(JANUARY, FEBRUARY, JANUARY))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new DateRange(day("2025-02-01"), day("2025-01-31")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @DisplayName("a cohort table that fills the future with 0")
    void cellsBehindTheDataAreNotObserved() {
        CohortTable table = CohortTable.of(activity, CohortAge.CALENDAR_MONTHS);

        assertThat(table.cohort(YearMonth.of(2025, 1)).cells())
                .containsExactly(
                        new CohortCell(Observation.COMPLETE, 3, 3),
                        new CohortCell(Observation.COMPLETE, 1, 3),
                        new CohortCell(Observation.PARTIAL, 2, 3));
        assertThat(table.cohort(YearMonth.of(2025, 2)).cells())
                .containsExactly(
                        new CohortCell(Observation.COMPLETE, 1, 1),
                        new CohortCell(Observation.PARTIAL, 0, 1),
                        new CohortCell(Observation.NOT_OBSERVED, 0, 0));
        assertThat(table.pooled(0)).isEqualTo(rate("cohort.calendar.retention", 4, 4, false));
        assertThat(table.pooled(1)).isEqualTo(rate("cohort.calendar.retention", 1, 3, false));
        assertThat(table.pooled(2).undefined()).contains(NoValue.NOT_OBSERVED);
        assertThat(table.pooled(99).undefined()).contains(NoValue.NOT_OBSERVED);
        assertThatThrownBy(() -> table.cohort(YearMonth.of(2025, 3))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void tenuresCountThoseWhoReachedTheAge() {
        CohortTable table = CohortTable.of(activity, CohortAge.TENURE_MONTHS);

        // second month: from 02-28 to 03-30 for "stays", who is not there yet; until 02-28 and 03-14 for the others
        assertThat(table.cohort(YearMonth.of(2025, 1)).cells())
                .containsExactly(
                        new CohortCell(Observation.COMPLETE, 3, 3),
                        new CohortCell(Observation.PARTIAL, 0, 2),
                        new CohortCell(Observation.NOT_OBSERVED, 0, 0));
        assertThat(table.cohort(YearMonth.of(2025, 2)).cells().get(0).observation())
                .isEqualTo(Observation.COMPLETE);
    }

    @Test
    void anEmptyActivityHasNoCohort() {
        CustomerActivity<String> nobody =
                CustomerActivity.<String>builder(day("2025-01-01")).build();

        assertThat(CohortTable.of(nobody, CohortAge.CALENDAR_MONTHS).cohorts()).isEqualTo(List.of());
        assertThatThrownBy(() -> nobody.merge(activity)).hasMessageContaining("observedThru");
    }

    private static Rate rate(String metric, long matching, long n, boolean partial) {
        return Rate.of(metric, matching, n, NoValue.NO_CUSTOMERS).withPartial(partial);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void daysThatStandForSomethingElseAreRefused() {
        CustomerActivity.Builder<String> activity = CustomerActivity.builder(day("2025-03-31"));

        for (LocalDate day :
                List.of(LocalDate.MIN, LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1), LocalDate.MAX)) {
            assertThatThrownBy(() -> activity.add("a", day)).hasMessage("day must be from year 1 to 9999");
            assertThatThrownBy(() -> CustomerActivity.builder(day))
                    .hasMessage("observedThru must be from year 1 to 9999");
        }
        activity.add("a", LocalDate.of(1, 1, 1)).add("b", LocalDate.of(9999, 12, 31));
        assertThat(activity.build().customers()).isEqualTo(1);
        assertThat(activity.build().afterEnd()).isEqualTo(1);
    }
}
