package io.crmkit.recovery.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A command as it is given: with an id, so that giving it again does no harm, and with the time at which it was carried out, if it is
 * recorded later.
 *
 * @param command what to do
 * @param id names this giving of the command within the case; at most 90 characters
 * @param carriedOutAt when it was done; when it is recorded, unless set. Whole seconds.
 */
public record Instruction(CaseCommand command, Optional<String> id, Optional<Instant> carriedOutAt) {
    /**
     * Cuts the time to whole seconds.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the id is blank or too long
     */
    public Instruction {
        Objects.requireNonNull(command, "command");
        id.ifPresent(key -> CommandRules.requireKey("instruction.id", key));
        carriedOutAt = carriedOutAt.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns the instruction to do {@code command} now. */
    public static Instruction of(CaseCommand command) {
        return new Instruction(command, Optional.empty(), Optional.empty());
    }

    /** Returns this instruction with an id. */
    public Instruction withId(String commandId) {
        return new Instruction(command, Optional.of(commandId), carriedOutAt);
    }

    /** Returns this instruction as one that was carried out earlier; how much earlier is allowed, the policy says. */
    public Instruction carriedOutAt(Instant instant) {
        return new Instruction(command, id, Optional.of(instant));
    }
}
