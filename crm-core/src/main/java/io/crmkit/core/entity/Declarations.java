package io.crmkit.core.entity;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules an {@link EntityType} has to keep, so that a forgotten or contradictory part is found at start. */
final class Declarations {
    private Declarations() {}

    static <T> T required(@Nullable T part, String type, String method) {
        if (part == null) {
            throw new IllegalArgumentException("entity type " + type + " needs " + method + "(...)");
        }
        return part;
    }

    static <E> Map<String, Attribute<E, ?>> attributes(String type, List<EntityIndex<E>> indexes) {
        Map<String, Attribute<E, ?>> attributes = new TreeMap<>();
        for (EntityIndex<E> index : indexes) {
            for (Attribute<E, ?> attribute : index.attributes()) {
                Attribute<E, ?> other = attributes.put(attribute.name(), attribute);
                require(
                        other == null || other == attribute,
                        type + " has two attributes with the name " + attribute.name());
            }
        }
        return Collections.unmodifiableMap(attributes);
    }

    static <E> void check(EntityType<E, ?> type) {
        String name = type.name();
        require(
                !name.equals("log") && !name.equals("unique") && !name.equals("lookup"),
                "name " + name + " is reserved");
        Set<String> keys = new HashSet<>();
        type.uniqueKeys().forEach(key -> require(keys.add(key.name()), name + " has two keys " + key.name()));
        type.lookups().forEach(key -> require(keys.add(key.name()), name + " has two keys " + key.name()));
        for (Attribute<E, ?> subject : type.subjects()) {
            require(
                    type.indexes().stream().anyMatch(index -> index.attributes().indexOf(subject) == 0),
                    "data subject " + name + "." + subject + " must lead an index");
        }
        for (String field : type.personalFields()) {
            require(
                    Arrays.stream(type.entityClass().getMethods())
                            .anyMatch(method -> method.getName().equals(field)),
                    name + " has no field " + field);
        }
        boolean isCustomer = type.mergeRule() instanceof MergeRule.Combine;
        require(
                isCustomer
                        || type.personalFields().isEmpty()
                        || !type.subjects().isEmpty(),
                name + " has personal fields, so it needs a data subject");
        require(
                type.subjects().isEmpty()
                        || type.mergeRule() instanceof MergeRule.Repoint
                        || type.mergeRule() instanceof MergeRule.Stay,
                name + " names a customer, so a merge must repoint it");
        require(
                type.personalFields().isEmpty() || !(type.erasureRule() instanceof ErasureRule.Keep),
                name + " has personal fields, so an erasure must delete or redact it");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
