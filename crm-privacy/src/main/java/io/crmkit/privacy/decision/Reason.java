package io.crmkit.privacy.decision;

import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.pack.Obligation;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.pack.RuleReference;
import io.crmkit.privacy.pack.Step;
import java.util.List;
import java.util.SortedSet;

/**
 * One thing that speaks for or against a contact.
 *
 * @param outcome what it comes to by itself
 * @param step where in the decision it stands
 * @param specificity how special it is; of two reasons in one step, the more special comes first
 * @param code why, for programs
 * @param text why, as an English sentence without personal data
 * @param obligations what the business has to do along with this outcome; sorted
 * @param rule the rule
 * @param events the permission events it rests on
 */
public record Reason(
        Outcome outcome,
        Step step,
        int specificity,
        ReasonCode code,
        String text,
        SortedSet<Obligation> obligations,
        RuleReference rule,
        List<PermissionEventId> events) {
    /** The stricter outcome first, then the earlier step, then the more special; the rest only makes the order total. */
    static int inOrder(Reason one, Reason other) {
        int order = other.outcome.compareTo(one.outcome);
        order = order != 0 ? order : one.step.compareTo(other.step);
        order = order != 0 ? order : Integer.compare(other.specificity, one.specificity);
        order = order != 0 ? order : one.code.key().compareTo(other.code.key());
        order = order != 0 ? order : one.rule.pack().compareTo(other.rule.pack());
        order = order != 0 ? order : one.rule.rule().compareTo(other.rule.rule());
        return order != 0 ? order : one.events.toString().compareTo(other.events.toString());
    }

    /** Copies the events. */
    public Reason {
        events = List.copyOf(events);
    }
}
