package io.crmkit.core.relationship;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.id.RelationshipId;
import io.crmkit.core.rule.Require;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A connection from one customer to another, for some time. Both are its data subjects: the erasure of either removes it.
 * {@code toString} hides all personal data. Not for implementation outside this package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Relationship.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Relationship.Builder.class)
public interface Relationship extends WithRelationship {
    /** The first customer. */
    Attribute<Relationship, CustomerId> FROM =
            Attribute.id("from_customer", CustomerId::new, Relationship::fromCustomer);
    /** The second customer. */
    Attribute<Relationship, CustomerId> TO = Attribute.id("to_customer", CustomerId::new, Relationship::toCustomer);
    /** How they are connected. */
    Attribute<Relationship, RelationshipType> KIND =
            Attribute.constant("type", RelationshipType.class, Relationship::type);

    /** By the first customer, then type. */
    EntityIndex<Relationship> BY_FROM = EntityIndex.of("by_from", FROM, KIND);
    /** By the second customer, then type. */
    EntityIndex<Relationship> BY_TO = EntityIndex.of("by_to", TO, KIND);

    /** What the library has to know about relationships. */
    EntityType<Relationship, RelationshipId> TYPE = EntityType.builder(
                    "relationship", Relationship.class, RelationshipId::new)
            .id(Relationship::id, Relationship::withId)
            .index(BY_FROM)
            .index(BY_TO)
            .subject(FROM)
            .subject(TO)
            .personal("title")
            .onMerge(MergeRule.repoint(RelationshipRules::repoint, new RelationshipRules()))
            .onErasure(ErasureRule.delete())
            .build();

    /** Returns the id; unassigned until a repository adds the relationship. */
    @Value.Default
    default RelationshipId id() {
        return new RelationshipId(Id.UNASSIGNED);
    }

    /** Returns the first customer. */
    CustomerId fromCustomer();

    /** Returns what the first customer is in it, such as {@code employee}; a code, not free text. */
    Optional<String> fromRole();

    /** Returns the second customer, not the same as the first one. */
    CustomerId toCustomer();

    /** Returns what the second customer is in it, such as {@code employer}; a code, not free text. */
    Optional<String> toRole();

    /** Returns how they are connected. */
    RelationshipType type();

    /** Returns the title that goes with it, such as {@code Head of Purchasing}. */
    @Value.Redacted
    Optional<String> title();

    /** Returns the first day. */
    Optional<LocalDate> validFrom();

    /** Returns the last day. */
    Optional<LocalDate> validThru();

    /** Returns whether it is the main one of its type for the first customer. */
    @Value.Default
    default boolean primary() {
        return false;
    }

    /** Returns a builder that starts with this relationship. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if both customers are the same, a text is blank or it ends before it
     *     begins
     */
    @Value.Check
    default void check() {
        Require.that(
                !fromCustomer().equals(toCustomer()),
                "relationship.toCustomer",
                "must be another one than fromCustomer");
        Require.notBlank(fromRole(), "relationship.fromRole");
        Require.notBlank(toRole(), "relationship.toRole");
        Require.notBlank(title(), "relationship.title");
        Require.inOrder(validFrom(), validThru(), "relationship.validThru");
    }

    /** Starts a relationship. */
    static Builder builder(CustomerId from, RelationshipType type, CustomerId to) {
        return new Builder().fromCustomer(from).type(type).toCustomer(to);
    }

    /** Builds {@link Relationship}s. */
    final class Builder extends ImmutableRelationship.Builder {
        Builder() {}
    }
}
