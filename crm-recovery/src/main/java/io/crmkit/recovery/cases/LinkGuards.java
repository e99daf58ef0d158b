package io.crmkit.recovery.cases;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The guards of commands that are about two cases. */
final class LinkGuards {
    private LinkGuards() {}

    /** Follows the links of this kind from the other case on; they must not lead back. */
    static void requireNoCircle(Step step, CaseLink link) {
        if (link.kind() == CaseLink.Kind.INCIDENT) {
            return;
        }
        Set<String> seen = new HashSet<>();
        Optional<RecoveryCase> next = Optional.of(other(step, new RecoveryCaseId(link.to())));
        while (next.isPresent() && seen.add(next.get().id().value())) {
            if (next.get().id().equals(step.before().id())) {
                throw step.refused("the links would form a circle", "link it to a case that does not lead back to it");
            }
            next = next.get().link(link.kind()).map(RecoveryCaseId::new).flatMap(step.others()::find);
        }
    }

    static void requireMergeable(Step step, RecoveryCaseId into) {
        RecoveryCase other = other(step, into);
        requireNoCircle(step, CaseLink.duplicateOf(into));
        if (!CaseState.OPEN_STATES.contains(other.state())) {
            throw step.refused("case " + into + " is not open", "merge it into an open case");
        }
        if (!other.customer().equals(step.before().customer())) {
            throw step.refused("case " + into + " is of another customer", "merge the customers first, or link it");
        }
    }

    static RecoveryCase requireMerged(Step step, RecoveryCaseId merged) {
        RecoveryCase other = other(step, merged);
        boolean ready = other.state() == CaseState.MERGED
                && other.duplicateOf().filter(step.before().id()::equals).isPresent()
                && !step.before().absorbed().contains(merged);
        if (!ready) {
            throw step.refused("case " + merged + " was not merged into it, or is in it already", "merge it first");
        }
        return other;
    }

    private static RecoveryCase other(Step step, RecoveryCaseId id) {
        return id.equals(step.before().id())
                ? step.before()
                : step.others()
                        .find(id)
                        .orElseThrow(() -> step.refused("there is no case " + id, "name a case that exists"));
    }
}
