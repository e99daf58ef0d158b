package io.crmkit.core.merge;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a merge did: who became whom, where every field comes from, which records moved. It holds no value of a field; those are kept
 * beside it until the merge is taken back or the customer is erased.
 *
 * @param id its id
 * @param survivor the customer that stayed
 * @param loser the customer that became the survivor
 * @param number 1 for the first merge into this survivor, then more
 * @param at when
 * @param by who
 * @param reason why; free text, empty if nobody said, goes with an erasure
 * @param waived what stood against it and was decided by a person
 * @param fields where the fields of the survivor come from
 * @param moved what went to the survivor and can go back by its merge rule
 * @param folded links that it made superfluous
 * @param undone when it was taken back, if it was
 */
public record MergeRecord(
        MergeId id,
        CustomerId survivor,
        CustomerId loser,
        long number,
        Instant at,
        Actor by,
        Optional<String> reason,
        List<Obstacle.Code> waived,
        List<FieldOrigin> fields,
        List<MovedRecord> moved,
        List<FoldedRecord> folded,
        Optional<Instant> undone) {
    /** The customer that stayed. */
    public static final Attribute<MergeRecord, CustomerId> SURVIVOR =
            Attribute.id("survivor", CustomerId::new, MergeRecord::survivor);

    /** The customer that became another. */
    public static final Attribute<MergeRecord, CustomerId> LOSER =
            Attribute.id("loser", CustomerId::new, MergeRecord::loser);

    /** The order of the merges into a survivor. */
    public static final Attribute<MergeRecord, Long> NUMBER = Attribute.integer("number", MergeRecord::number);

    /** By the customer that stayed, then in order. */
    public static final EntityIndex<MergeRecord> BY_SURVIVOR = EntityIndex.of("by_survivor", SURVIVOR, NUMBER);

    /** By the customer that became another. */
    public static final EntityIndex<MergeRecord> BY_LOSER = EntityIndex.of("by_loser", LOSER);

    /** What the library has to know about merges. */
    public static final EntityType<MergeRecord, MergeId> TYPE = EntityType.builder(
                    "merge", MergeRecord.class, MergeId::new)
            .id(MergeRecord::id, MergeRecord::withId)
            .index(BY_SURVIVOR)
            .index(BY_LOSER)
            .subject(SURVIVOR)
            .subject(LOSER)
            .personal("reason")
            .onMerge(MergeRule.stay("tells who became whom then"))
            .onErasure(ErasureRule.redact(MergeRecord::withoutReason))
            .build();

    /** Copies the lists. */
    public MergeRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(survivor, "survivor");
        Objects.requireNonNull(loser, "loser");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        reason = Objects.requireNonNullElse(reason, Optional.empty());
        waived = List.copyOf(waived);
        fields = List.copyOf(fields);
        moved = List.copyOf(moved);
        folded = List.copyOf(folded);
        undone = Objects.requireNonNullElse(undone, Optional.empty());
    }

    static MergeRecord begun(
            UnitOfWork unit,
            MergeRequest request,
            CustomerId survivor,
            CustomerId loser,
            long number,
            Instant at,
            Actor by) {
        return unit.add(new MergeRecord(
                new MergeId(Id.UNASSIGNED),
                survivor,
                loser,
                number,
                at,
                by,
                request.reason(),
                List.copyOf(request.waived()),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty()));
    }

    private MergeRecord withId(MergeId newId) {
        return new MergeRecord(newId, survivor, loser, number, at, by, reason, waived, fields, moved, folded, undone);
    }

    private MergeRecord withoutReason() {
        return new MergeRecord(
                id, survivor, loser, number, at, by, Optional.empty(), waived, fields, moved, folded, undone);
    }

    MergeRecord withFields(List<FieldOrigin> origins) {
        return new MergeRecord(id, survivor, loser, number, at, by, reason, waived, origins, moved, folded, undone);
    }

    MergeRecord with(Collection<MovedRecord> moreMoved, List<FoldedRecord> moreFolded) {
        List<MovedRecord> allMoved = new ArrayList<>(moved);
        allMoved.addAll(moreMoved);
        List<FoldedRecord> allFolded = new ArrayList<>(folded);
        allFolded.addAll(moreFolded);
        return new MergeRecord(
                id, survivor, loser, number, at, by, reason, waived, fields, allMoved, allFolded, undone);
    }

    MergeRecord undoneAt(Instant when) {
        return new MergeRecord(
                id, survivor, loser, number, at, by, reason, waived, fields, moved, folded, Optional.of(when));
    }

    /** Returns whether it still holds. */
    public boolean active() {
        return undone.isEmpty();
    }

    /** Hides the reason, which is free text. */
    @Override
    public String toString() {
        return "MergeRecord[" + id + ", " + loser + " into " + survivor + "]";
    }
}
