package io.crmkit.recovery.cases;

import java.util.Objects;

/**
 * The proof that a command with an id was done.
 *
 * @param commandId the id that the host gave it
 * @param action what it was
 * @param version the version of the case that it led to
 * @param digest tells the same command from another one; empty after the customer was erased
 */
public record CommandReceipt(String commandId, CaseAction action, int version, String digest) {
    /** Refuses null. */
    public CommandReceipt {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(digest, "digest");
    }

    CommandReceipt withoutDigest() {
        return new CommandReceipt(commandId, action, version, "");
    }
}
