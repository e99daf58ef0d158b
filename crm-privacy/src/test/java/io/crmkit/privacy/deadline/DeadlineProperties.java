package io.crmkit.privacy.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DeadlineProperties {
    private static LocalDate day(int offset) {
        return LocalDate.parse("2023-12-25").plusDays(offset);
    }

    private static Holidays some(int seed) {
        return Holidays.of(Set.of(day(seed), day(seed + 11), day(seed + 30), day(seed + 31), day(seed + 45)));
    }

    @Property
    void the_conservative_date_is_never_on_the_unsafe_side(
            @ForAll Duty duty, @ForAll @IntRange(max = 1500) int start, @ForAll @IntRange(max = 1500) int seed) {
        Deadline deadline = duty.from(day(start), some(seed));

        if (deadline.side() == Deadline.Side.EARLIER) {
            assertThat(deadline.conservative()).isBeforeOrEqualTo(deadline.statutory());
        } else {
            assertThat(deadline.conservative()).isAfterOrEqualTo(deadline.statutory());
        }
        assertThat(deadline.conservative()).isAfterOrEqualTo(day(start));
    }

    @Property
    void a_holiday_only_extends_a_duty(
            @ForAll Duty duty, @ForAll @IntRange(max = 1500) int start, @ForAll @IntRange(max = 1500) int seed) {
        assertThat(duty.from(day(start), some(seed)).statutory())
                .isAfterOrEqualTo(duty.from(day(start), Holidays.NONE).statutory());
    }

    @Property
    void identification_and_pauses_never_shorten_the_statutory_time(
            @ForAll @IntRange(max = 1500) int start,
            @ForAll @IntRange(max = 20) int identified,
            @ForAll @IntRange(max = 20) int asked,
            @ForAll @IntRange(max = 20) int answered) {
        RequestClock clock = RequestClock.of(RequestRule.UK, day(start), some(start));
        LocalDate question = day(start + asked);

        RequestClock later = clock.identified(day(start + identified)).paused(question, question.plusDays(answered));

        assertThat(later.deadline().statutory())
                .isAfterOrEqualTo(clock.deadline().statutory());
        assertThat(later.deadline().conservative())
                .isEqualTo(clock.deadline().conservative().plusDays(answered + 1L));
    }
}
