package io.crmkit.examples.recoverydesk.story;

import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.Threshold;
import io.crmkit.recovery.detection.DetectionRule;
import io.crmkit.recovery.detection.DetectionRules;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.learning.CauseCatalog;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.ZoneId;
import java.util.List;

/** What this airline has decided: its hours, deadlines, detection and causes. */
final class Rules {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    static final DetectionRules DETECTION = DetectionRules.of(ZONE, List.of(DetectionRule.parse("""
            {"id": "cancellation", "version": "1", "validFrom": "2026-01-01",
             "level": {"side": "AT_LEAST", "fire": 1},
             "pattern": {"breaches": 1, "of": 1, "within": "PT1S"},
             "lateness": "P1D", "cooldown": "PT0S",
             "kind": "DELAY", "severity": "HIGH",
             "storm": {"moreThan": 5, "within": "PT1H", "cases": "LINK_ONLY"}}
            """)));

    static final CauseCatalog CAUSES = CauseCatalog.parse("""
            {"id": "airline", "version": "1", "validFrom": "2026-01-01", "causes": [
              {"code": "roster", "title": "Crew roster"},
              {"code": "roster-import", "title": "Roster import failed unnoticed", "parent": "roster", "training": "night-control"},
              {"code": "late-inbound", "title": "Late inbound aircraft"},
              {"code": "baggage-belt", "title": "Baggage belt"},
              {"code": "check-in-app", "title": "Check-in application"},
              {"code": "weather", "title": "Weather"}]}
            """);

    private Rules() {}

    static RecoveryPolicy policy() {
        BusinessCalendar desk = BusinessCalendar.builder("airline-desk-2026", ZONE)
                .hours(WeeklyHours.parse("mon-sun 06:00-22:00"))
                .build();
        RecoveryPolicy.Builder policy =
                RecoveryPolicy.builder("airline-2026-1", desk).rootCauseFrom(Severity.HIGH);
        for (Severity severity : Severity.values()) {
            boolean high = severity.isAtLeast(Severity.HIGH);
            policy.duty(severity, Duty.of(Target.ACKNOWLEDGE, Budget.parse(high ? "PT2H" : "PT8H")))
                    .duty(severity, Duty.of(Target.NEXT_UPDATE, Budget.businessDays(1)))
                    .duty(
                            severity,
                            Duty.of(Target.RESOLVE, Budget.businessDays(high ? 2 : 5))
                                    .noticing(Threshold.parse("75%")))
                    .duty(severity, Duty.of(Target.FOLLOW_UP, Budget.parse("P3CD")));
        }
        return policy.build();
    }

    /** The same people with the same deadlines, if the desk had been open around the clock and had half an hour to acknowledge. */
    static RecoveryPolicy stricter() {
        RecoveryPolicy present = policy();
        RecoveryPolicy.Builder stricter = present.toBuilder("half-an-hour", BusinessCalendar.alwaysOpen(ZONE));
        return stricter.duty(Severity.HIGH, Duty.of(Target.ACKNOWLEDGE, Budget.parse("PT30M")))
                .build();
    }
}
