package io.crmkit.privacy.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RequestClockTest {
    private static final LocalDate RECEIVED = LocalDate.parse("2026-09-03");
    private static final RequestClock UK = RequestClock.of(RequestRule.UK, RECEIVED, Holidays.NONE);

    @Test
    void an_extension_on_the_last_statutory_day_counts_and_on_the_next_not() {
        RequestClock inTime = UK.extended(LocalDate.parse("2026-10-05"));
        RequestClock late = UK.extended(LocalDate.parse("2026-10-06"));

        assertThat(inTime.isExtended()).isTrue();
        assertThat(inTime.deadline().conservative()).isEqualTo("2026-12-03");
        assertThat(late.isExtended()).isFalse();
        assertThat(late.deadline()).isEqualTo(UK.deadline());
        assertThat(inTime.extended(LocalDate.parse("2026-11-01")).isExtended()).isTrue();
    }

    @Test
    void it_is_overdue_behind_the_statutory_day_only() {
        assertThat(UK.overdue(LocalDate.parse("2026-10-05"))).isFalse();
        assertThat(UK.overdue(LocalDate.parse("2026-10-06"))).isTrue();
    }

    @Test
    void the_days_behind_a_weekend_are_no_part_of_the_term_that_could_stand() {
        assertThat(UK.deadline().statutory()).isEqualTo("2026-10-05");

        assertThat(UK.runsOn(LocalDate.parse("2026-10-03"))).isTrue();
        assertThat(UK.runsOn(LocalDate.parse("2026-10-04"))).isFalse();
        assertThat(UK.paused(RECEIVED, RECEIVED).runsOn(LocalDate.parse("2026-10-04")))
                .isTrue();
        assertThat(UK.extended(RECEIVED).runsOn(LocalDate.parse("2026-12-03"))).isTrue();
    }

    @Test
    void pauses_add_up_and_can_be_left_out() {
        RequestClock twice = UK.paused(RECEIVED, RECEIVED).paused(RECEIVED.plusDays(1), RECEIVED.plusDays(2));

        assertThat(twice.deadline().conservative()).isEqualTo("2026-10-06");
        assertThat(twice.withoutPauses()).isEqualTo("2026-10-03");
    }

    @Test
    void what_cannot_be_is_refused() {
        LocalDate before = RECEIVED.minusDays(1);

        assertThatThrownBy(() -> UK.identified(before)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> UK.extended(before)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> UK.paused(before, RECEIVED)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> UK.paused(RECEIVED.plusDays(1), RECEIVED)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> UK.paused(RECEIVED, RECEIVED).paused(RECEIVED, RECEIVED))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RequestClock.of(RequestRule.GDPR, RECEIVED, Holidays.NONE)
                        .paused(RECEIVED, RECEIVED))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_pause_that_ends_on_a_free_day_rolls_like_any_end() {
        assertThat(UK.paused(RECEIVED, RECEIVED).deadline().statutory())
                .as("4 October 2026 is a Sunday")
                .isEqualTo("2026-10-05");
    }

    @Test
    void australia_counts_the_first_day_if_people_work_on_it() {
        LocalDate monday = LocalDate.parse("2026-11-23");
        LocalDate saturday = LocalDate.parse("2026-11-21");

        assertThat(Duty.SPAM_ACT_UNSUBSCRIBE.from(monday, Holidays.NONE).conservative())
                .isEqualTo("2026-11-27");
        assertThat(Duty.SPAM_ACT_UNSUBSCRIBE.from(saturday, Holidays.NONE).conservative())
                .isEqualTo("2026-11-27");
        assertThat(Duty.SPAM_ACT_UNSUBSCRIBE.term()).isEqualTo(new Term.WorkingDaysFromTheFirst(5));
    }

    @Test
    void a_term_is_at_least_a_day_unless_it_means_at_once() {
        assertThat(new Term.CalendarDays(0, false).conservative(RECEIVED)).isEqualTo(RECEIVED);
        assertThat(new Term.CalendarDays(1, true).conservative(RECEIVED)).isEqualTo(RECEIVED);
        assertThat(new Term.WorkingDays(1).conservative(RECEIVED)).isEqualTo("2026-09-04");
        assertThatThrownBy(() -> new Term.CalendarDays(-1, false)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Term.CalendarDays(0, true)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Term.WorkingDays(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Term.WorkingDaysFromTheFirst(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Term.Months(0, true)).isInstanceOf(InvalidInputException.class);
    }
}
