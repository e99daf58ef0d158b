package io.crmkit.recovery.cases;

import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each command does to a case, once the state allows it. */
final class Steps {
    private final Step step;
    private final RecoveryCase before;
    private final Instant at;
    private final CaseClocks clocks;

    private Steps(Step step) {
        this.step = step;
        this.before = step.before();
        this.at = step.at();
        this.clocks = new CaseClocks(step.policy(), before, at);
    }

    static RecoveryCase after(Step step) {
        Steps steps = new Steps(step);
        if (step.command() instanceof CustomerCommand command) {
            return steps.customer(command);
        }
        if (step.command() instanceof DeskCommand command) {
            return new DeskSteps(step).after(command);
        }
        return steps.life(step.command());
    }

    private RecoveryCase life(CaseCommand command) {
        if (command instanceof CaseCommand.Confirm) {
            return before.withState(CaseState.OPEN);
        }
        if (command instanceof CaseCommand.Dismiss dismiss) {
            return before.withState(CaseState.DISMISSED)
                    .withDismissal(dismiss.reason())
                    .withClocks(clocks.cancelled());
        }
        if (command instanceof CaseCommand.Acknowledge acknowledge) {
            return reach(Milestone.Kind.ACKNOWLEDGED, Optional.of(acknowledge.channel()))
                    .withClocks(clocks.stopped(Target.ACKNOWLEDGE));
        }
        if (command instanceof CaseCommand.Assess assess) {
            return assess(assess.assessment());
        }
        if (command instanceof CaseCommand.Begin begin) {
            return before.withState(CaseState.IN_RECOVERY).withOwner(begin.owner());
        }
        if (command instanceof CaseCommand.Wait wait) {
            return before.withState(
                            wait.reason() == WaitReason.CUSTOMER
                                    ? CaseState.WAITING_CUSTOMER
                                    : CaseState.WAITING_THIRD_PARTY)
                    .withClocks(clocks.paused(wait.reason()));
        }
        if (command instanceof CaseCommand.Resume) {
            return before.withState(CaseState.IN_RECOVERY).withClocks(clocks.resumed());
        }
        if (command instanceof CaseCommand.Resolve resolve) {
            return resolve(resolve);
        }
        if (command instanceof CaseCommand.StartFollowUp) {
            return before.withState(CaseState.FOLLOW_UP).withClocks(clocks.stopped(Target.FOLLOW_UP));
        }
        if (command instanceof CaseCommand.Close close) {
            return close(close);
        }
        return reopen();
    }

    private RecoveryCase assess(Assessment assessment) {
        Severity severity = assessment.severity();
        return reach(Milestone.Kind.ASSESSED, Optional.empty())
                .withAssessment(assessment)
                .withSeverity(severity)
                .withClocks(clocks.replanned(step.policy(), severity));
    }

    private RecoveryCase resolve(CaseCommand.Resolve resolve) {
        Guards.requireAcknowledged(step);
        Guards.requireGrantsDecided(step);
        return before.withState(CaseState.RESOLVED)
                .withResolutions(
                        added(before.resolutions(), new Resolution(before.cycle(), at, resolve.type(), resolve.text())))
                .withClocks(clocks.resolved());
    }

    private RecoveryCase close(CaseCommand.Close close) {
        Guards.requireClosable(step, close);
        return before.withRootCause(Guards.requireRootCause(step))
                .withState(CaseState.CLOSED)
                .withAcceptance(close.acceptance())
                .withRecourseToldAt(
                        close.recourseTold()
                                ? before.recourseToldAt().or(() -> Optional.of(at))
                                : before.recourseToldAt())
                .withClosedAt(at)
                .withClocks(clocks.closed(close.acceptance()));
    }

    private RecoveryCase reopen() {
        Guards.requireInsideReopenWindow(step);
        int cycle = before.cycle() + 1;
        return before.withState(CaseState.IN_RECOVERY)
                .withCycle(cycle)
                .withAcceptance(Optional.empty())
                .withDecision(Optional.empty())
                .withRecourseToldAt(Optional.empty())
                .withClosedAt(Optional.empty())
                .withClocks(clocks.reopened(cycle));
    }

    private RecoveryCase customer(CustomerCommand command) {
        if (command instanceof CustomerCommand.Inform) {
            return before.withClocks(clocks.told(Target.FIRST_RESPONSE));
        }
        if (command instanceof CustomerCommand.Apologise apologise) {
            Apology apology = new Apology(
                    apologise.kind(), before.cycle(), at, step.by(), apologise.admitsLiability(), apologise.text());
            return reach(Milestone.Kind.APOLOGISED, Optional.empty()).withApologies(added(before.apologies(), apology));
        }
        if (command instanceof CustomerCommand.CommunicateDecision decision) {
            Guards.requireRecourse(step, decision);
            return reach(Milestone.Kind.DECISION_COMMUNICATED, Optional.of(decision.channel()))
                    .withDecision(decision.decision())
                    .withRecourseToldAt(decision.recourseTold() ? Optional.of(at) : before.recourseToldAt())
                    .withClocks(clocks.told(Target.FIRST_RESPONSE, Target.FINAL_RESPONSE));
        }
        if (command instanceof CustomerCommand.RecordFollowUp answer) {
            Guards.requireInsideFollowUpWindow(step);
            return reach(Milestone.Kind.FOLLOWED_UP, Optional.empty()).withAcceptance(answer.answer());
        }
        CustomerCommand.Refer refer = (CustomerCommand.Refer) command;
        Guards.requireTold(step, refer);
        return before.withState(CaseState.REFERRED)
                .withReferredTo(refer.body())
                .withRecourseToldAt(before.recourseToldAt().or(() -> Optional.of(at)))
                .withClocks(clocks.cancelled());
    }

    private RecoveryCase reach(Milestone.Kind kind, Optional<Channel> channel) {
        Guards.requireOncePerCycle(before, kind);
        return before.withMilestones(added(before.milestones(), new Milestone(kind, before.cycle(), at, channel)));
    }

    static <T> List<T> added(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
