package io.crmkit.recovery.cases;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.Severity;
import java.util.Objects;
import java.util.Set;

/**
 * What can be done with a case: its way through the states, what passes between business and customer
 * ({@link CustomerCommand}) and the work at the desk ({@link DeskCommand}). Each command says in which states it is allowed; further
 * guards are in its text.
 */
public sealed interface CaseCommand
        permits CaseCommand.Confirm,
                CaseCommand.Dismiss,
                CaseCommand.Acknowledge,
                CaseCommand.Assess,
                CaseCommand.Begin,
                CaseCommand.Wait,
                CaseCommand.Resume,
                CaseCommand.Resolve,
                CaseCommand.StartFollowUp,
                CaseCommand.Close,
                CaseCommand.Reopen,
                CustomerCommand,
                DeskCommand {
    /** Returns its kind. */
    CaseAction action();

    /** Returns the name, such as {@code resolve}. */
    default String name() {
        return action().commandName();
    }

    /** Returns the states in which it is allowed. */
    default Set<CaseState> from() {
        return action().from();
    }

    /** What was detected is a failure: DETECTED becomes OPEN. */
    record Confirm() implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.CONFIRM;
        }
    }

    /**
     * What was detected is no failure: DETECTED becomes DISMISSED, the clocks are cancelled.
     *
     * @param reason in words, not blank; personal, and hidden by {@code toString}
     */
    record Dismiss(String reason) implements CaseCommand {
        /**
         * Checks that there is a reason.
         *
         * @throws InvalidInputException if it is blank
         */
        public Dismiss {
            CommandRules.requireText("dismiss.reason", reason);
        }

        @Override
        public CaseAction action() {
            return CaseAction.DISMISS;
        }

        @Override
        public String toString() {
            return "Dismiss[reason=***]";
        }
    }

    /**
     * The customer was told that the report has arrived. Stops the clock ACKNOWLEDGE; once in a cycle.
     *
     * @param channel how the customer was told
     */
    record Acknowledge(Channel channel) implements CaseCommand {
        /** Refuses null. */
        public Acknowledge {
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public CaseAction action() {
            return CaseAction.ACKNOWLEDGE;
        }
    }

    /**
     * The failure was judged. The clocks are planned anew from the same start with the same pauses; once in a cycle. Where safety
     * is at stake the case is CRITICAL from then on, whatever the severity judged.
     *
     * @param assessment how it was judged
     */
    record Assess(Assessment assessment) implements CaseCommand {
        /** Refuses null. */
        public Assess {
            Objects.requireNonNull(assessment, "assessment");
        }

        /** Judges the severity alone. */
        public Assess(Severity severity) {
            this(Assessment.of(severity));
        }

        @Override
        public CaseAction action() {
            return CaseAction.ASSESS;
        }
    }

    /**
     * Somebody takes the case on: OPEN becomes IN_RECOVERY.
     *
     * @param owner the id of that person or team, not blank; like all ids no personal data
     */
    record Begin(String owner) implements CaseCommand {
        /**
         * Checks that there is an owner.
         *
         * @throws InvalidInputException if it is blank
         */
        public Begin {
            CommandRules.requireKey("begin.owner", owner);
        }

        @Override
        public CaseAction action() {
            return CaseAction.BEGIN;
        }
    }

    /**
     * Somebody else has to act: IN_RECOVERY becomes WAITING. Pauses the clocks whose duty says so.
     *
     * @param reason for whom the case waits
     */
    record Wait(WaitReason reason) implements CaseCommand {
        /** Refuses null. */
        public Wait {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public CaseAction action() {
            return CaseAction.WAIT;
        }
    }

    /** The waiting is over: WAITING becomes IN_RECOVERY, paused clocks run. */
    record Resume() implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.RESUME;
        }
    }

    /**
     * The failure is put right: RESOLVED. The case must have been acknowledged, in this cycle or before, and no grant may wait for a
     * decision. Stops the clocks RESOLVE, FIRST_RESPONSE and NEXT_UPDATE, starts FOLLOW_UP.
     *
     * @param type in which way
     * @param text what was done, not blank; personal, and hidden by {@code toString}
     */
    record Resolve(ResolutionType type, String text) implements CaseCommand {
        /**
         * Checks that there is a text.
         *
         * @throws InvalidInputException if it is blank
         */
        public Resolve {
            Objects.requireNonNull(type, "type");
            CommandRules.requireText("resolve.text", text);
        }

        /** Resolves in no particular way. */
        public Resolve(String text) {
            this(ResolutionType.OTHER, text);
        }

        @Override
        public CaseAction action() {
            return CaseAction.RESOLVE;
        }

        @Override
        public String toString() {
            return "Resolve[type=" + type + ", text=***]";
        }
    }

    /** The customer is being asked: RESOLVED becomes FOLLOW_UP. */
    record StartFollowUp() implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.START_FOLLOW_UP;
        }
    }

    /**
     * The case ends: CLOSED. Without a reply only after the follow-up window; against the will of the customer only if they
     * were told where else they can turn to. A severe one, by the policy, only with a root cause. All clocks end.
     *
     * @param acceptance what the customer said
     * @param recourseTold whether the customer was told of an ombudsman, regulator or the like
     */
    record Close(Acceptance acceptance, boolean recourseTold) implements CaseCommand {
        /** Refuses null. */
        public Close {
            Objects.requireNonNull(acceptance, "acceptance");
        }

        @Override
        public CaseAction action() {
            return CaseAction.CLOSE;
        }
    }

    /** The failure was not put right: IN_RECOVERY again, in the next cycle. Only inside the reopen window. */
    record Reopen() implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.REOPEN;
        }
    }
}
