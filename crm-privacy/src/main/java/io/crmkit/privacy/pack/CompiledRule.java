package io.crmkit.privacy.pack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule whose facts are found by number. */
final class CompiledRule {
    final LawRule rule;
    final boolean readsConsent;
    /** The facts that it reads and a host can give. */
    final FactMask reads;

    private final Condition[] conditions;
    private final int[] slots;
    private final boolean always;

    CompiledRule(LawRule rule, FactSlots facts) {
        this.rule = rule;
        List<Condition> all = rule.conditions();
        conditions = all.toArray(Condition[]::new);
        slots = all.stream().mapToInt(condition -> facts.slot(condition.key())).toArray();
        always = rule.validity().equals(LawRule.Validity.ALWAYS);
        readsConsent = rule.facts().anyMatch(key -> ConsentFacts.named(key).isPresent());
        reads = facts.mask(rule.facts().filter(key -> ConsentFacts.named(key).isEmpty()));
    }

    boolean holds(@Nullable Object[] facts, Situation situation) {
        if (!inForce(situation.at())) {
            return false;
        }
        for (int i = 0; i < conditions.length; i++) {
            if (!conditions[i].holds(facts[slots[i]], situation)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it holds now or may do so later, if it permits; else whether it holds now and will as long as nobody says more. */
    boolean holdsAtBest(@Nullable Object[] facts, Situation situation) {
        boolean permits = rule.outcome() == Outcome.PERMIT;
        Optional<Instant> end = rule.validity().to();
        boolean over = end.isPresent() && !situation.at().isBefore(end.get());
        if (permits ? over : end.isPresent() || !inForce(situation.at())) {
            return false;
        }
        for (int i = 0; i < conditions.length; i++) {
            Object value = facts[slots[i]];
            boolean counts =
                    permits ? conditions[i].mayHold(value, situation) : !conditions[i].mayFail(value, situation);
            if (!counts) {
                return false;
            }
        }
        return true;
    }

    private boolean inForce(Instant at) {
        return always || rule.validity().at(at);
    }
}
