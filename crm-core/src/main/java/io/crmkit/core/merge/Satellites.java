package io.crmkit.core.merge;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Workspace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The records of one type that name the loser, and what becomes of each when that one becomes the survivor. */
final class Satellites<E, I extends Id> {
    private static final int DIGEST_BYTES = 16;

    private final EntityType<E, I> type;
    private final MergeRule.Repoint<E> rule;
    private final CustomerId survivor;
    private final CustomerId loser;
    private final Map<I, Change<E>> moved = new LinkedHashMap<>();
    private final Map<I, Change<E>> joined = new LinkedHashMap<>();
    private final Map<I, E> folded = new LinkedHashMap<>();
    private final List<FoldedRecord> foldedRecords = new ArrayList<>();
    private final List<Obstacle> clashes = new ArrayList<>();
    private int found;

    private record Change<E>(E before, E after) {}

    private Satellites(EntityType<E, I> type, MergeRule.Repoint<E> rule, CustomerId survivor, CustomerId loser) {
        this.type = type;
        this.rule = rule;
        this.survivor = survivor;
        this.loser = loser;
    }

    /**
     * Plans for every type whose entities follow a customer; changes nothing.
     *
     * @return the plans of the types with something to do; empty if there is more than one unit of work can take
     */
    static Optional<List<Satellites<?, ?>>> plan(
            Workspace workspace, UnitOfWork unit, CustomerId survivor, CustomerId loser) {
        List<Satellites<?, ?>> plans = new ArrayList<>();
        int left = workspace.changesAtOnce();
        for (EntityType<?, ?> type : workspace.entityTypes()) {
            Optional<Satellites<?, ?>> plan = plan(workspace, unit, type, survivor, loser, left);
            if (plan.isPresent()) {
                left -= plan.get().found;
                if (left < 0) {
                    return Optional.empty();
                }
                plans.add(plan.get());
            }
        }
        return Optional.of(plans);
    }

    private static <E, I extends Id> Optional<Satellites<?, ?>> plan(
            Workspace workspace,
            UnitOfWork unit,
            EntityType<E, I> type,
            CustomerId survivor,
            CustomerId loser,
            int most) {
        if (!(type.mergeRule() instanceof MergeRule.Repoint<E> rule)) {
            return Optional.empty();
        }
        Set<I> ids = naming(workspace, type, loser, most);
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        Satellites<E, I> plan = new Satellites<>(type, rule, survivor, loser);
        plan.found = ids.size();
        if (plan.found > most) {
            return Optional.of(plan);
        }
        List<E> links = rule.linking().isPresent()
                ? new ArrayList<>(unit.findAll(type, naming(workspace, type, survivor, most)))
                : new ArrayList<>();
        for (E entity : unit.findAll(type, ids)) {
            if (names(type, entity, loser)) {
                plan.add(unit, entity, links);
            }
        }
        return Optional.of(plan);
    }

    /** Returns the records that name a customer, one more than {@code most} at most. */
    static <E, I extends Id> Set<I> naming(Workspace workspace, EntityType<E, I> type, CustomerId customer, int most) {
        Set<I> ids = new LinkedHashSet<>();
        for (Attribute<E, CustomerId> subject : type.subjects()) {
            EntityIndex<E> index = type.indexes().stream()
                    .filter(candidate -> candidate.attributes().indexOf(subject) == 0)
                    .findFirst()
                    .orElseThrow(); // a descriptor whose subject leads no index is refused
            try (Stream<E> found =
                    workspace.repository(type).stream(Query.by(index).equal(subject, customer))) {
                found.limit(most + 1L).forEach(entity -> ids.add(type.idOf(entity)));
            }
        }
        return ids;
    }

    static <E> boolean names(EntityType<E, ?> type, E entity, CustomerId customer) {
        return type.subjects().stream()
                .anyMatch(subject -> subject.decode(subject.of(entity)).equals(customer));
    }

    private void add(UnitOfWork unit, E entity, List<E> links) {
        I id = type.idOf(entity);
        if (rule.linking()
                .filter(link -> link.leadsToItself(entity, loser, survivor))
                .isPresent()) {
            fold(id, entity, Optional.empty());
            links.removeIf(link -> type.idOf(link).equals(id));
            return;
        }
        E after = rule.repointing().repoint(entity, loser, survivor);
        if (after.equals(entity)) {
            return;
        }
        for (int i = 0; i < links.size(); i++) {
            E kept = links.get(i);
            Optional<E> one = type.idOf(kept).equals(id)
                    ? Optional.empty()
                    : rule.linking().flatMap(link -> link.fold(kept, after));
            if (one.isPresent()) {
                I keptId = type.idOf(kept);
                E keptBefore = joined.containsKey(keptId) ? before(keptId) : kept;
                joined.put(keptId, new Change<>(keptBefore, one.get()));
                links.set(i, one.get());
                fold(id, entity, Optional.of(keptId.value()));
                return;
            }
        }
        Set<String> holders = unit.holders(after);
        if (!holders.isEmpty()) {
            clashes.add(new Obstacle(
                    Obstacle.Code.RECORDS_CLASH, type + " " + id.value() + " with " + String.join(", ", holders)));
        }
        moved.put(id, new Change<>(entity, after));
    }

    private E before(I kept) {
        return Objects.requireNonNull(joined.get(kept)).before();
    }

    private void fold(I id, E entity, Optional<String> into) {
        folded.put(id, entity);
        foldedRecords.add(new FoldedRecord(type.name(), id.value(), into));
    }

    String typeName() {
        return type.name();
    }

    /** Returns how many records of the loser change. */
    int size() {
        return moved.size() + foldedRecords.size();
    }

    int movedCount() {
        return moved.size();
    }

    List<FoldedRecord> folded() {
        return foldedRecords;
    }

    List<Obstacle> clashes() {
        return clashes;
    }

    /**
     * Makes the changes, and keeps what is needed to take them back.
     *
     * @return digests of what moved and can go back by its rule
     */
    Map<MovedRecord, String> apply(UnitOfWork unit, MergeRecord merge) {
        Map<MovedRecord, String> reversible = new LinkedHashMap<>();
        moved.forEach((id, change) -> {
            unit.update(type, id, before -> change.after());
            if (backAgain(change.after()).equals(change.before())) {
                reversible.put(new MovedRecord(type.name(), id.value()), digest(type, change.after()));
            } else {
                unit.add(MergeSnapshot.of(merge, type, change.before(), change.after()));
            }
        });
        joined.forEach((id, change) -> {
            unit.update(type, id, before -> change.after());
            unit.add(MergeSnapshot.of(merge, type, change.before(), change.after()));
        });
        folded.forEach((id, before) -> {
            unit.add(MergeSnapshot.removed(
                    merge, type, unit.findVersioned(type, id).orElseThrow()));
            unit.remove(type, id);
        });
        return reversible;
    }

    private E backAgain(E moved) {
        CustomerId from = survivor;
        CustomerId to = loser;
        return rule.repointing().repoint(moved, from, to);
    }

    /** Tells whether a record is still the same; short, as there is one for each that moved. */
    static <E> String digest(EntityType<E, ?> type, E entity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(type.codec().encode(entity).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
