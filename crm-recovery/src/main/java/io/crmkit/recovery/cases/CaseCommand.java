package io.crmkit.recovery.cases;

import static io.crmkit.recovery.cases.CaseState.CLOSED;
import static io.crmkit.recovery.cases.CaseState.DETECTED;
import static io.crmkit.recovery.cases.CaseState.FOLLOW_UP;
import static io.crmkit.recovery.cases.CaseState.IN_RECOVERY;
import static io.crmkit.recovery.cases.CaseState.OPEN;
import static io.crmkit.recovery.cases.CaseState.RESOLVED;
import static io.crmkit.recovery.cases.CaseState.WAITING_CUSTOMER;
import static io.crmkit.recovery.cases.CaseState.WAITING_THIRD_PARTY;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.Severity;
import java.util.Objects;
import java.util.Set;

/** What can be done with a case. Each command says in which states it is allowed; further guards are in its text. */
public sealed interface CaseCommand {
    /** Returns the name, in lower case. */
    String name();

    /** Returns the states in which it is allowed. */
    Set<CaseState> from();

    /** What was detected is a failure: DETECTED becomes OPEN. */
    record Confirm() implements CaseCommand {
        @Override
        public String name() {
            return "confirm";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(DETECTED);
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
            requireText("dismiss.reason", reason);
        }

        @Override
        public String name() {
            return "dismiss";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(DETECTED);
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
        public String name() {
            return "acknowledge";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(DETECTED, OPEN, IN_RECOVERY);
        }
    }

    /**
     * The severity was judged. The clocks are planned anew from the same start with the same pauses; once in a cycle.
     *
     * @param severity the severity from now on
     */
    record Assess(Severity severity) implements CaseCommand {
        /** Refuses null. */
        public Assess {
            Objects.requireNonNull(severity, "severity");
        }

        @Override
        public String name() {
            return "assess";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(OPEN, IN_RECOVERY);
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
            requireText("begin.owner", owner);
        }

        @Override
        public String name() {
            return "begin";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(OPEN);
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
        public String name() {
            return "wait";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(IN_RECOVERY);
        }
    }

    /** The waiting is over: WAITING becomes IN_RECOVERY, paused clocks run. */
    record Resume() implements CaseCommand {
        @Override
        public String name() {
            return "resume";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(WAITING_CUSTOMER, WAITING_THIRD_PARTY);
        }
    }

    /**
     * The failure is put right: RESOLVED. The case must have been acknowledged, in this cycle or before. Stops the clock
     * RESOLVE.
     *
     * @param text what was done, not blank; personal, and hidden by {@code toString}
     */
    record Resolve(String text) implements CaseCommand {
        /**
         * Checks that there is a text.
         *
         * @throws InvalidInputException if it is blank
         */
        public Resolve {
            requireText("resolve.text", text);
        }

        @Override
        public String name() {
            return "resolve";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(IN_RECOVERY, WAITING_CUSTOMER, WAITING_THIRD_PARTY);
        }

        @Override
        public String toString() {
            return "Resolve[text=***]";
        }
    }

    /** The customer is being asked: RESOLVED becomes FOLLOW_UP. */
    record StartFollowUp() implements CaseCommand {
        @Override
        public String name() {
            return "startFollowUp";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(RESOLVED);
        }
    }

    /**
     * The case ends: CLOSED. Without a reply only after the follow-up window; against the will of the customer only if they
     * were told where else they can turn to.
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
        public String name() {
            return "close";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(RESOLVED, FOLLOW_UP);
        }
    }

    /** The failure was not put right: IN_RECOVERY again, in the next cycle. Only inside the reopen window. */
    record Reopen() implements CaseCommand {
        @Override
        public String name() {
            return "reopen";
        }

        @Override
        public Set<CaseState> from() {
            return Set.of(RESOLVED, FOLLOW_UP, CLOSED);
        }
    }

    private static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidInputException(field, "must not be blank");
        }
    }
}
