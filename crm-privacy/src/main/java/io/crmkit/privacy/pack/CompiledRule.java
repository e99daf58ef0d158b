package io.crmkit.privacy.pack;

import io.crmkit.privacy.consent.ConsentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule whose facts are found by number. */
final class CompiledRule {
    final LawRule rule;
    final boolean readsConsent;
    /** The facts that it reads and a host can give. */
    final FactSet reads;
    /** The facts without which it holds neither now nor later. */
    private final FactSet needs;

    private final Condition[] conditions;
    private final int[] slots;
    private final boolean always;

    private CompiledRule(LawRule rule, FactSlots facts, List<Condition> all) {
        this.rule = rule;
        List<Condition> quickFirst = Stream.concat(
                        all.stream().filter(condition -> !condition.timed()),
                        all.stream().filter(Condition::timed))
                .toList();
        conditions = quickFirst.toArray(Condition[]::new);
        slots = quickFirst.stream()
                .mapToInt(condition -> facts.slot(condition.key()))
                .toArray();
        always = rule.validity().equals(LawRule.Validity.ALWAYS);
        readsConsent = rule.facts().anyMatch(key -> ConsentFacts.named(key).isPresent());
        reads = reads(rule, facts);
        needs = facts.set(all.stream().filter(Condition::needsFact).map(Condition::key));
    }

    static FactSet reads(LawRule rule, FactSlots facts) {
        return facts.set(rule.facts().filter(key -> ConsentFacts.named(key).isEmpty()));
    }

    /** Returns what is left of a rule while the consent stands so; empty if it cannot hold then. */
    static Optional<CompiledRule> under(ConsentStatus status, LawRule rule, FactSlots facts) {
        List<Condition> others = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            if (!condition.key().equals(ConsentFacts.CONSENT.key())) {
                others.add(condition);
            } else if (!condition.holds(status.name(), Situation.NOWHERE)) {
                return Optional.empty();
            }
        }
        return Optional.of(new CompiledRule(rule, facts, others));
    }

    boolean holds(FactValues facts, Situation situation) {
        if (!facts.known().containsAll(needs) || !inForce(situation.at())) {
            return false;
        }
        for (int i = 0; i < conditions.length; i++) {
            if (!conditions[i].holds(facts.get(slots[i]), situation)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it holds now or may do so later, if it permits; else whether it holds now and will as long as nobody says more. */
    boolean holdsAtBest(FactValues facts, Situation situation) {
        if (!facts.known().containsAll(needs)) {
            return false;
        }
        boolean permits = rule.outcome() == Outcome.PERMIT;
        Optional<Instant> end = rule.validity().to();
        boolean over = end.isPresent() && !situation.at().isBefore(end.get());
        if (permits ? over : end.isPresent() || !inForce(situation.at())) {
            return false;
        }
        for (int i = 0; i < conditions.length; i++) {
            Object value = facts.get(slots[i]);
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
