package io.crmkit.core.gate;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;

/** Answers whether a customer may be contacted. A port: crm-privacy implements it, or the host does. */
@FunctionalInterface
public interface ContactGate {
    /**
     * Answers for one customer, channel and purpose at one moment. Unknown means no. The answer is stale after
     * {@link ContactAnswer#validUntil()}: ask again right before sending.
     */
    ContactAnswer ask(CustomerId customer, Channel channel, Purpose purpose, Instant at);
}
