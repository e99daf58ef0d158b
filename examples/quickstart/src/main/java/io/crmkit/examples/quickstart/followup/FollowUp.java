package io.crmkit.examples.quickstart.followup;

import io.crmkit.core.Crm;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.Privacy;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.RecoveryCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens cases for the detractors of the last period and asks whether they may be contacted; some at a time, so memory is constant. */
public final class FollowUp {
    private static final int AT_ONCE = 100;

    private final Crm crm;
    private final Recovery recovery;
    private final Privacy privacy;
    private final ZoneId zone;

    /** Makes a follow-up; nothing is read yet. */
    public FollowUp(Crm crm, Recovery recovery, Privacy privacy, ZoneId zone) {
        this.crm = crm;
        this.recovery = recovery;
        this.privacy = privacy;
        this.zone = zone;
    }

    /**
     * Does it.
     *
     * @param survey the key of the survey
     * @param question the key of its recommendation question
     * @param period how far back from the last answer
     * @param limit how many due cases to list, 1 to 1,000
     * @return what was done; empty if the survey has no answers
     */
    public Optional<FollowUpResult> run(String survey, String question, Period period, int limit) {
        Detractors detractors = new Detractors(crm, survey, zone);
        return detractors.lastDay().map(lastDay -> {
            CaseOpening opening = new CaseOpening(crm, recovery);
            Permissions asking = new Permissions(crm, privacy);
            PermissionCounts permissions = new PermissionCounts();
            long found = 0;
            long opened = 0;
            try (Stream<Feedback> answers = detractors.find(question, lastDay, period)) {
                Iterator<Feedback> each = answers.iterator();
                while (each.hasNext()) {
                    List<Feedback> some = next(each);
                    found += some.size();
                    opened += opening.open(some);
                    asking.ask(some.stream().map(Feedback::customer).toList(), permissions);
                }
            }
            return result(lastDay, period, found, opened, limit, permissions);
        });
    }

    private FollowUpResult result(
            LocalDate lastDay, Period period, long found, long opened, int limit, PermissionCounts permissions) {
        Instant now = crm.now();
        long due = crm.repository(RecoveryCase.TYPE)
                .count(Query.by(RecoveryCase.BY_NEXT_DUE).below(RecoveryCase.NEXT_DUE_AT, now.plusNanos(1_000)));
        return new FollowUpResult(
                lastDay.minus(period).plusDays(1),
                lastDay,
                found,
                opened,
                due,
                recovery.findDue(now, limit),
                now,
                zone,
                permissions);
    }

    private static List<Feedback> next(Iterator<Feedback> each) {
        List<Feedback> some = new ArrayList<>(AT_ONCE);
        while (each.hasNext() && some.size() < AT_ONCE) {
            some.add(each.next());
        }
        return some;
    }
}
