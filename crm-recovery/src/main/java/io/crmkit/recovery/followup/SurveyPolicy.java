package io.crmkit.recovery.followup;

import io.crmkit.core.gate.Purpose;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.recovery.rule.Require;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * When customers are asked about a recovery, and what counts as satisfied.
 *
 * @param survey the key under which answers are stored, at most 90 characters
 * @param calendar counts the time from the resolution to the invitation
 * @param delay this much later customers are asked: soon enough to remember, late enough to have seen whether it worked
 * @param window for how long after that they may be asked and may answer, by the clock; above 0
 * @param satisfiedFrom the lowest rating of {@link RecoveryQuestion#SATISFACTION} that is satisfied, 2 to 5
 * @param purpose for what the gate is asked
 */
public record SurveyPolicy(
        String survey, BusinessCalendar calendar, Budget delay, Duration window, int satisfiedFrom, Purpose purpose) {
    /**
     * Checks the numbers.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is out of range, or the key blank or too long
     */
    public SurveyPolicy {
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(purpose, "purpose");
        Require.notBlank(survey, "policy.survey");
        Require.atMost(90, survey, "policy.survey");
        Require.that(!window.isNegative() && !window.isZero(), "policy.window", "must be above 0");
        Require.that(satisfiedFrom >= 2 && satisfiedFrom <= 5, "policy.satisfiedFrom", "must be 2 to 5");
    }

    /**
     * Returns a sample to start from and to replace: asked one business day (Monday to Friday 09:00-17:00 in {@code zone}) after the
     * resolution, for five days, satisfied from 4 of 5 on. It ends within the seven days after which a case may be closed without
     * a reply, unless a long weekend comes between.
     */
    public static SurveyPolicy standard(ZoneId zone) {
        BusinessCalendar office = BusinessCalendar.builder("standard-survey-office-1", zone)
                .hours(WeeklyHours.parse("mon-fri 09:00-17:00"))
                .build();
        return new SurveyPolicy(
                "recovery", office, Budget.businessDays(1), Duration.ofDays(5), 4, Purpose.SERVICE_RECOVERY);
    }
}
