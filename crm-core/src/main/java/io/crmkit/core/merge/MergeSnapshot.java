package io.crmkit.core.merge;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.Stamps;
import io.crmkit.core.repository.Versioned;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A record as it was before a merge and as the merge left it, so that the merge can be taken back; removed when it is, or when one of
 * the customers is erased. {@code toString} hides it.
 *
 * @param id its id
 * @param merge the merge
 * @param survivor the customer that stayed
 * @param loser the customer that became the survivor
 * @param type the entity type of the record
 * @param record the id of the record
 * @param before its JSON before the merge
 * @param after its JSON as the merge left it; empty if the merge removed it
 * @param stamps its stamps before the merge, if the merge removed it
 * @param moved at the loser: digests of the records as they were when they had moved, by type and id
 */
record MergeSnapshot(
        MergeSnapshotId id,
        MergeId merge,
        CustomerId survivor,
        CustomerId loser,
        String type,
        String record,
        String before,
        Optional<String> after,
        Optional<Stamps> stamps,
        Map<String, String> moved) {
    static final Attribute<MergeSnapshot, MergeId> MERGE = Attribute.id("merge", MergeId::new, MergeSnapshot::merge);
    static final Attribute<MergeSnapshot, CustomerId> SURVIVOR =
            Attribute.id("survivor", CustomerId::new, MergeSnapshot::survivor);
    static final Attribute<MergeSnapshot, CustomerId> LOSER =
            Attribute.id("loser", CustomerId::new, MergeSnapshot::loser);
    static final EntityIndex<MergeSnapshot> BY_MERGE = EntityIndex.of("by_merge", MERGE);
    static final EntityIndex<MergeSnapshot> BY_SURVIVOR = EntityIndex.of("by_survivor", SURVIVOR);
    static final EntityIndex<MergeSnapshot> BY_LOSER = EntityIndex.of("by_loser", LOSER);

    static final EntityType<MergeSnapshot, MergeSnapshotId> TYPE = EntityType.builder(
                    "merge_snapshot", MergeSnapshot.class, MergeSnapshotId::new)
            .id(MergeSnapshot::id, MergeSnapshot::withId)
            .index(BY_MERGE)
            .index(BY_SURVIVOR)
            .index(BY_LOSER)
            .subject(SURVIVOR)
            .subject(LOSER)
            .personal("before", "after", "moved")
            .onMerge(MergeRule.stay("tells what was so before the merge"))
            .onErasure(ErasureRule.delete())
            .build();

    MergeSnapshot {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(merge, "merge");
        Objects.requireNonNull(survivor, "survivor");
        Objects.requireNonNull(loser, "loser");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(before, "before");
        after = Objects.requireNonNullElse(after, Optional.empty());
        stamps = Objects.requireNonNullElse(stamps, Optional.empty());
        moved = Collections.unmodifiableMap(new TreeMap<>(moved));
    }

    static <E> MergeSnapshot of(MergeRecord merge, EntityType<E, ?> type, E before, E after) {
        return of(merge, type, before, Optional.of(after), Optional.empty());
    }

    static <E> MergeSnapshot removed(MergeRecord merge, EntityType<E, ?> type, Versioned<E> before) {
        return of(merge, type, before.entity(), Optional.empty(), Optional.of(before.stamps()));
    }

    private static <E> MergeSnapshot of(
            MergeRecord merge, EntityType<E, ?> type, E before, Optional<E> after, Optional<Stamps> stamps) {
        return new MergeSnapshot(
                new MergeSnapshotId(Id.UNASSIGNED),
                merge.id(),
                merge.survivor(),
                merge.loser(),
                type.name(),
                type.idOf(before).value(),
                type.codec().encode(before),
                after.map(type.codec()::encode),
                stamps,
                Map.of());
    }

    private MergeSnapshot withId(MergeSnapshotId newId) {
        return new MergeSnapshot(newId, merge, survivor, loser, type, record, before, after, stamps, moved);
    }

    MergeSnapshot withMoved(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(moved);
        all.putAll(more);
        return new MergeSnapshot(id, merge, survivor, loser, type, record, before, after, stamps, all);
    }

    boolean of(CustomerId customer) {
        return type.equals(Customer.TYPE.name()) && record.equals(customer.value());
    }

    @Override
    public String toString() {
        return "MergeSnapshot[" + type + " " + record + "]";
    }
}
