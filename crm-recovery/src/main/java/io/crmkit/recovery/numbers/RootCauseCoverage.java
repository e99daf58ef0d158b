package io.crmkit.recovery.numbers;

import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.learning.RootCauseAnalysis;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Of how many of the severe cases the root cause is known. */
public final class RootCauseCoverage {
    private RootCauseCoverage() {}

    /**
     * Returns, of the cases closed in a period, the rate of those whose root cause is known: the case has one, or an analysis of it, of
     * a case that it took in or of its incident has named one, if only after it was closed. Cases that were reopened are open, so they do
     * not count.
     *
     * @param from the least severity that counts, such as HIGH
     * @param analyses the analyses of these cases and their incidents; others do no harm
     */
    public static Rate of(
            Collection<RecoveryCase> cases, Collection<RootCauseAnalysis> analyses, Severity from, Period period) {
        Set<String> explained = analyses.stream()
                .filter(analysis -> analysis.cause().isPresent())
                .flatMap(analysis -> analysis
                        .recoveryCase()
                        .map(id -> "case " + id)
                        .or(() -> analysis.incident().map(RootCauseCoverage::incident))
                        .stream())
                .collect(Collectors.toSet());
        List<RecoveryCase> closed = cases.stream()
                .filter(one -> one.severity().isAtLeast(from))
                .filter(one -> one.closedAt().filter(period::contains).isPresent())
                .toList();
        long covered = closed.stream().filter(one -> isCovered(one, explained)).count();
        return Rate.of("recovery.root_cause_coverage", covered, closed.size(), NoValue.NO_CASES);
    }

    private static boolean isCovered(RecoveryCase one, Set<String> explained) {
        return one.rootCause().isPresent()
                || explained.contains("case " + one.id())
                || one.absorbed().stream().anyMatch(id -> explained.contains("case " + id))
                || one.link(CaseLink.Kind.INCIDENT)
                        .map(IncidentId::new)
                        .map(RootCauseCoverage::incident)
                        .filter(explained::contains)
                        .isPresent();
    }

    private static String incident(IncidentId id) {
        return "incident " + id;
    }
}
