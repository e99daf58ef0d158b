package io.crmkit.core.repository;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.Reference;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feed.Change;
import io.crmkit.core.feed.ChangeFeed;
import io.crmkit.core.feed.ChangeKind;
import io.crmkit.core.feed.FeedEntry;
import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Turns a unit of work into one batch: checks the rules, then collects records, claims, lookup records, log entries and the
 * entries of the change feed.
 */
final class BatchPlan {
    private final Workspace workspace;
    private final UnitOfWork unit;
    private final Instant at;
    private final Actor by;
    private final boolean careful;
    private final List<Op> ops = new ArrayList<>();
    private final Map<Key, UniqueClaims.Claim> taken = new HashMap<>();
    private final Map<String, List<Change>> feed = new TreeMap<>();

    private BatchPlan(Workspace workspace, UnitOfWork unit, boolean careful) {
        this.careful = careful;
        this.workspace = workspace;
        this.unit = unit;
        this.at = workspace.now();
        this.by = workspace.actor();
    }

    /**
     * Checks everything and plans the batch.
     *
     * @param careful whether to look up which claims and lookup records there really are. The first attempt trusts that those of
     *     the stored entity are there; they are not if a key or a field was declared later, and then the attempt conflicts.
     */
    static BatchPlan of(Workspace workspace, UnitOfWork unit, boolean careful) {
        List<Tracked<?, ?>> changed =
                unit.tracked().stream().filter(Tracked::isChanged).toList();
        List<Tracked<?, ?>> written = new ArrayList<>(changed);
        unit.tracked().stream().filter(Tracked::isPutAgain).forEach(written::add);
        BatchPlan plan = new BatchPlan(workspace, unit, careful || written.size() > changed.size());
        changed.forEach(plan::checkRules);
        plan.checkReferences(changed);
        changed.forEach(plan::checkReferrers);
        if (written.isEmpty() && unit.appends().isEmpty()) {
            return plan;
        }
        unit.tracked().forEach(entity -> plan.ops.add(entity.op(plan.at, plan.by)));
        plan.claim(written);
        plan.lookup(written);
        written.stream().filter(Tracked::toldInFeed).forEach(entity -> plan.feed(entity.subject(), entity.change()));
        plan.append();
        return plan;
    }

    /** Returns whether there is anything to commit. */
    boolean isEmpty() {
        return ops.isEmpty();
    }

    /** Returns the batch with this id, the entries of the change feed included. */
    Batch batch(UUID id) {
        List<Op> all = new ArrayList<>(ops);
        feed.forEach((log, changes) -> all.add(append(log, new FeedEntry(id, at, by, changes))));
        return new Batch(id, workspace.tenant(), all);
    }

    /** Returns a batch that appends an entry without changes to a log of the change feed, and does nothing else. */
    Batch mark(String log, UUID id) {
        return new Batch(id, workspace.tenant(), List.of(append(log, new FeedEntry(id, at, by, List.of()))));
    }

    private static Op append(String log, FeedEntry entry) {
        return new Op.Append(log, Op.Append.AT_END, List.of(ChangeFeed.encode(entry)));
    }

    /** Returns one of the logs of the change feed that the batch appends to. */
    String anyFeedLog() {
        return feed.keySet().iterator().next();
    }

    /** Throws what a conflict means if it means more than "again": an id or a unique key is taken. */
    void explain(Set<Key> stale) {
        for (Key key : stale) {
            UniqueClaims.Claim claim = taken.get(key);
            if (claim != null) {
                boolean retried = unit.tracked(new Key(claim.type(), claim.owner()))
                        .map(Tracked::mayExist)
                        .orElse(false);
                workspace.store().load(workspace.tenant(), Set.of(key)).stream()
                        .map(UniqueClaims::read)
                        .filter(holder -> !retried && !holder.owner().equals(claim.owner()) && exists(holder))
                        .forEach(holder -> {
                            throw new DuplicateException(claim.type(), claim.key(), holder.owner());
                        });
            }
            unit.tracked(key)
                    .filter(entity -> entity.isNew() && !entity.mayExist())
                    .ifPresent(entity -> {
                        if (!workspace
                                .store()
                                .load(workspace.tenant(), Set.of(key))
                                .isEmpty()) {
                            throw new DuplicateException(key.kind(), "id", key.id());
                        }
                    });
        }
    }

    /** A claim whose owner is gone was left behind while its key was not declared; it may be taken over. */
    private boolean exists(UniqueClaims.Claim holder) {
        return !workspace
                .store()
                .load(workspace.tenant(), Set.of(new Key(holder.type(), holder.owner())))
                .isEmpty();
    }

    private <E> void checkRules(Tracked<E, ?> entity) {
        entity.now().ifPresent(now -> {
            EntityType<E, ?> type = entity.type();
            type.customFields().ifPresent(read -> workspace.fields().check(type.name(), read.apply(now)));
            type.guards().forEach(guard -> guard.check(now, unit));
        });
    }

    private void checkReferences(List<Tracked<?, ?>> changed) {
        Map<Key, String> named = new LinkedHashMap<>();
        Set<Key> held = new HashSet<>();
        changed.forEach(entity -> collectReferences(entity, named, held));
        unit.appends().values().forEach(append -> {
            String field = "log." + append.type() + ".customer";
            Key key = Keys.of("customer", field, append.subject());
            if (!held.contains(key)) {
                named.put(key, field);
            }
        });
        Set<Key> unknown = new LinkedHashSet<>();
        named.forEach((key, field) -> {
            Optional<Tracked<?, ?>> here = unit.tracked(key);
            if (here.isEmpty()) {
                unknown.add(key);
            } else if (here.get().now().isEmpty()) {
                throw missing(field, key);
            }
        });
        if (!unknown.isEmpty()) {
            workspace.store().load(workspace.tenant(), unknown).forEach(record -> unknown.remove(record.key()));
            unknown.forEach(key -> {
                throw missing(String.valueOf(named.get(key)), key);
            });
        }
    }

    /**
     * Collects what a changed entity names newly, which may not exist, and what its stored form names already in a way that keeps
     * others from removing it.
     */
    private <E> void collectReferences(Tracked<E, ?> entity, Map<Key, String> named, Set<Key> held) {
        entity.now().ifPresent(now -> {
            for (Reference<E> reference : entity.type().references()) {
                Value id = reference.attribute().of(now);
                boolean same = entity.before()
                        .map(before -> reference.attribute().of(before).equals(id))
                        .orElse(false);
                String field = entity.type() + "." + reference.attribute();
                if (!(id instanceof Value.Text text)
                        || (reference.optional() && text.value().isEmpty())) {
                    continue;
                }
                Key key = Keys.of(reference.target(), field, text.value());
                if (!same) {
                    named.put(key, field);
                } else if (workspace.types().isHeldBy(entity.type(), reference)) {
                    held.add(key);
                }
            }
        });
    }

    private static InvalidInputException missing(String field, Key key) {
        return new InvalidInputException(field, "names " + key + ", which does not exist");
    }

    private void checkReferrers(Tracked<?, ?> entity) {
        if (entity.now().isPresent() || entity.version() == 0) {
            return;
        }
        Key key = entity.key();
        for (EntityTypes.Referrer<?> referrer : workspace.types().referrers(key.kind())) {
            checkReferrer(key, referrer);
        }
    }

    private <E> void checkReferrer(Key key, EntityTypes.Referrer<E> referrer) {
        Scan scan = new Scan(
                referrer.type().name(),
                referrer.index().asStoreIndex(),
                List.of(new Value.Text(key.id())),
                Optional.<Range>empty(),
                false,
                Optional.empty(),
                100);
        boolean more = true;
        while (more) {
            Slice slice = workspace.store().scan(workspace.tenant(), scan);
            for (StoredRecord record : slice.records()) {
                if (!letsGo(record.key(), key, referrer)) {
                    throw new InvalidInputException(
                            key.toString(), "cannot be removed while " + record.key() + " points at it");
                }
                scan = scan.after(Position.of(record, referrer.index().asStoreIndex()));
            }
            more = slice.more();
        }
    }

    /** Returns whether this unit removes a referrer too, or makes it point at something else. */
    private <E> boolean letsGo(Key record, Key removed, EntityTypes.Referrer<E> referrer) {
        return unit.tracked(record)
                .map(other -> other.now()
                        .map(now -> !referrer.attribute()
                                .of(referrer.type().entityClass().cast(now))
                                .equals(new Value.Text(removed.id())))
                        .orElse(true))
                .orElse(false);
    }

    private void claim(List<Tracked<?, ?>> changed) {
        Map<Key, UniqueClaims.Claim> released = new LinkedHashMap<>();
        Map<Key, UniqueClaims.Claim> wanted = new LinkedHashMap<>();
        changed.forEach(entity -> collectClaims(entity, released, wanted));
        Map<Key, StoredRecord> stored = new HashMap<>();
        Set<Key> asked = new LinkedHashSet<>(released.keySet());
        if (careful) {
            asked.addAll(wanted.keySet());
        }
        if (!asked.isEmpty()) {
            workspace.store().load(workspace.tenant(), asked).forEach(record -> stored.put(record.key(), record));
        }
        wanted.forEach((key, claim) -> {
            Optional<StoredRecord> before = Optional.ofNullable(stored.get(key));
            if (before.map(UniqueClaims::read).filter(claim::equals).isPresent()) {
                return; // an entity that is put again holds it already
            }
            // A value that one entity gives up and another takes in the same unit changes hands in one step.
            boolean free = before.map(UniqueClaims::read)
                    .map(holder -> released.containsKey(key) || holder.owner().equals(claim.owner()) || !exists(holder))
                    .orElse(false);
            long version = free ? before.map(StoredRecord::version).orElse(0L) : 0L;
            ops.add(new Op.Put(version, UniqueClaims.record(key, version + 1, claim)));
            taken.put(key, claim);
        });
        released.forEach((key, claim) -> Optional.ofNullable(stored.get(key))
                .filter(record -> !wanted.containsKey(key)
                        && UniqueClaims.read(record).owner().equals(claim.owner()))
                .ifPresent(record -> ops.add(new Op.Delete(key, record.version()))));
    }

    private <E> void collectClaims(
            Tracked<E, ?> entity, Map<Key, UniqueClaims.Claim> released, Map<Key, UniqueClaims.Claim> wanted) {
        if (!entity.isPutAgain() && workspace.claims().same(entity.type(), entity.before(), entity.now())) {
            return;
        }
        Map<Key, UniqueClaims.Claim> before = entity.isPutAgain() ? Map.of() : claims(entity, entity.before());
        Map<Key, UniqueClaims.Claim> now = claims(entity, entity.now());
        before.forEach((key, claim) -> {
            if (!now.containsKey(key)) {
                released.put(key, claim);
            }
        });
        now.forEach((key, claim) -> {
            if (!before.containsKey(key)) {
                UniqueClaims.Claim other = wanted.put(key, claim);
                if (other != null) {
                    throw new DuplicateException(claim.type(), claim.key(), other.owner());
                }
            }
        });
    }

    private <E> Map<Key, UniqueClaims.Claim> claims(Tracked<E, ?> entity, Optional<E> state) {
        return state.map(some -> workspace.claims().of(entity.type(), some)).orElse(Map.of());
    }

    private void lookup(List<Tracked<?, ?>> changed) {
        Set<Key> before = new LinkedHashSet<>();
        Set<Key> now = new LinkedHashSet<>();
        changed.forEach(entity -> {
            before.addAll(lookups(entity, true));
            now.addAll(lookups(entity, false));
        });
        Set<Key> stored = before;
        if (careful) {
            Set<Key> all = new LinkedHashSet<>(before);
            all.addAll(now);
            stored = new LinkedHashSet<>();
            for (StoredRecord record : workspace.store().load(workspace.tenant(), all)) {
                stored.add(record.key());
            }
        }
        for (Key key : stored) {
            if (!now.contains(key)) {
                ops.add(new Op.Delete(key, 1));
            }
        }
        for (Key key : now) {
            if (!stored.contains(key)) {
                ops.add(new Op.Put(0, LookupRecords.record(key)));
            }
        }
    }

    private <E> Set<Key> lookups(Tracked<E, ?> entity, boolean before) {
        return (before ? entity.before() : entity.now())
                .map(some -> workspace.lookups().of(entity.type(), some))
                .orElse(Set.of());
    }

    private void append() {
        unit.appends().forEach((log, append) -> {
            ops.add(new Op.Append(log, append.expectedLast(), append.bodies()));
            feed(
                    append.subject().value(),
                    new Change(append.type(), append.subject().value(), ChangeKind.APPENDED, 0));
        });
    }

    private void feed(String subject, Change change) {
        feed.computeIfAbsent(workspace.feed().logOf(subject), log -> new ArrayList<>())
                .add(change);
    }
}
