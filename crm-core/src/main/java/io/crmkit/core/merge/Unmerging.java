package io.crmkit.core.merge;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.IdentifierStrength;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.Reference;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.json.UnreadableJsonException;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the records of a merge back, as far as later changes allow, and lists these. */
final class Unmerging {
    private final Workspace workspace;
    private final UnitOfWork unit;
    private final MergeRecord merge;
    private final List<UnmergeConflict> conflicts = new ArrayList<>();

    Unmerging(Workspace workspace, UnitOfWork unit, MergeRecord merge) {
        this.workspace = workspace;
        this.unit = unit;
        this.merge = merge;
    }

    List<UnmergeConflict> takeBack(List<MergeSnapshot> snapshots) {
        snapshots.stream().filter(snapshot -> snapshot.after().isPresent()).forEach(snapshot -> {
            if (snapshot.type().equals(Customer.TYPE.name())) {
                restoreCustomer(snapshot);
            } else {
                restore(type(snapshot.type()), snapshot);
            }
        });
        Map<String, String> digests = snapshots.stream()
                .filter(snapshot -> snapshot.of(merge.loser()))
                .findFirst()
                .map(MergeSnapshot::moved)
                .orElse(Map.of());
        Set<String> known = new HashSet<>();
        for (MovedRecord moved : merge.moved()) {
            known.add(moved.text());
            back(type(moved.type()), moved, digests);
        }
        snapshots.forEach(snapshot -> known.add(snapshot.type() + "/" + snapshot.record()));
        snapshots.stream()
                .filter(snapshot -> snapshot.after().isEmpty())
                .forEach(snapshot -> addAgain(type(snapshot.type()), snapshot));
        snapshots.forEach(snapshot -> unit.remove(MergeSnapshot.TYPE, snapshot.id()));
        workspace.entityTypes().forEach(type -> listAdded(type, known));
        return conflicts;
    }

    private EntityType<?, ?> type(String name) {
        return workspace.entityTypes().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "merge", "moved records of the type " + name + ", which is not registered"));
    }

    private void restoreCustomer(MergeSnapshot snapshot) {
        CustomerId id = new CustomerId(snapshot.record());
        unit.update(Customer.TYPE, id, now -> {
            Customer restored = restored(Customer.TYPE, snapshot, now);
            return id.equals(merge.loser()) ? withoutTaken(restored) : restored;
        });
    }

    /** What somebody else holds by now cannot be held by the loser again. */
    private Customer withoutTaken(Customer loser) {
        if (unit.holders(loser).isEmpty()) {
            return loser;
        }
        Customer bare = loser.withIdentifiers(List.of()).withCustomFields(CustomFields.NONE);
        List<Identifier> free = new ArrayList<>();
        for (Identifier identifier : loser.identifiers()) {
            if (identifier.strength() != IdentifierStrength.STRONG
                    || unit.holders(bare.withIdentifiers(List.of(identifier))).isEmpty()) {
                free.add(identifier);
            } else {
                conflict(
                        UnmergeConflict.Kind.VALUE_TAKEN,
                        Customer.TYPE.name(),
                        loser.id().value(),
                        "/identifiers");
            }
        }
        CustomFields fields = loser.customFields();
        for (String key : loser.customFields().values().keySet()) {
            CustomFields one =
                    CustomFields.NONE.with(key, loser.customFields().get(key).orElseThrow());
            if (!unit.holders(bare.withCustomFields(one)).isEmpty()) {
                fields = fields.without(key);
                conflict(
                        UnmergeConflict.Kind.VALUE_TAKEN,
                        Customer.TYPE.name(),
                        loser.id().value(),
                        "/customFields/" + key);
            }
        }
        return loser.withIdentifiers(free).withCustomFields(fields);
    }

    private <E, I extends Id> void restore(EntityType<E, I> type, MergeSnapshot snapshot) {
        I id = type.id(snapshot.record());
        if (unit.find(type, id).isEmpty()) {
            conflict(UnmergeConflict.Kind.RECORD_GONE, type.name(), snapshot.record(), "");
        } else {
            unit.update(type, id, now -> restored(type, snapshot, now));
        }
    }

    private <E> E restored(EntityType<E, ?> type, MergeSnapshot snapshot, E now) {
        ThreeWay restored = ThreeWay.restore(
                snapshot.before(), snapshot.after().orElseThrow(), type.codec().encode(now));
        restored.later().forEach((field, kind) -> conflict(kind, type.name(), snapshot.record(), field));
        try {
            return type.codec().decode(restored.json());
        } catch (UnreadableJsonException | InvalidInputException broken) {
            // the later change needs what the merge had brought
            conflict(UnmergeConflict.Kind.FIELD_CONFLICT, type.name(), snapshot.record(), "");
            return snapshot.record().equals(merge.loser().value())
                    ? type.codec().decode(snapshot.before())
                    : now;
        }
    }

    private <E, I extends Id> void back(EntityType<E, I> type, MovedRecord moved, Map<String, String> digests) {
        I id = type.id(moved.id());
        Optional<E> now = unit.find(type, id);
        if (now.isEmpty()) {
            conflict(UnmergeConflict.Kind.RECORD_GONE, type.name(), moved.id(), "");
        } else if (!(type.mergeRule() instanceof MergeRule.Repoint<E> rule)
                || !Satellites.names(type, now.get(), merge.survivor())) {
            conflict(UnmergeConflict.Kind.RECORD_MOVED_ON, type.name(), moved.id(), "");
        } else {
            if (!Satellites.digest(type, now.get()).equals(digests.get(moved.text()))) {
                conflict(UnmergeConflict.Kind.RECORD_CHANGED, type.name(), moved.id(), "");
            }
            CustomerId from = merge.survivor();
            CustomerId to = merge.loser();
            unit.update(type, id, one -> rule.repointing().repoint(one, from, to));
        }
    }

    private <E, I extends Id> void addAgain(EntityType<E, I> type, MergeSnapshot snapshot) {
        E link = type.codec().decode(snapshot.before());
        boolean free = unit.find(type, type.idOf(link)).isEmpty()
                && unit.holders(link).isEmpty()
                && type.references().stream().allMatch(reference -> exists(reference, link));
        if (free) {
            unit.addAgain(link, snapshot.stamps().orElseThrow());
        } else {
            conflict(UnmergeConflict.Kind.LINK_NOT_RESTORED, type.name(), snapshot.record(), "");
        }
    }

    private <E> boolean exists(Reference<E> reference, E link) {
        String id = id(reference.attribute(), link);
        return (reference.optional() && id.isEmpty()) || find(type(reference.target()), id);
    }

    private static <E, T extends Id> String id(Attribute<E, T> attribute, E entity) {
        return attribute.decode(attribute.of(entity)).value();
    }

    private <E, I extends Id> boolean find(EntityType<E, I> type, String id) {
        return unit.find(type, type.id(id)).isPresent();
    }

    /** What came to the survivor after the merge may have been meant for either. */
    private <E, I extends Id> void listAdded(EntityType<E, I> type, Set<String> known) {
        if (!(type.mergeRule() instanceof MergeRule.Repoint<E>)) {
            return;
        }
        for (I id : Satellites.naming(workspace, type, merge.survivor(), workspace.changesAtOnce())) {
            boolean added = !known.contains(type + "/" + id.value())
                    && workspace
                            .repository(type)
                            .findVersioned(id)
                            .filter(one -> one.stamps().createdAt().isAfter(merge.at()))
                            .isPresent();
            if (added) {
                conflict(UnmergeConflict.Kind.RECORD_ADDED, type.name(), id.value(), "");
            }
        }
    }

    private void conflict(UnmergeConflict.Kind kind, String type, String id, String field) {
        conflicts.add(new UnmergeConflict(kind, type, id, field));
    }
}
