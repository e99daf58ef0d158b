package io.crmkit.core.repository;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.Reference;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.id.Id;
import io.crmkit.store.Catalog;
import io.crmkit.store.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The registered entity types, by name and by class. */
final class EntityTypes {
    private final Map<String, EntityType<?, ?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, EntityType<?, ?>> byImplementation = new ConcurrentHashMap<>();
    private final Map<String, List<Referrer<?>>> referrers = new LinkedHashMap<>();

    /** An index that finds the entities which name an entity of another type. */
    record Referrer<E>(EntityType<E, ?> type, Attribute<E, ? extends Id> attribute, EntityIndex<E> index) {}

    EntityTypes(Collection<EntityType<?, ?>> types) {
        for (EntityType<?, ?> type : types) {
            EntityType<?, ?> other = byName.put(type.name(), type);
            if (other != null && other != type) {
                throw new IllegalArgumentException("two entity types have the name " + type.name());
            }
        }
        byName.values().forEach(this::collectReferrers);
    }

    private <E> void collectReferrers(EntityType<E, ?> type) {
        for (Reference<E> reference : type.references()) {
            if (!byName.containsKey(reference.target())) {
                throw new IllegalArgumentException(type + "." + reference.attribute() + " points at the type "
                        + reference.target() + ", which is not registered");
            }
            type.indexes().stream()
                    .filter(index -> index.attributes().indexOf(reference.attribute()) == 0)
                    .findFirst()
                    .ifPresent(index -> referrers
                            .computeIfAbsent(reference.target(), target -> new ArrayList<>())
                            .add(new Referrer<>(type, reference.attribute(), index)));
        }
    }

    /** Returns the indexes by which one can tell whether something points at an entity of this type. */
    List<Referrer<?>> referrers(String target) {
        return referrers.getOrDefault(target, List.of());
    }

    /** Returns whether what a stored entity names in this way cannot be removed. */
    boolean isHeldBy(EntityType<?, ?> type, Reference<?> reference) {
        return referrers(reference.target()).stream()
                .anyMatch(referrer -> referrer.type() == type && referrer.attribute() == reference.attribute());
    }

    Collection<EntityType<?, ?>> all() {
        return byName.values();
    }

    void requireRegistered(EntityType<?, ?> type) {
        if (byName.get(type.name()) != type) {
            throw new InvalidInputException("entity type " + type, "is not registered; name it in the builder of Crm");
        }
    }

    /** Returns the type of an entity; implementations are hidden, so their interfaces are searched once per class. */
    <E> EntityType<E, ? extends Id> of(E entity) {
        EntityType<?, ?> type = byImplementation.computeIfAbsent(
                entity.getClass(),
                implementation -> byName.values().stream()
                        .filter(candidate -> candidate.entityClass().isAssignableFrom(implementation))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInputException(
                                "entity", "must be of a registered type, was " + implementation.getSimpleName())));
        @SuppressWarnings("unchecked") // the class of the type is a supertype of the entity's class
        EntityType<E, ? extends Id> typed = (EntityType<E, ? extends Id>) type;
        return typed;
    }

    /** Refuses definitions of fields that no registered type would ever have. */
    void checkFields(FieldSchema fields) {
        for (String entity : fields.entities()) {
            EntityType<?, ?> type = byName.get(entity);
            if (type == null || type.customFields().isEmpty()) {
                throw new InvalidInputException(
                        "fieldDefinition.entity",
                        "names " + entity + ", which is no registered type with custom fields");
            }
        }
    }

    Catalog catalog() {
        List<Kind> kinds = new ArrayList<>();
        byName.values().forEach(type -> kinds.add(type.kind()));
        kinds.add(UniqueClaims.KIND);
        kinds.add(LookupRecords.KIND);
        kinds.add(TenantSettings.KIND);
        return new Catalog(kinds);
    }
}
