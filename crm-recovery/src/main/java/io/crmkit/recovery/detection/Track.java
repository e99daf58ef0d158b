package io.crmkit.recovery.detection;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What one rule has seen of one fingerprint. It is judged as a whole, in the order in which things happened, so the order in which
 * signals come in makes no difference as long as they are not later than the rule allows.
 *
 * @param rule the id of the rule
 * @param settledBefore what happened before this is settled, and signals from then are too late; empty at first
 * @param settled since when the rule has wanted a case, by what is settled
 * @param spell since when values are bad without having cleared, by what is settled
 * @param observations what is not settled yet, and as much from before as the pattern of the rule may still look at; by time
 */
public record Track(
        String rule,
        Optional<Instant> settledBefore,
        Optional<Instant> settled,
        Optional<Instant> spell,
        List<Observation> observations) {
    private static final int MAX_UNSETTLED = 200;

    /** Copies the observations. */
    public Track {
        observations = List.copyOf(observations);
    }

    static Track of(String rule) {
        return new Track(rule, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    boolean tooLate(Instant at) {
        return settledBefore.filter(at::isBefore).isPresent();
    }

    /** Returns this track with an observation, in place of an earlier one of the same signal. It must not be too late. */
    Track with(Observation observation) {
        List<Observation> all = new ArrayList<>(observations);
        all.removeIf(other -> other.signal().equals(observation.signal()));
        all.add(observation);
        all.sort(Observation.ORDER);
        return new Track(rule, settledBefore, settled, spell, all);
    }

    /** Returns this track with nothing settled in favour of a case: that one was dealt with. */
    Track dealtWith() {
        return new Track(rule, settledBefore, Optional.empty(), spell, observations);
    }

    /** Returns since when the rule wants a case, if it does. */
    Optional<Instant> wantedSince(DetectionRules rules, Handled handled) {
        return run(rules, handled, Optional.empty()).wanted;
    }

    /** Returns the failures that it shows and that are not settled: each of them is a reason for a case. */
    List<Failed> failures(DetectionRules rules, Handled handled) {
        return List.copyOf(run(rules, handled, Optional.empty()).failures);
    }

    /** Returns whether all that it has seen can be judged; a rule may have been given up. */
    boolean known(DetectionRules rules) {
        return observations.stream()
                .allMatch(seen -> rules.find(rule, seen.at()).isPresent());
    }

    /** Returns this track with everything settled that no signal can change any more. */
    Track settle(DetectionRules rules, Handled handled) {
        if (observations.isEmpty()) {
            return this;
        }
        Instant last = observations.get(observations.size() - 1).at();
        Optional<DetectionRule> latest = rules.find(rule, last);
        if (latest.isEmpty()) {
            return this;
        }
        Instant before = last.minus(latest.get().lateness());
        if (observations.size() > MAX_UNSETTLED + Pattern.MAX_OF) {
            Instant forced =
                    observations.get(observations.size() - MAX_UNSETTLED).at();
            before = before.isBefore(forced) ? forced : before;
        }
        if (tooLate(before)) {
            return this;
        }
        Run run = run(rules, handled, Optional.of(before));
        return new Track(rule, Optional.of(before), run.wanted, run.spell, remaining(before));
    }

    private List<Observation> remaining(Instant before) {
        int settledCount = 0;
        while (settledCount < observations.size()
                && observations.get(settledCount).at().isBefore(before)) {
            settledCount++;
        }
        return observations.subList(Math.max(0, settledCount - Pattern.MAX_OF), observations.size());
    }

    private Run run(DetectionRules rules, Handled handled, Optional<Instant> until) {
        Run run = new Run(settled, spell);
        for (Observation observation : observations) {
            if (until.filter(end -> !observation.at().isBefore(end)).isPresent()) {
                break;
            }
            Optional<DetectionRule> version = rules.find(rule, observation.at());
            if (version.isEmpty()) {
                continue; // a rule that is gone says nothing any more
            }
            if (tooLate(observation.at())) {
                run.remember(observation, version.get());
            } else {
                run.step(observation, version.get(), handled);
            }
        }
        return run;
    }

    /** Goes through observations in the order of time. */
    private static final class Run {
        private final Deque<Observation> recent = new ArrayDeque<>();
        private final List<Failed> failures = new ArrayList<>();
        private Optional<Instant> wanted;
        private Optional<Instant> spell;

        Run(Optional<Instant> wanted, Optional<Instant> spell) {
            this.wanted = wanted;
            this.spell = spell;
        }

        /** What is settled counts for the pattern, nothing else. Returns whether it ends a spell. */
        boolean remember(Observation observation, DetectionRule rule) {
            if (observation.grade() == Grade.GOOD && rule.level().clear().isPresent()) {
                recent.clear();
                return true;
            }
            recent.addLast(observation);
            return false;
        }

        void step(Observation observation, DetectionRule rule, Handled handled) {
            if (remember(observation, rule)) {
                spell = Optional.empty();
                return;
            }
            if (observation.grade() != Grade.BAD) {
                return;
            }
            boolean spells = rule.level().clear().isPresent();
            Optional<Instant> since = spells ? spell : Optional.empty();
            if (since.isEmpty() && met(rule.pattern(), observation, handled)) {
                since = Optional.of(observation.at());
            }
            if (spells) {
                spell = since;
            }
            if (since.filter(handled::isOver).isPresent() && !handled.mutes(observation.at(), rule)) {
                wanted = wanted.isPresent() ? wanted : since;
                fail(new Failed(rule, observation.signal(), since.get()), spells);
            }
        }

        /** One spell is one failure. */
        private void fail(Failed failed, boolean spells) {
            boolean known = spells
                    && !failures.isEmpty()
                    && failures.get(failures.size() - 1).at().equals(failed.at());
            if (!known) {
                failures.add(failed);
            }
        }

        /** What happened before a case ended does not count towards the next one. */
        private boolean met(Pattern pattern, Observation last, Handled handled) {
            Instant from = last.at().minus(pattern.within());
            int seen = 0;
            int bad = 0;
            for (var earlier = recent.descendingIterator(); earlier.hasNext() && seen < pattern.of(); seen++) {
                Observation one = earlier.next();
                if (!one.at().isAfter(from) || (handled.isOver(last.at()) && !handled.isOver(one.at()))) {
                    break;
                }
                bad += one.grade() == Grade.BAD ? 1 : 0;
            }
            return bad >= pattern.breaches();
        }
    }
}
