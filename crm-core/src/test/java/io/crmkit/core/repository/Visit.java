package io.crmkit.core.repository;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;

/** What happened to a {@link Member}. */
record Visit(VisitId id, CustomerId member, String place) {
    record VisitId(String value) implements Id {}

    static final Attribute<Visit, CustomerId> MEMBER = Attribute.id("member", CustomerId::new, Visit::member);
    static final EntityIndex<Visit> BY_MEMBER = EntityIndex.of("by_member", MEMBER);
    static final EntityType<Visit, VisitId> TYPE = EntityType.builder("visit", Visit.class, VisitId::new)
            .id(Visit::id, (visit, id) -> new Visit(id, visit.member, visit.place))
            .index(BY_MEMBER)
            .subject(MEMBER)
            .onMerge(MergeRule.repoint((visit, loser, survivor) ->
                    visit.member.equals(loser) ? new Visit(visit.id, survivor, visit.place) : visit))
            .onErasure(ErasureRule.delete())
            .build();

    static Visit of(CustomerId member, String place) {
        return new Visit(new VisitId(Id.UNASSIGNED), member, place);
    }
}
