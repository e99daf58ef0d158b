package io.crmkit.privacy.decision;

import io.crmkit.privacy.pack.RuleReference;
import io.crmkit.privacy.pack.SourceSeen;
import java.util.Collection;

/** Writes a decision down. */
final class Explanation {
    private static final int EXPECTED_LENGTH = 2_000;

    private Explanation() {}

    static String of(Decision decision) {
        StringBuilder text = new StringBuilder(EXPECTED_LENGTH)
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
        for (Reason reason : decision.reasons()) {
            text.append("\n- ");
            append(text, decision, reason);
        }
        append(text, "\nObligations: ", decision.obligations());
        append(text, "\nNot known: ", decision.missingFacts());
        return text.toString();
    }

    private static void append(StringBuilder text, Decision decision, Reason reason) {
        if (reason.outcome() != decision.outcome()) {
            text.append('(').append(reason.outcome()).append(", overridden) ");
        }
        text.append(reason.text()).append(" [").append(reason.code());
        append(text, "; events ", reason.events());
        RuleReference rule = reason.rule();
        text.append("; ").append(rule).append(": ").append(rule.source());
        text.append(" (").append(rule.status());
        if (rule.seen() != SourceSeen.NONE) {
            text.append(", source seen: ").append(rule.seen());
        }
        text.append(")]");
    }

    private static void append(StringBuilder text, String title, Collection<?> elements) {
        String before = title;
        for (Object element : elements) {
            text.append(before).append(element);
            before = ", ";
        }
    }
}
