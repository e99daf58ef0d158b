package io.crmkit.privacy.request;

import io.crmkit.core.actor.Actor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of the journal of a request. It holds codes, names of fields and opaque ids, so nothing personal.
 *
 * @param type what happened
 * @param state the state of the request afterwards
 * @param at when it was recorded
 * @param by who did it
 * @param detail a code that goes with the type, such as the ground of a refusal or the names of the changed fields
 */
public record RequestStep(RequestStepType type, RequestState state, Instant at, Actor by, Optional<String> detail) {
    /** Refuses nulls. */
    public RequestStep {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(detail, "detail");
    }
}
