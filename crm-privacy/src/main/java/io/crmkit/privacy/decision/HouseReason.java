package io.crmkit.privacy.decision;

import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.pack.LegalStatus;
import io.crmkit.privacy.pack.Obligation;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.pack.RuleReference;
import io.crmkit.privacy.pack.SourceSeen;
import io.crmkit.privacy.pack.Step;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A reason that the library gives itself, whatever the law. The id of its rule is its code.
 *
 * @param outcome what it comes to; an annotation takes that of the decision
 */
record HouseReason(Outcome outcome, Step step, int specificity, ReasonCode code, String text, RuleReference rule) {
    static final int ANNOTATION = Integer.MAX_VALUE;
    static final SortedSet<Obligation> NO_OBLIGATIONS = Collections.unmodifiableSortedSet(new TreeSet<>());

    static HouseReason of(Outcome outcome, Step step, int specificity, ReasonCode code, String text, String source) {
        return new HouseReason(
                outcome,
                step,
                specificity,
                code,
                text,
                new RuleReference("crmkit", "1", code.key(), source, LegalStatus.POLICY, SourceSeen.NONE));
    }

    Reason because(List<PermissionEvent> events) {
        return as(outcome, events);
    }

    Reason as(Outcome of, List<PermissionEvent> events) {
        return new Reason(of, step, specificity, code, text, NO_OBLIGATIONS, rule, ids(events));
    }

    static List<PermissionEventId> ids(List<PermissionEvent> events) {
        if (events.size() == 1) {
            return List.of(events.get(0).id());
        }
        PermissionEventId[] ids = new PermissionEventId[events.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = events.get(i).id();
        }
        return List.of(ids);
    }
}
