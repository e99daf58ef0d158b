package io.crmkit.recovery.cases;

import io.crmkit.core.error.InvalidInputException;
import java.util.Objects;

/** The work on a case behind the scenes. */
public sealed interface DeskCommand extends CaseCommand {
    /**
     * Somebody is answerable for the case from now on, in place of whoever was.
     *
     * @param owner the id of that person, not blank; like all ids no personal data
     */
    record Assign(String owner) implements DeskCommand {
        /**
         * Checks the command.
         *
         * @throws InvalidInputException if the id is blank or has over 90 characters
         */
        public Assign {
            CommandRules.requireKey("assign.owner", owner);
        }

        @Override
        public CaseAction action() {
            return CaseAction.ASSIGN;
        }
    }

    /**
     * Another team goes on with the case, which has no owner then.
     *
     * @param team the id of the team, not blank
     */
    record Transfer(String team) implements DeskCommand {
        /**
         * Checks the command.
         *
         * @throws InvalidInputException if the id is blank or has over 90 characters
         */
        public Transfer {
            CommandRules.requireKey("transfer.team", team);
        }

        @Override
        public CaseAction action() {
            return CaseAction.TRANSFER;
        }
    }

    /**
     * Something is noted.
     *
     * @param visibility whether the customer may read it
     * @param text in words, not blank; personal, and hidden by {@code toString}
     */
    record AddNote(CaseNote.Visibility visibility, String text) implements DeskCommand {
        /**
         * Checks the command.
         *
         * @throws InvalidInputException if the text is blank
         */
        public AddNote {
            Objects.requireNonNull(visibility, "visibility");
            CommandRules.requireText("addNote.text", text);
        }

        @Override
        public CaseAction action() {
            return CaseAction.ADD_NOTE;
        }

        @Override
        public String toString() {
            return "AddNote[visibility=" + visibility + ", text=***]";
        }
    }

    /**
     * The case belongs to something else, in place of what it was linked to in this way before. Links of cases never form a circle.
     *
     * @param link how, and to what
     */
    record Link(CaseLink link) implements DeskCommand {
        /** Refuses null. */
        public Link {
            Objects.requireNonNull(link, "link");
        }

        @Override
        public CaseAction action() {
            return CaseAction.LINK;
        }
    }

    /**
     * The case is the same as another one and goes on there: MERGED, for good. The other case must be open and of the same customer;
     * it counts from the earlier start. Done together with {@link Absorb}.
     *
     * @param into the case that goes on
     */
    record MergeInto(RecoveryCaseId into) implements DeskCommand {
        /** Refuses null. */
        public MergeInto {
            Objects.requireNonNull(into, "into");
        }

        @Override
        public CaseAction action() {
            return CaseAction.MERGE_INTO;
        }
    }

    /**
     * The other half of {@link MergeInto}: the case takes in one that was merged into it.
     *
     * @param merged the case that ended
     */
    record Absorb(RecoveryCaseId merged) implements DeskCommand {
        /** Refuses null. */
        public Absorb {
            Objects.requireNonNull(merged, "merged");
        }

        @Override
        public CaseAction action() {
            return CaseAction.ABSORB;
        }
    }

    /**
     * Tells how many grants of compensation that are kept elsewhere wait for a decision; as long as there are any, the case cannot be
     * resolved. Those of {@code Grants} need not be told.
     *
     * @param undecided how many, 0 or more
     */
    record CountGrants(int undecided) implements DeskCommand {
        /**
         * Checks the command.
         *
         * @throws InvalidInputException if the number is negative
         */
        public CountGrants {
            if (undecided < 0) {
                throw new InvalidInputException("countGrants.undecided", "must not be negative");
            }
        }

        @Override
        public CaseAction action() {
            return CaseAction.COUNT_GRANTS;
        }
    }

    /**
     * The root cause is known, or known better. What an analysis of {@code Learning} has named need not be told.
     *
     * @param code the code of the cause, not blank
     */
    record FindCause(String code) implements DeskCommand {
        /**
         * Checks the command.
         *
         * @throws InvalidInputException if the code is blank or has over 90 characters
         */
        public FindCause {
            CommandRules.requireKey("findCause.code", code);
        }

        @Override
        public CaseAction action() {
            return CaseAction.FIND_CAUSE;
        }
    }

    /**
     * The policy of whoever does this goes for the case from now on: its clocks are planned anew from the same starts with the same
     * pauses. A clock of a target that the policy does not know is cancelled.
     */
    record Replan() implements DeskCommand {
        @Override
        public CaseAction action() {
            return CaseAction.REPLAN;
        }
    }
}
