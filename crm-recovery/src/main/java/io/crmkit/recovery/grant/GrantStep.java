package io.crmkit.recovery.grant;

import io.crmkit.core.actor.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a grant. It holds no text that a person wrote, so nothing personal.
 *
 * @param kind what
 * @param at when, in whole seconds
 * @param by who did it
 * @param commandId the command that did it; empty for the passing of time
 * @param payload what the command said, so that another one under the same id is known as such
 * @param authority whose authority it was given by, if the amount was reserved with this step
 * @param dueAt when the grant is due after this step: to expire, or to be reported
 * @param reason the code of a rejection, failure or reversal
 * @param externalRef the key of the payment at the host, once it was confirmed
 */
public record GrantStep(
        Kind kind,
        Instant at,
        Actor by,
        Optional<String> commandId,
        List<String> payload,
        Optional<AuthoritySnapshot> authority,
        Optional<Instant> dueAt,
        Optional<String> reason,
        Optional<String> externalRef) {
    /** What can happen to a grant. */
    public enum Kind {
        /** It was proposed. */
        PROPOSED(GrantState.PROPOSED),
        /** It was approved, by the own authority of who proposed it or by another person. */
        APPROVED(GrantState.APPROVED),
        /** It was rejected, or taken back by who proposed it. */
        REJECTED(GrantState.REJECTED),
        /** Nobody decided it, or issued it, in time. */
        EXPIRED(GrantState.EXPIRED),
        /** The host was given the key to pay under. */
        ISSUING(GrantState.ISSUING),
        /** The host has not told the outcome in time, which somebody has to look into. */
        OVERDUE(GrantState.ISSUING),
        /** The host has paid. */
        ISSUED(GrantState.ISSUED),
        /** The host could not pay. */
        FAILED(GrantState.FAILED),
        /** It was taken back. */
        REVERSED(GrantState.REVERSED);

        private final GrantState state;

        Kind(GrantState state) {
            this.state = state;
        }

        /** Returns the state of the grant after it. */
        public GrantState state() {
            return state;
        }
    }

    /** Copies the payload. */
    public GrantStep {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(commandId, "commandId");
        payload = List.copyOf(payload);
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(externalRef, "externalRef");
    }

    static GrantStep of(Kind kind, Instant at, Actor by) {
        return new GrantStep(
                kind,
                at,
                by,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    GrantStep command(String id, List<String> said) {
        return new GrantStep(kind, at, by, Optional.of(id), said, authority, dueAt, reason, externalRef);
    }

    GrantStep authority(AuthoritySnapshot snapshot) {
        return new GrantStep(kind, at, by, commandId, payload, Optional.of(snapshot), dueAt, reason, externalRef);
    }

    GrantStep dueAt(Instant due) {
        return new GrantStep(kind, at, by, commandId, payload, authority, Optional.of(due), reason, externalRef);
    }

    GrantStep reason(String code) {
        return new GrantStep(kind, at, by, commandId, payload, authority, dueAt, Optional.of(code), externalRef);
    }

    GrantStep externalRef(String ref) {
        return new GrantStep(kind, at, by, commandId, payload, authority, dueAt, reason, Optional.of(ref));
    }
}
