package io.crmkit.recovery.cases;

import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.deadline.ClockRules;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What each command does to a case, once the state allows it. */
final class Steps {
    private final RecoveryPolicy policy;
    private final RecoveryCase before;
    private final Instant at;

    private Steps(RecoveryPolicy policy, RecoveryCase before, Instant at) {
        this.policy = policy;
        this.before = before;
        this.at = at;
    }

    static RecoveryCase step(RecoveryPolicy policy, RecoveryCase before, CaseCommand command, Instant at) {
        return new Steps(policy, before, at).step(command);
    }

    private RecoveryCase step(CaseCommand command) {
        if (command instanceof CaseCommand.Confirm) {
            return before.withState(CaseState.OPEN);
        }
        if (command instanceof CaseCommand.Dismiss dismiss) {
            return before.withState(CaseState.DISMISSED)
                    .withDismissal(dismiss.reason())
                    .withClocks(clocks((rules, clock) -> rules.cancel(clock, at)));
        }
        if (command instanceof CaseCommand.Acknowledge acknowledge) {
            return reach(before, Milestone.Kind.ACKNOWLEDGED, Optional.of(acknowledge.channel()))
                    .withClocks(stopped(Target.ACKNOWLEDGE));
        }
        if (command instanceof CaseCommand.Assess assess) {
            return assess(assess);
        }
        if (command instanceof CaseCommand.Begin begin) {
            return before.withState(CaseState.IN_RECOVERY).withOwner(begin.owner());
        }
        if (command instanceof CaseCommand.Wait wait) {
            return before.withState(
                            wait.reason() == WaitReason.CUSTOMER
                                    ? CaseState.WAITING_CUSTOMER
                                    : CaseState.WAITING_THIRD_PARTY)
                    .withClocks(clocks((rules, clock) -> rules.pause(clock, wait.reason(), at)));
        }
        if (command instanceof CaseCommand.Resume) {
            return before.withState(CaseState.IN_RECOVERY)
                    .withClocks(clocks((rules, clock) -> rules.resume(clock, at)));
        }
        if (command instanceof CaseCommand.Resolve resolve) {
            return resolve(resolve);
        }
        if (command instanceof CaseCommand.StartFollowUp) {
            return before.withState(CaseState.FOLLOW_UP);
        }
        if (command instanceof CaseCommand.Close close) {
            return close(close);
        }
        return reopen((CaseCommand.Reopen) command);
    }

    private RecoveryCase assess(CaseCommand.Assess assess) {
        RecoveryCase assessed =
                reach(before, Milestone.Kind.ASSESSED, Optional.empty()).withSeverity(assess.severity());
        return assessed.withClocks(assessed.clocks().stream()
                .map(clock -> policy.rules(assess.severity(), clock.target()).replan(clock, at))
                .toList());
    }

    private RecoveryCase resolve(CaseCommand.Resolve resolve) {
        Guards.requireAcknowledged(before, resolve);
        List<Resolution> resolutions = new ArrayList<>(before.resolutions());
        resolutions.add(new Resolution(before.cycle(), at, resolve.text()));
        return before.withState(CaseState.RESOLVED).withResolutions(resolutions).withClocks(stopped(Target.RESOLVE));
    }

    private RecoveryCase close(CaseCommand.Close close) {
        Guards.requireClosable(before, close, policy, at);
        return before.withState(CaseState.CLOSED)
                .withAcceptance(close.acceptance())
                .withRecourseTold(close.recourseTold())
                .withClosedAt(at);
    }

    private RecoveryCase reopen(CaseCommand.Reopen reopen) {
        Guards.requireInsideReopenWindow(before, reopen, policy, at);
        int cycle = before.cycle() + 1;
        List<SlaClock> clocks = new ArrayList<>();
        Optional<SlaClock> last = before.clock(Target.RESOLVE);
        for (SlaClock clock : before.clocks()) {
            if (last.filter(clock::equals).isPresent()) {
                clocks.addAll(rules(clock).reopen(clock, cycle, at));
            } else {
                clocks.add(clock);
            }
        }
        return before.withState(CaseState.IN_RECOVERY)
                .withCycle(cycle)
                .withAcceptance(Optional.empty())
                .withRecourseTold(false)
                .withClosedAt(Optional.empty())
                .withClocks(clocks);
    }

    private RecoveryCase reach(RecoveryCase of, Milestone.Kind kind, Optional<Channel> channel) {
        Guards.requireOncePerCycle(of, kind);
        List<Milestone> milestones = new ArrayList<>(of.milestones());
        milestones.add(new Milestone(kind, of.cycle(), at, channel));
        return of.withMilestones(milestones);
    }

    private List<SlaClock> stopped(Target target) {
        return clocks((rules, clock) -> clock.target() == target ? rules.stop(clock, at) : clock);
    }

    private List<SlaClock> clocks(BiFunction<ClockRules, SlaClock, SlaClock> change) {
        return before.clocks().stream()
                .map(clock -> change.apply(rules(clock), clock))
                .toList();
    }

    private ClockRules rules(SlaClock clock) {
        return policy.rules(before.severity(), clock.target());
    }
}
