package io.crmkit.recovery.detection;

import io.crmkit.core.interaction.Direction;
import io.crmkit.core.interaction.Interaction;
import java.util.List;
import java.util.Objects;

/** Hands the contacts that customers make to a rule; with a pattern such as 3 of 3 within a week it finds who has to ask again and again. */
public final class ContactSignals implements SignalSource<Interaction> {
    private final String rule;

    private ContactSignals(String rule) {
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /** Returns the source for a rule. */
    public static ContactSignals of(String rule) {
        return new ContactSignals(rule);
    }

    /** Returns the signal of a stored interaction; none if the customer did not begin it. */
    @Override
    public List<Signal> signals(Interaction contact) {
        if (contact.direction() != Direction.IN) {
            return List.of();
        }
        return List.of(Signal.of(rule, contact.id().value(), contact.customer())
                .channel(contact.channel())
                .occurredAt(contact.occurredAt())
                .build());
    }
}
