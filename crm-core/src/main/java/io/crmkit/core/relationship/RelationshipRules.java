package io.crmkit.core.relationship;

import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import java.util.Optional;

/** What a merge makes of relationships. */
final class RelationshipRules implements MergeRule.Linking<Relationship> {
    RelationshipRules() {}

    static Relationship repoint(Relationship relationship, CustomerId loser, CustomerId survivor) {
        return relationship.toBuilder()
                .fromCustomer(relationship.fromCustomer().equals(loser) ? survivor : relationship.fromCustomer())
                .toCustomer(relationship.toCustomer().equals(loser) ? survivor : relationship.toCustomer())
                .build();
    }

    @Override
    public boolean leadsToItself(Relationship relationship, CustomerId loser, CustomerId survivor) {
        return relationship.fromCustomer().equals(survivor)
                || relationship.toCustomer().equals(survivor);
    }

    /** Two spells of the same employment are history, and two titles are two things; only what says the same becomes one. */
    @Override
    public Optional<Relationship> fold(Relationship kept, Relationship moved) {
        Relationship same = moved.toBuilder()
                .id(kept.id())
                .title(kept.title())
                .primary(kept.primary())
                .build();
        boolean titlesFit = kept.title().isEmpty()
                || moved.title().isEmpty()
                || kept.title().equals(moved.title());
        return same.equals(kept) && titlesFit
                ? Optional.of(kept.toBuilder()
                        .title(kept.title().or(moved::title))
                        .primary(kept.primary() || moved.primary())
                        .build())
                : Optional.empty();
    }
}
