package io.crmkit.privacy.pack;

import io.crmkit.privacy.consent.ConsentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of one pack that can matter for one place, channel and purpose. */
final class Chapter {
    private final Instant from;
    private final @Nullable Instant to;
    /** The rules that can hold, for each status of the consent; without what they ask of it. */
    private final Map<ConsentStatus, CompiledRule[]> rules;

    private final Map<ConsentStatus, CompiledRule[]> fallbacks;
    private final Timing[] timings;
    /** The facts that could give a permission, and those that could take one away, whatever fires. */
    private final FactSet unknownFor;

    private final FactSet unknownAgainst;

    private record Timing(Condition condition, int slot) {}

    Chapter(LawPack pack, List<LawRule> all, FactSlots facts) {
        from = pack.validFrom();
        to = pack.validTo().orElse(null);
        rules = byStatus(all.stream().filter(rule -> !rule.fallback()).toList(), facts);
        fallbacks = byStatus(all.stream().filter(LawRule::fallback).toList(), facts);
        Set<Timing> timed = new LinkedHashSet<>();
        unknownFor = new FactSet(facts.size());
        unknownAgainst = new FactSet(facts.size());
        for (LawRule rule : all) {
            rule.conditions().stream()
                    .filter(Condition::timed)
                    .forEach(condition -> timed.add(new Timing(condition.timing(), facts.slot(condition.key()))));
            if (rule.outcome() == Outcome.PERMIT) {
                unknownFor.addAll(CompiledRule.reads(rule, facts));
            } else if (!rule.fallback()) {
                unknownAgainst.addAll(CompiledRule.reads(rule, facts));
            }
        }
        timings = timed.toArray(Timing[]::new);
    }

    private static Map<ConsentStatus, CompiledRule[]> byStatus(List<LawRule> rules, FactSlots facts) {
        Map<ConsentStatus, CompiledRule[]> byStatus = new EnumMap<>(ConsentStatus.class);
        for (ConsentStatus status : ConsentStatus.values()) {
            byStatus.put(
                    status,
                    rules.stream()
                            .flatMap(rule -> CompiledRule.under(status, rule, facts).stream())
                            .toArray(CompiledRule[]::new));
        }
        return byStatus;
    }

    private static CompiledRule[] of(Map<ConsentStatus, CompiledRule[]> byStatus, LawQuestion.Views facts) {
        return Objects.requireNonNull(byStatus.get(facts.status()));
    }

    boolean inForce(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }

    /** Returns when the pack begins, and when it ends. */
    Stream<Instant> packEnds() {
        return Stream.concat(Stream.of(from), Stream.ofNullable(to));
    }

    boolean beginsAfter(Instant at) {
        return from.isAfter(at);
    }

    /** Adds the rules that hold to {@code fired}. A fallback cannot speak against a permission. */
    void judge(LawQuestion.Views facts, Situation situation, List<CompiledRule> fired) {
        FactValues[] views = facts.views();
        boolean permitted = false;
        for (CompiledRule each : of(rules, facts)) {
            if (holds(each, views, situation)) {
                fired.add(each);
                permitted |= each.rule.outcome() == Outcome.PERMIT;
            }
        }
        if (!permitted) {
            for (CompiledRule each : of(fallbacks, facts)) {
                if (holds(each, views, situation)) {
                    fired.add(each);
                }
            }
        }
    }

    /** Returns the best that time alone can make of the answer, or empty-handed {@code null} if the pack has no say. */
    @Nullable
    Outcome atBest(LawQuestion.Views facts, Situation situation) {
        FactValues[] views = facts.views();
        Outcome outcome = null;
        boolean permitted = false;
        for (CompiledRule each : of(rules, facts)) {
            if (holdsAtBest(each, views, situation)) {
                permitted |= each.rule.outcome() == Outcome.PERMIT;
                outcome = outcome == null ? each.rule.outcome() : outcome.or(each.rule.outcome());
            }
        }
        if (!permitted) {
            for (CompiledRule each : of(fallbacks, facts)) {
                if (holdsAtBest(each, views, situation)) {
                    outcome = outcome == null ? each.rule.outcome() : outcome.or(each.rule.outcome());
                }
            }
        }
        return outcome;
    }

    void changes(LawQuestion.Views facts, Situation situation, Consumer<Instant> moments) {
        for (Timing timing : timings) {
            for (FactValues view : facts.views()) {
                timing.condition.changes(view.get(timing.slot), situation, moments);
            }
        }
    }

    void addUnknownFor(FactSet unknown) {
        unknown.addAll(unknownFor);
    }

    void addUnknownAgainst(FactSet unknown) {
        unknown.addAll(unknownAgainst);
    }

    private static boolean holds(CompiledRule rule, FactValues[] views, Situation situation) {
        for (FactValues view : views) {
            if (rule.holds(view, situation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsAtBest(CompiledRule rule, FactValues[] views, Situation situation) {
        for (FactValues view : views) {
            if (rule.holdsAtBest(view, situation)) {
                return true;
            }
        }
        return false;
    }

    static List<Instant> ends(LawPack pack, List<LawRule> rules) {
        List<Instant> ends = new ArrayList<>();
        ends.add(pack.validFrom());
        pack.validTo().ifPresent(ends::add);
        rules.forEach(rule -> rule.validity().ends().forEach(ends::add));
        return ends;
    }
}
