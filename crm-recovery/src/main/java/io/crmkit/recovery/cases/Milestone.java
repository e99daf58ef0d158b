package io.crmkit.recovery.cases;

import io.crmkit.core.interaction.Channel;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is done at most once in a cycle.
 *
 * @param kind what
 * @param cycle the cycle, 1 for the first
 * @param at when, in whole seconds
 * @param channel how the customer was reached, if that was part of it
 */
public record Milestone(Kind kind, int cycle, Instant at, Optional<Channel> channel) {
    /** What can be done once in a cycle. */
    public enum Kind {
        /** The customer was told that the report has arrived. */
        ACKNOWLEDGED,
        /** The failure was judged. */
        ASSESSED,
        /** The customer got an apology. */
        APOLOGISED,
        /** The customer was told the decision. */
        DECISION_COMMUNICATED,
        /** The customer answered whether it was put right. */
        FOLLOWED_UP
    }

    /** Refuses null. */
    public Milestone {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(channel, "channel");
    }
}
