package io.crmkit.examples.quickstart.followup;

import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Duration;
import java.time.ZoneId;

/** By when the business acknowledges and resolves; its own rules, on its own hours. */
public final class CasePolicy {
    private CasePolicy() {}

    /** Returns the policy for a business that is open at these hours. */
    public static RecoveryPolicy of(ZoneId zone, WeeklyHours hours) {
        // other hours are another calendar, and a calendar is known by its name
        String name = "service-desk-" + zone + "-"
                + Integer.toHexString(hours.toString().hashCode());
        BusinessCalendar calendar =
                BusinessCalendar.builder(name, zone).hours(hours).build();
        RecoveryPolicy.Builder policy = RecoveryPolicy.builder("quickstart-1-" + name, calendar);
        duties(policy, Severity.CRITICAL, Budget.of(Duration.ofHours(1)), Budget.of(Duration.ofHours(8)));
        duties(policy, Severity.HIGH, Budget.of(Duration.ofHours(4)), Budget.businessDays(2));
        duties(policy, Severity.MEDIUM, Budget.businessDays(1), Budget.businessDays(5));
        duties(policy, Severity.LOW, Budget.businessDays(2), Budget.businessDays(10));
        return policy.build();
    }

    private static void duties(RecoveryPolicy.Builder policy, Severity severity, Budget acknowledge, Budget resolve) {
        policy.duty(severity, Duty.of(Target.ACKNOWLEDGE, acknowledge))
                .duty(severity, Duty.of(Target.RESOLVE, resolve));
    }

    /** Returns how badly somebody was hit who rated so low, 0 to 6. */
    static Severity severity(int rating) {
        return rating <= 2 ? Severity.HIGH : rating <= 4 ? Severity.MEDIUM : Severity.LOW;
    }
}
