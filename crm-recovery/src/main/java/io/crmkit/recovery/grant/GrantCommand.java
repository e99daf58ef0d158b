package io.crmkit.recovery.grant;

import java.util.List;
import java.util.Optional;

/**
 * What can be done with a grant. Every command has an id, chosen by the caller and unique within the case: sent again, it gives what
 * it gave the first time. Ids, codes and references hold no personal data.
 */
public sealed interface GrantCommand {
    /** Returns the id of the command. */
    String commandId();

    /** Returns the name of the command, such as {@code approve}. */
    String name();

    /**
     * Approves a proposal by the authority of the actor, who is not the one who proposed it.
     *
     * @param commandId the id of the command
     */
    record Approve(String commandId) implements GrantCommand {
        /** Checks the id. */
        public Approve {
            Form.requireKey("commandId", commandId);
        }

        @Override
        public String name() {
            return "approve";
        }
    }

    /**
     * Rejects a proposal, or a grant that was approved and not issued; who proposed it may too.
     *
     * @param commandId the id of the command
     * @param reason a code
     */
    record Reject(String commandId, String reason) implements GrantCommand {
        /** Checks id and code. */
        public Reject {
            Form.requireKey("commandId", commandId);
            Form.requireCode(reason);
        }

        @Override
        public String name() {
            return "reject";
        }
    }

    /**
     * Hands out the key to pay under, for the first time or after a failure. Stored before the host pays: if the host dies in between,
     * the grant stays ISSUING and is never handed out under another key.
     *
     * @param commandId the id of the command
     */
    record Issue(String commandId) implements GrantCommand {
        /** Checks the id. */
        public Issue {
            Form.requireKey("commandId", commandId);
        }

        @Override
        public String name() {
            return "issue";
        }
    }

    /**
     * Tells that the customer has it.
     *
     * @param commandId the id of the command
     * @param externalRef the key of the payment, voucher or order at the host
     */
    record Confirm(String commandId, String externalRef) implements GrantCommand {
        /** Checks id and reference. */
        public Confirm {
            Form.requireKey("commandId", commandId);
            Form.requireKey("externalRef", externalRef);
        }

        @Override
        public String name() {
            return "confirm";
        }
    }

    /**
     * Tells that it was not given and will not be under the key that was handed out.
     *
     * @param commandId the id of the command
     * @param reason a code
     */
    record Fail(String commandId, String reason) implements GrantCommand {
        /** Checks id and code. */
        public Fail {
            Form.requireKey("commandId", commandId);
            Form.requireCode(reason);
        }

        @Override
        public String name() {
            return "fail";
        }
    }

    /**
     * Tells that what the customer had was taken back, all of it.
     *
     * @param commandId the id of the command
     * @param reason a code
     */
    record Reverse(String commandId, String reason) implements GrantCommand {
        /** Checks id and code. */
        public Reverse {
            Form.requireKey("commandId", commandId);
            Form.requireCode(reason);
        }

        @Override
        public String name() {
            return "reverse";
        }
    }

    /** Returns the code that the command states, if it does. */
    default Optional<String> code() {
        if (this instanceof Reject reject) {
            return Optional.of(reject.reason());
        }
        if (this instanceof Fail fail) {
            return Optional.of(fail.reason());
        }
        return this instanceof Reverse reverse ? Optional.of(reverse.reason()) : Optional.empty();
    }

    /** Returns the key of the payment that the command states, if it does. */
    default Optional<String> reference() {
        return this instanceof Confirm confirm ? Optional.of(confirm.externalRef()) : Optional.empty();
    }

    /** Returns what the command says, its id aside. */
    default List<String> payload() {
        return List.of(name(), code().or(this::reference).orElse(""));
    }
}
