package io.crmkit.recovery.numbers;

import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.recovery.grant.CompensationGrant;
import io.crmkit.recovery.grant.GrantStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often people gave more than the table of compensation does. Many overrides of one person say that the table does not fit that
 * person's cases as often as that the person is generous; each of them was approved by somebody else.
 */
public final class Overrides {
    private Overrides() {}

    /** Returns, of the grants issued in a period, the rate of those that were worth more than the table gives. */
    public static Rate of(Collection<CompensationGrant> grants, Period period) {
        List<CompensationGrant> issued =
                grants.stream().filter(grant -> issuedIn(period, grant)).toList();
        return rate(issued);
    }

    /** Returns the same rate for each person who proposed a grant that was issued in the period, by the id of that person. */
    public static Map<String, Rate> byProposer(Collection<CompensationGrant> grants, Period period) {
        Map<String, List<CompensationGrant>> issued = new TreeMap<>();
        grants.stream()
                .filter(grant -> issuedIn(period, grant))
                .forEach(grant -> issued.computeIfAbsent(grant.proposer().id(), id -> new ArrayList<>())
                        .add(grant));
        Map<String, Rate> rates = new TreeMap<>();
        issued.forEach((proposer, theirs) -> rates.put(proposer, rate(theirs)));
        return rates;
    }

    private static Rate rate(List<CompensationGrant> issued) {
        long overridden = issued.stream().filter(CompensationGrant::override).count();
        return Rate.of("recovery.override", overridden, issued.size(), NoValue.NO_CASES);
    }

    private static boolean issuedIn(Period period, CompensationGrant grant) {
        return grant.steps().stream()
                .anyMatch(step -> step.kind() == GrantStep.Kind.ISSUED && period.contains(step.at()));
    }
}
