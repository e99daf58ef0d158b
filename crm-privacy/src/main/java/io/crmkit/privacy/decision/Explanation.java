package io.crmkit.privacy.decision;

import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.pack.RuleReference;
import io.crmkit.privacy.pack.SourceSeen;
import java.util.Collection;
import java.util.stream.Collectors;

/** Writes a decision down. */
final class Explanation {
    private Explanation() {}

    static String of(Decision decision) {
        StringBuilder text = new StringBuilder()
                .append(decision.outcome())
                .append(": ")
                .append(decision.channel())
                .append(" for ")
                .append(decision.purpose())
                .append(" at ")
                .append(decision.at());
        decision.validUntil().ifPresent(until -> text.append(", valid until ").append(until));
        decision.nextPermittedAt()
                .ifPresent(next -> text.append(", permitted from ").append(next));
        decision.reasons().forEach(reason -> text.append("\n- ").append(line(decision, reason)));
        if (!decision.obligations().isEmpty()) {
            text.append("\nObligations: ").append(list(decision.obligations()));
        }
        if (!decision.missingFacts().isEmpty()) {
            text.append("\nNot known: ").append(list(decision.missingFacts()));
        }
        return text.toString();
    }

    private static String line(Decision decision, Reason reason) {
        String overridden = reason.outcome() == decision.outcome() ? "" : "(" + reason.outcome() + ", overridden) ";
        String events = reason.events().isEmpty()
                ? ""
                : "; events "
                        + list(reason.events().stream()
                                .map(PermissionEventId::value)
                                .toList());
        RuleReference rule = reason.rule();
        String seen = rule.seen() == SourceSeen.NONE ? "" : ", source seen: " + rule.seen();
        return overridden + reason.text() + " [" + reason.code() + events + "; " + rule + ": " + rule.source() + " ("
                + rule.status() + seen + ")]";
    }

    private static String list(Collection<?> elements) {
        return elements.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
