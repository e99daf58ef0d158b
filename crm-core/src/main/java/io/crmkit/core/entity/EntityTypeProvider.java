package io.crmkit.core.entity;

import java.util.Collection;

/**
 * Brings entity types along with a module: every provider that {@link java.util.ServiceLoader} finds is registered when a
 * {@code Crm} is built, so that crm-recovery and others work without a word in the builder.
 */
public interface EntityTypeProvider {
    /** Returns the entity types of the module. */
    Collection<EntityType<?, ?>> entityTypes();
}
