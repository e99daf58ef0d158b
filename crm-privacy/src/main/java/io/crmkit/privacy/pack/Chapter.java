package io.crmkit.privacy.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rules of one pack that can matter for one place, channel and purpose. */
final class Chapter {
    private final Instant from;
    private final @Nullable Instant to;
    private final CompiledRule[] rules;
    private final CompiledRule[] fallbacks;
    private final Timing[] timings;
    /** The facts that could give a permission, and those that could take one away, whatever fires. */
    private final FactMask unknownFor;

    private final FactMask unknownAgainst;

    private record Timing(Condition condition, int slot) {}

    Chapter(LawPack pack, List<CompiledRule> all, FactSlots facts) {
        from = pack.validFrom();
        to = pack.validTo().orElse(null);
        rules = all.stream().filter(each -> !each.rule.fallback()).toArray(CompiledRule[]::new);
        fallbacks = all.stream().filter(each -> each.rule.fallback()).toArray(CompiledRule[]::new);
        Set<Timing> timed = new LinkedHashSet<>();
        FactMask permitting = FactMask.NONE;
        FactMask denying = FactMask.NONE;
        for (CompiledRule each : all) {
            each.rule.conditions().stream()
                    .filter(Condition::timed)
                    .forEach(condition -> timed.add(new Timing(condition.timing(), facts.slot(condition.key()))));
            if (each.rule.outcome() == Outcome.PERMIT) {
                permitting = permitting.or(each.reads);
            } else if (!each.rule.fallback()) {
                denying = denying.or(each.reads);
            }
        }
        timings = timed.toArray(Timing[]::new);
        unknownFor = permitting;
        unknownAgainst = denying;
    }

    boolean inForce(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }

    boolean beginsAfter(Instant at) {
        return from.isAfter(at);
    }

    /** Adds the rules that hold to {@code fired}. A fallback cannot speak against a permission. */
    void judge(@Nullable Object[][] views, Situation situation, List<CompiledRule> fired) {
        boolean permitted = false;
        for (CompiledRule each : rules) {
            if (holds(each, views, situation)) {
                fired.add(each);
                permitted |= each.rule.outcome() == Outcome.PERMIT;
            }
        }
        if (!permitted) {
            for (CompiledRule each : fallbacks) {
                if (holds(each, views, situation)) {
                    fired.add(each);
                }
            }
        }
    }

    /** Returns the best that time alone can make of the answer, or empty-handed {@code null} if the pack has no say. */
    @Nullable
    Outcome atBest(@Nullable Object[][] views, Situation situation) {
        Outcome outcome = null;
        boolean permitted = false;
        for (CompiledRule each : rules) {
            if (holdsAtBest(each, views, situation)) {
                permitted |= each.rule.outcome() == Outcome.PERMIT;
                outcome = outcome == null ? each.rule.outcome() : outcome.or(each.rule.outcome());
            }
        }
        if (!permitted) {
            for (CompiledRule each : fallbacks) {
                if (holdsAtBest(each, views, situation)) {
                    outcome = outcome == null ? each.rule.outcome() : outcome.or(each.rule.outcome());
                }
            }
        }
        return outcome;
    }

    void changes(@Nullable Object[][] views, Situation situation, Consumer<Instant> moments) {
        for (Timing timing : timings) {
            for (@Nullable Object[] view : views) {
                timing.condition.changes(view[timing.slot], situation, moments);
            }
        }
    }

    void addUnknownFor(BitSet unknown) {
        unknown.or(unknownFor.slots());
    }

    void addUnknownAgainst(BitSet unknown) {
        unknown.or(unknownAgainst.slots());
    }

    private static boolean holds(CompiledRule rule, @Nullable Object[][] views, Situation situation) {
        for (@Nullable Object[] view : views) {
            if (rule.holds(view, situation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsAtBest(CompiledRule rule, @Nullable Object[][] views, Situation situation) {
        for (@Nullable Object[] view : views) {
            if (rule.holdsAtBest(view, situation)) {
                return true;
            }
        }
        return false;
    }

    static List<Instant> ends(LawPack pack, List<CompiledRule> rules) {
        List<Instant> ends = new ArrayList<>();
        ends.add(pack.validFrom());
        pack.validTo().ifPresent(ends::add);
        rules.forEach(each -> each.rule.validity().ends().forEach(ends::add));
        return ends;
    }
}
