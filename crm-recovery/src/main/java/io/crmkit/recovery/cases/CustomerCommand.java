package io.crmkit.recovery.cases;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.interaction.Channel;
import java.util.Objects;

/** What passes between the business and the customer of a case. It happened outside; these commands record it. */
public sealed interface CustomerCommand extends CaseCommand {
    /**
     * The customer was told how things stand. Stops FIRST_RESPONSE; NEXT_UPDATE starts anew. As often as needed.
     *
     * @param channel how the customer was told
     */
    record Inform(Channel channel) implements CustomerCommand {
        /** Refuses null. */
        public Inform {
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public CaseAction action() {
            return CaseAction.INFORM;
        }
    }

    /**
     * The customer got an apology; once in a cycle.
     *
     * @param kind how far it goes
     * @param text in words, not blank; personal, and hidden by {@code toString}
     * @param admitsLiability whether it can be read as admitting liability
     */
    record Apologise(Apology.Kind kind, String text, boolean admitsLiability) implements CustomerCommand {
        /**
         * Checks the command.
         *
         * @throws InvalidInputException if the text is blank
         */
        public Apologise {
            Objects.requireNonNull(kind, "kind");
            CommandRules.requireText("apologise.text", text);
        }

        @Override
        public CaseAction action() {
            return CaseAction.APOLOGISE;
        }

        @Override
        public String toString() {
            return "Apologise[kind=" + kind + ", text=***, admitsLiability=" + admitsLiability + "]";
        }
    }

    /**
     * The customer was told the decision; once in a cycle. Stops FINAL_RESPONSE and FIRST_RESPONSE; NEXT_UPDATE starts anew. A
     * rejection is complete only if the customer was told where else to turn to.
     *
     * @param decision what was decided
     * @param channel how the customer was told
     * @param recourseTold whether the customer was told of an ombudsman, regulator or the like
     */
    record CommunicateDecision(Decision decision, Channel channel, boolean recourseTold) implements CustomerCommand {
        /** Refuses null. */
        public CommunicateDecision {
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public CaseAction action() {
            return CaseAction.COMMUNICATE_DECISION;
        }
    }

    /**
     * The customer answered whether it was put right; inside the follow-up window, once in a cycle. After REJECTED the case can be
     * reopened.
     *
     * @param answer what the customer said; not NO_REPLY
     */
    record RecordFollowUp(Acceptance answer) implements CustomerCommand {
        /**
         * Checks the command.
         *
         * @throws InvalidInputException if there is no answer
         */
        public RecordFollowUp {
            if (answer == Acceptance.NO_REPLY) {
                throw new InvalidInputException("recordFollowUp.answer", "must be an answer");
            }
        }

        @Override
        public CaseAction action() {
            return CaseAction.RECORD_FOLLOW_UP;
        }
    }

    /**
     * Another body goes on with it: REFERRED, for good. The clocks are cancelled, the record stays.
     *
     * @param body the name of that body, not blank; no personal data
     * @param customerTold whether the customer knows; they have to
     */
    record Refer(String body, boolean customerTold) implements CustomerCommand {
        /**
         * Checks the command.
         *
         * @throws InvalidInputException if the body is blank or has over 90 characters
         */
        public Refer {
            CommandRules.requireKey("refer.body", body);
        }

        @Override
        public CaseAction action() {
            return CaseAction.REFER;
        }
    }
}
