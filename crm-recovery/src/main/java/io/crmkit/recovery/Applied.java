package io.crmkit.recovery;

import io.crmkit.recovery.cases.RecoveryCase;
import java.util.Objects;

/**
 * What became of a command.
 *
 * @param current the case as it is stored now
 * @param version the version of the case that the command led to; less than that of {@code current} if the command was done
 *     before and others came after it
 * @param repeated whether a command with this id was done before, so that nothing happened now
 */
public record Applied(RecoveryCase current, int version, boolean repeated) {
    /** Refuses null. */
    public Applied {
        Objects.requireNonNull(current, "current");
    }
}
