package io.crmkit.recovery.cases;

import io.crmkit.recovery.deadline.ClockEnd;
import io.crmkit.recovery.deadline.ClockRules;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Moves the clocks of a case as a whole; each method returns all of them. */
final class CaseClocks {
    private final RecoveryPolicy policy;
    private final RecoveryCase of;
    private final Instant at;

    CaseClocks(RecoveryPolicy policy, RecoveryCase of, Instant at) {
        this.policy = policy;
        this.of = of;
        this.at = at;
    }

    static List<SlaClock> started(RecoveryPolicy policy, Severity severity, Instant receivedAt) {
        return policy.rules(severity).stream()
                .filter(rules -> rules.duty().target() != Target.FOLLOW_UP)
                .map(rules -> rules.start(1, receivedAt))
                .toList();
    }

    List<SlaClock> paused(WaitReason reason) {
        return each((rules, clock) -> rules.pause(clock, reason, at));
    }

    List<SlaClock> resumed() {
        return each((rules, clock) -> rules.resume(clock, at));
    }

    List<SlaClock> cancelled() {
        return each((rules, clock) -> rules.cancel(clock, at));
    }

    List<SlaClock> stopped(Target... targets) {
        return stopped(ClockEnd.MILESTONE, targets);
    }

    private List<SlaClock> stopped(ClockEnd by, Target... targets) {
        List<Target> wanted = List.of(targets);
        return each((rules, clock) -> wanted.contains(clock.target()) ? rules.stop(clock, by, at) : clock);
    }

    /** The customer heard of the business: the clock of the next update starts anew where it runs. */
    List<SlaClock> told(Target... reached) {
        List<SlaClock> clocks = new ArrayList<>();
        for (SlaClock clock : stopped(reached)) {
            Optional<ClockRules> rules = rules(clock.target());
            if (clock.target() == Target.NEXT_UPDATE && !clock.hasEnded() && rules.isPresent()) {
                clocks.add(rules.get().stop(clock, at));
                clocks.add(asWaiting(rules.get(), rules.get().start(of.cycle(), clock.round() + 1, at)));
            } else {
                clocks.add(clock);
            }
        }
        return clocks;
    }

    private SlaClock asWaiting(ClockRules rules, SlaClock clock) {
        return switch (of.state()) {
            case WAITING_CUSTOMER -> rules.pause(clock, WaitReason.CUSTOMER, at);
            case WAITING_THIRD_PARTY -> rules.pause(clock, WaitReason.THIRD_PARTY, at);
            default -> clock;
        };
    }

    List<SlaClock> resolved() {
        List<SlaClock> clocks = new ArrayList<>(
                with(stopped(Target.FIRST_RESPONSE)).stopped(ClockEnd.RESOLUTION, Target.RESOLVE, Target.NEXT_UPDATE));
        rules(Target.FOLLOW_UP).ifPresent(rules -> clocks.add(rules.start(of.cycle(), at)));
        return clocks;
    }

    /** A final response that nobody gave is met by closing only if the customer has accepted, so that none was needed. */
    List<SlaClock> closed(Acceptance acceptance) {
        List<SlaClock> followed = stopped(ClockEnd.CLOSING, Target.FOLLOW_UP);
        CaseClocks rest = with(followed);
        return acceptance == Acceptance.ACCEPTED
                ? rest.stopped(ClockEnd.CLOSING, Target.values())
                : rest.each((rules, clock) ->
                        clock.hasEnded() ? clock : rules.cancel(clock, at).withEndedBy(ClockEnd.CLOSING));
    }

    List<SlaClock> reopened(int cycle) {
        List<SlaClock> clocks = new ArrayList<>();
        for (SlaClock clock : of.clocks()) {
            Optional<ClockRules> rules = rules(clock.target());
            boolean last = of.clock(clock.target()).filter(clock::equals).isPresent();
            if (!last || rules.isEmpty()) {
                clocks.add(clock);
            } else if (clock.target() == Target.FOLLOW_UP) {
                clocks.add(rules.get().cancel(clock, at));
            } else {
                clocks.addAll(rules.get().reopen(clock, cycle, at));
            }
        }
        return clocks;
    }

    /** Plans all clocks that run by these rules; of a target without rules they are cancelled. */
    List<SlaClock> replanned(RecoveryPolicy by, Severity severity) {
        return of.clocks().stream()
                .map(clock -> by.rules(severity, clock.target())
                        .map(rules -> rules.replan(clock, at))
                        .orElseGet(() -> ended(clock)))
                .toList();
    }

    /** Counts from the earlier start of the two, target by target; several rounds of one target have starts of their own. */
    List<SlaClock> fromEarliest(RecoveryCase other) {
        return each((rules, clock) -> clock.cycle() == 1 && clock.round() == 1
                ? other.clocks().stream()
                        .filter(same(clock))
                        .findFirst()
                        .map(earlier -> rules.replanFromEarliest(clock, earlier, at))
                        .orElse(clock)
                : clock);
    }

    private static Predicate<SlaClock> same(SlaClock clock) {
        return clock::isSameAs;
    }

    private CaseClocks with(List<SlaClock> clocks) {
        return new CaseClocks(policy, of.withClocks(clocks), at);
    }

    private List<SlaClock> each(BiFunction<ClockRules, SlaClock, SlaClock> change) {
        return of.clocks().stream()
                .map(clock -> rules(clock.target())
                        .map(rules -> change.apply(rules, clock))
                        .orElse(clock))
                .toList();
    }

    private Optional<ClockRules> rules(Target target) {
        return policy.rules(of.severity(), target);
    }

    private SlaClock ended(SlaClock clock) {
        return clock.hasEnded()
                ? clock
                : clock.firedBy(at).withPausedSince(Optional.empty()).withCancelledAt(at);
    }
}
