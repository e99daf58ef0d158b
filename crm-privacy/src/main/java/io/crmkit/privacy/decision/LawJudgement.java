package io.crmkit.privacy.decision;

import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.ConsentFacts;
import io.crmkit.privacy.pack.LawPack;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.LawRule;
import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.pack.Situation;
import io.crmkit.privacy.pack.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the packs of one jurisdiction say.
 *
 * @param reasons never empty: where no rule applies, that is the reason
 * @param changes moments at which a rule may answer otherwise
 * @param unknownFor facts that could give a permission
 * @param unknownAgainst facts that could take a permission away
 */
record LawJudgement(List<Reason> reasons, List<Instant> changes, Set<String> unknownFor, Set<String> unknownAgainst) {

    static LawJudgement of(LawPacks packs, Situation situation, ConsentState state) {
        List<Reason> reasons = new ArrayList<>();
        List<Instant> changes = new ArrayList<>();
        Set<String> unknownFor = new TreeSet<>();
        Set<String> unknownAgainst = new TreeSet<>();
        List<Situation> views = views(situation, state);
        List<LawPack> inForce = packs.in(situation.jurisdiction(), situation.at());
        for (LawPack pack : inForce) {
            List<LawRule> rules =
                    pack.rules().stream().filter(rule -> rule.covers(situation)).toList();
            List<LawRule> fired = fired(rules, views);
            fired.forEach(rule -> reasons.add(reason(pack, rule, state)));
            rules.forEach(rule -> {
                views.forEach(view -> rule.changes(view).forEach(changes::add));
                List<String> unknown =
                        rule.facts().filter(key -> unknown(key, situation)).toList();
                if (rule.outcome() == Outcome.PERMIT) {
                    unknownFor.addAll(unknown);
                }
                // A permission that fired may rest on something not being so; a fallback cannot speak against it.
                if (rule.outcome() == Outcome.PERMIT ? fired.contains(rule) : !rule.fallback()) {
                    unknownAgainst.addAll(unknown);
                }
            });
        }
        if (inForce.isEmpty()) {
            reasons.add(notInForce(packs, situation));
        } else if (reasons.isEmpty()) {
            reasons.add(noRule());
        }
        return new LawJudgement(reasons, changes, unknownFor, unknownAgainst);
    }

    Outcome outcome() {
        return reasons.stream()
                .map(Reason::outcome)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<Situation> views(Situation situation, ConsentState state) {
        List<Situation> views = new ArrayList<>();
        for (Facts consent : ConsentFacts.of(state)) {
            views.add(situation.with(situation.facts().with(consent)));
        }
        return views;
    }

    private static List<LawRule> fired(List<LawRule> rules, List<Situation> views) {
        List<LawRule> fired = new ArrayList<>(rules.stream()
                .filter(rule -> !rule.fallback() && holds(rule, views))
                .toList());
        if (fired.stream().noneMatch(rule -> rule.outcome() == Outcome.PERMIT)) {
            rules.stream().filter(rule -> rule.fallback() && holds(rule, views)).forEach(fired::add);
        }
        return fired;
    }

    private static boolean holds(LawRule rule, List<Situation> views) {
        return views.stream().anyMatch(rule::holds);
    }

    private static Reason reason(LawPack pack, LawRule rule, ConsentState state) {
        return new Reason(
                rule.outcome(),
                rule.step(),
                rule.specificity(),
                rule.reason(),
                rule.text(),
                rule.obligations(),
                new RuleReference(pack.id(), pack.version(), rule.id(), rule.source(), rule.status(), rule.seen()),
                rule.facts().anyMatch(key -> ConsentFacts.named(key).isPresent()) ? events(state) : List.of());
    }

    private static List<PermissionEventId> events(ConsentState state) {
        return Stream.of(state.stops(), state.grants(), state.evidence())
                .flatMap(List::stream)
                .map(event -> event.id())
                .toList();
    }

    private static boolean unknown(String key, Situation situation) {
        return key.equals("local_time")
                ? situation.zones().isEmpty()
                : ConsentFacts.named(key).isEmpty() && !situation.facts().keys().contains(key);
    }

    static Reason noPack() {
        return HouseRules.reason(
                Outcome.DENY,
                Step.LAW,
                0,
                ReasonCode.JURISDICTION_UNKNOWN_DEFAULT_DENY,
                "It is not known whose law applies, or no pack is loaded for it.",
                "policy",
                List.of());
    }

    private static Reason notInForce(LawPacks packs, Situation situation) {
        boolean later = packs.ever(situation.jurisdiction()).stream()
                .anyMatch(pack -> pack.validFrom().isAfter(situation.at()));
        if (!later) {
            return noPack();
        }
        return HouseRules.reason(
                Outcome.REVIEW,
                Step.LAW,
                0,
                ReasonCode.RULE_NOT_YET_IN_FORCE,
                "The rules of the jurisdiction begin later, and none is loaded for this moment.",
                "policy",
                List.of());
    }

    private static Reason noRule() {
        return HouseRules.reason(
                Outcome.DENY,
                Step.LAW,
                0,
                ReasonCode.NO_APPLICABLE_RULE,
                "No rule of the jurisdiction covers this channel and purpose.",
                "policy",
                List.of());
    }
}
