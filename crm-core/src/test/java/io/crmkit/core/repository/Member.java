package io.crmkit.core.repository;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.Lookup;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A host's own entity, as plain as can be: what the repositories do must not depend on the model of CRM Kit. */
record Member(
        CustomerId id,
        String name,
        int rank,
        List<String> cards,
        List<String> tags,
        Instant joined,
        CustomFields extra) {
    static final Attribute<Member, String> NAME = Attribute.text("name", Member::name);
    static final Attribute<Member, Long> RANK = Attribute.integer("rank", Member::rank);
    static final Attribute<Member, Instant> JOINED = Attribute.instant("joined", Member::joined);
    static final EntityIndex<Member> BY_NAME = EntityIndex.of("by_name", NAME);
    static final EntityIndex<Member> BY_RANK = EntityIndex.of("by_rank", RANK, JOINED);
    static final UniqueKey<Member, String> CARD = new UniqueKey<>("card", m -> Set.copyOf(m.cards()), text -> text);
    static final Lookup<Member, String> TAG = new Lookup<>("tag", Member::tags, text -> text);

    static final EntityType<Member, CustomerId> TYPE = EntityType.builder("customer", Member.class, CustomerId::new)
            .id(Member::id, Member::withId)
            .happenedAt(Member::joined, (m, at) -> new Member(m.id, m.name, m.rank, m.cards, m.tags, at, m.extra))
            .index(BY_NAME)
            .index(BY_RANK)
            .unique(CARD)
            .lookup(TAG)
            .personal("name")
            .customFields(Member::extra)
            .onMerge(MergeRule.combine((survivor, loser) -> survivor))
            .onErasure(ErasureRule.redact(m -> m.named("")))
            .build();

    static Member of(String name, int rank) {
        return new Member(
                new CustomerId(Id.UNASSIGNED),
                name,
                rank,
                List.of(),
                List.of(),
                EntityType.WHEN_ADDED,
                CustomFields.NONE);
    }

    Member withId(CustomerId newId) {
        return new Member(newId, name, rank, cards, tags, joined, extra);
    }

    Member named(String newName) {
        return new Member(id, newName, rank, cards, tags, joined, extra);
    }

    Member ranked(int newRank) {
        return new Member(id, name, newRank, cards, tags, joined, extra);
    }

    Member carrying(String... newCards) {
        return new Member(id, name, rank, List.of(newCards), tags, joined, extra);
    }

    Member tagged(String... newTags) {
        return new Member(id, name, rank, cards, List.of(newTags), joined, extra);
    }

    Member with(CustomFields fields) {
        return new Member(id, name, rank, cards, tags, joined, fields);
    }
}
