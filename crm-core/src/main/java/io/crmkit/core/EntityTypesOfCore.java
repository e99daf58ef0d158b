package io.crmkit.core;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.interaction.Interaction;
import java.util.List;

/** The entity types of the model. */
final class EntityTypesOfCore {
    static final List<EntityType<?, ?>> ALL = List.of(Customer.TYPE, Interaction.TYPE, Feedback.TYPE);

    private EntityTypesOfCore() {}
}
