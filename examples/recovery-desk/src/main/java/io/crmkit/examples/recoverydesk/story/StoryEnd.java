package io.crmkit.examples.recoverydesk.story;

import io.crmkit.metrics.chart.AttributeBaseline;
import io.crmkit.metrics.chart.Subgroup;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.grant.CompensationGrant;
import io.crmkit.recovery.learning.ImprovementAction;
import io.crmkit.recovery.learning.Pareto;
import io.crmkit.recovery.learning.RootCauseAnalysis;
import io.crmkit.recovery.numbers.RecoveryCost;
import io.crmkit.recovery.numbers.RecoveryReport;
import io.crmkit.recovery.simulation.PolicySimulation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Where everything stands at the end.
 *
 * @param now when
 * @param zone whose time is shown
 * @param affected how many customers the incident hit
 * @param cases the cases of those who complained
 * @param shown the case that is shown in full
 * @param journal its journal
 * @param grants what its customer was given
 * @param analysis the root cause analysis of the incident
 * @param pareto the causes of the year
 * @param action what is done about the root cause
 * @param baseline the chart of the time before, frozen
 * @param before the weeks before the action
 * @param after the weeks after it
 * @param told how many customers were told of the change
 * @param report the numbers
 * @param cost what it cost
 * @param simulation the same under a stricter policy
 */
public record StoryEnd(
        Instant now,
        ZoneId zone,
        long affected,
        List<RecoveryCase> cases,
        RecoveryCase shown,
        List<CaseEvent> journal,
        List<CompensationGrant> grants,
        RootCauseAnalysis analysis,
        Pareto pareto,
        ImprovementAction action,
        AttributeBaseline baseline,
        List<Subgroup> before,
        List<Subgroup> after,
        long told,
        RecoveryReport report,
        RecoveryCost cost,
        PolicySimulation simulation) {
    /** Copies the lists. */
    public StoryEnd {
        cases = List.copyOf(cases);
        journal = List.copyOf(journal);
        grants = List.copyOf(grants);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
