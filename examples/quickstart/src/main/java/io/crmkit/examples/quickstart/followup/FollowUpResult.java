package io.crmkit.examples.quickstart.followup;

import io.crmkit.recovery.cases.RecoveryCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What was done about the bad answers.
 *
 * @param firstDay the first day of the period
 * @param lastDay the last day of the period, that of the last answer
 * @param detractors how many gave a bad answer in the period
 * @param opened for how many of them a case was opened now; the others had one
 * @param due how many cases have something due, from this survey or another
 * @param mostDue some of them, what was due first first
 * @param now the moment of all this
 * @param zone the zone of the business
 * @param permissions whether they may be contacted
 */
public record FollowUpResult(
        LocalDate firstDay,
        LocalDate lastDay,
        long detractors,
        long opened,
        long due,
        List<RecoveryCase> mostDue,
        Instant now,
        ZoneId zone,
        PermissionCounts permissions) {
    /** Copies the list. */
    public FollowUpResult {
        mostDue = List.copyOf(mostDue);
    }
}
