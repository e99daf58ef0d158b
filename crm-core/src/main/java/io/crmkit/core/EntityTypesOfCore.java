package io.crmkit.core;

import io.crmkit.core.entity.EntityType;
import java.util.List;

/** The entity types of the model. */
final class EntityTypesOfCore {
    static final List<EntityType<?, ?>> ALL = List.of();

    private EntityTypesOfCore() {}
}
