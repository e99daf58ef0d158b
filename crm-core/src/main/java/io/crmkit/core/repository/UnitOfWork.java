package io.crmkit.core.repository;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.Reader;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.error.StaleVersionException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.StoredRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Several changes that become visible together or not at all. Changes are collected and committed as one atomic batch when the
 * work returns; if it throws, nothing is stored. What was read must still be the same at the commit, or the whole work is
 * repeated with fresh reads, so it must have no effects of its own. Not safe for several threads.
 */
public final class UnitOfWork implements Reader {

    private final Workspace workspace;
    private final Map<Key, Tracked<?, ?>> tracked = new LinkedHashMap<>();
    private final Map<String, PendingAppend> appends = new LinkedHashMap<>();
    private Optional<String> reason = Optional.empty();
    private boolean ended;

    UnitOfWork(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Events to append to one log. */
    record PendingAppend(String type, CustomerId subject, long expectedLast, List<String> bodies) {}

    /**
     * Says why the changes are made, for the history of the records.
     *
     * @throws InvalidInputException if the reason is blank
     */
    public void because(String why) {
        if (why.isBlank()) {
            throw new InvalidInputException("reason", "must not be blank");
        }
        reason = Optional.of(why);
    }

    /**
     * Adds an entity. It gets an id, unless it has one, and the time of the clock, unless it says when it happened.
     *
     * @return the entity as it will be stored
     * @throws DuplicateException at the commit, if the id or a unique key is taken
     * @throws InvalidInputException at the commit, if it breaks a rule
     */
    public <E> E add(E entity) {
        return track(workspace.types().of(entity), entity).now().orElseThrow();
    }

    /**
     * Adds an entity again that was removed, as somebody added it once.
     *
     * @param stamps those that it had; the times and actors of its creation stay
     */
    public <E> E addAgain(E entity, Stamps stamps) {
        Tracked<E, ?> added = track(workspace.types().of(entity), entity);
        added.createdAsIn(stamps);
        return added.now().orElseThrow();
    }

    /**
     * Adds an entity, unless one with the same id or one of its unique keys is stored already; that one is left as it is.
     *
     * @return the entity as it will be stored, or the one that is there
     * @throws InvalidInputException at the commit, if it breaks a rule
     */
    public <E> Added<E> addIfAbsent(E entity) {
        return addIfAbsent(workspace.types().of(entity), entity);
    }

    private <E, I extends Id> Added<E> addIfAbsent(EntityType<E, I> type, E entity) {
        Optional<E> holder = holder(type, entity);
        if (holder.isPresent()) {
            return new Added<>(holder.get(), false);
        }
        Tracked<E, I> added = track(type, entity);
        added.onlyIfAbsent();
        return new Added<>(added.now().orElseThrow(), true);
    }

    /** Returns who holds the id or a unique key of {@code entity}, here or in the store. */
    private <E, I extends Id> Optional<E> holder(EntityType<E, I> type, E entity) {
        if (type.idOf(entity).assigned()) {
            Optional<E> same = find(type, type.idOf(entity));
            if (same.isPresent()) {
                return same;
            }
        }
        Set<Key> claims = workspace.claims().of(type, entity).keySet();
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        for (Tracked<?, ?> other : tracked.values()) {
            if (other.type() == type && other.now().isPresent()) {
                Tracked<E, I> sameType = cast(type, other);
                E candidate = sameType.now().orElseThrow();
                if (workspace.claims().of(type, candidate).keySet().stream().anyMatch(claims::contains)) {
                    return Optional.of(candidate);
                }
            }
        }
        for (StoredRecord claim : workspace.store().load(workspace.tenant(), claims)) {
            Optional<E> owner = find(type, type.id(UniqueClaims.read(claim).owner()));
            if (owner.isPresent()) {
                return owner;
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the ids of the other entities of its type that hold a unique value of an entity which its stored form does not, as
     * this unit would leave them.
     *
     * @throws InvalidInputException if the type is not registered
     */
    public <E> Set<String> holders(E entity) {
        return holders(workspace.types().of(entity), entity);
    }

    private <E, I extends Id> Set<String> holders(EntityType<E, I> type, E entity) {
        requireOpen();
        String own = type.idOf(entity).value();
        Set<String> holders = new TreeSet<>();
        Set<Key> claims =
                new LinkedHashSet<>(workspace.claims().of(type, entity).keySet());
        tracked(new Key(type.name(), own))
                .flatMap(known -> cast(type, known).before())
                .ifPresent(before ->
                        claims.removeAll(workspace.claims().of(type, before).keySet()));
        if (claims.isEmpty()) {
            return holders;
        }
        for (Tracked<?, ?> other : tracked.values()) {
            if (other.type() == type
                    && other.isChanged()
                    && !other.key().id().equals(own)
                    && holds(cast(type, other), claims)) {
                holders.add(other.key().id());
            }
        }
        for (StoredRecord claim : workspace.store().load(workspace.tenant(), claims)) {
            I owner = type.id(UniqueClaims.read(claim).owner());
            if (!owner.value().equals(own) && holds(load(type, owner), claims)) {
                holders.add(owner.value());
            }
        }
        return holders;
    }

    /**
     * Returns the entities that hold values of a unique key in the store, by value; what this unit changed itself is not looked at.
     * Reads the store twice, however many values there are.
     *
     * @throws InvalidInputException if the type is not registered
     */
    public <E, I extends Id, V> Map<V, E> findAllBy(EntityType<E, I> type, UniqueKey<E, V> key, Collection<V> values) {
        requireOpen();
        workspace.types().requireRegistered(type);
        Map<Key, V> claims = new LinkedHashMap<>();
        values.forEach(value ->
                claims.put(workspace.claims().key(type, key.name(), key.text().apply(value)), value));
        Map<V, I> owners = new LinkedHashMap<>();
        if (!claims.isEmpty()) {
            for (StoredRecord claim : workspace.store().load(workspace.tenant(), claims.keySet())) {
                owners.put(
                        claims.get(claim.key()),
                        type.id(UniqueClaims.read(claim).owner()));
            }
        }
        prefetch(type, owners.values());
        Map<V, E> found = new LinkedHashMap<>();
        owners.forEach((value, owner) -> cast(
                        type, Objects.requireNonNull(tracked.get(new Key(type.name(), owner.value()))))
                .before()
                .filter(entity -> workspace
                        .claims()
                        .of(type, entity)
                        .containsKey(workspace
                                .claims()
                                .key(type, key.name(), key.text().apply(value))))
                .ifPresent(entity -> found.put(value, entity)));
        return found;
    }

    private <E> boolean holds(Tracked<E, ?> other, Set<Key> claims) {
        return other.now()
                .filter(now -> workspace.claims().of(other.type(), now).keySet().stream()
                        .anyMatch(claims::contains))
                .isPresent();
    }

    private <E, I extends Id> Tracked<E, I> track(EntityType<E, I> type, E entity) {
        requireOpen();
        if (!type.idOf(entity).assigned()) {
            entity = type.withId(entity, type.id(workspace.newId()));
        }
        entity = type.withTime(entity, workspace.now());
        Key key = Keys.of(type.name(), type + ".id", type.idOf(entity));
        Tracked<?, ?> known = tracked.get(key);
        if (known != null && known.now().isPresent()) {
            throw new DuplicateException(type.name(), "id", key.id());
        }
        // An entity that was removed in this unit and comes back is a change of what is stored.
        Tracked<E, I> added = known == null ? new Tracked<>(type, key, Optional.empty()) : cast(type, known);
        added.set(Optional.of(entity));
        tracked.put(key, added);
        return added;
    }

    @Override
    public <E, I extends Id> Optional<E> find(EntityType<E, I> type, I id) {
        return load(type, id).now();
    }

    /** Returns an entity as it was when this unit read it, with its version and stamps. */
    public <E, I extends Id> Optional<Versioned<E>> findVersioned(EntityType<E, I> type, I id) {
        return load(type, id).versioned();
    }

    /**
     * Returns the entities with these ids that exist, in the order of the ids; reads the store once.
     *
     * @throws InvalidInputException if the type is not registered
     */
    public <E, I extends Id> List<E> findAll(EntityType<E, I> type, Collection<I> ids) {
        prefetch(type, ids);
        return ids.stream().map(id -> find(type, id)).flatMap(Optional::stream).toList();
    }

    /**
     * Returns an entity.
     *
     * @throws NotFoundException if there is none with this id
     */
    public <E, I extends Id> E get(EntityType<E, I> type, I id) {
        return find(type, id).orElseThrow(() -> new NotFoundException(type.name(), id.value()));
    }

    /**
     * Changes an entity.
     *
     * @param edit gives the changed entity; must keep the id
     * @return the entity as it will be stored
     * @throws NotFoundException if there is none with this id
     * @throws InvalidInputException if {@code edit} changed the id; at the commit, if the entity breaks a rule
     */
    public <E, I extends Id> E update(EntityType<E, I> type, I id, UnaryOperator<E> edit) {
        Tracked<E, I> entity = load(type, id);
        E next = edit.apply(entity.now().orElseThrow(() -> new NotFoundException(type.name(), id.value())));
        if (!type.idOf(next).equals(id)) {
            throw new InvalidInputException(type + ".id", "must not change");
        }
        entity.set(Optional.of(next));
        return next;
    }

    /**
     * Changes an entity that the caller has read before.
     *
     * @param expectedVersion the version that the caller had read
     * @throws StaleVersionException if somebody changed it since
     * @throws NotFoundException if there is none with this id
     */
    public <E, I extends Id> E update(EntityType<E, I> type, I id, long expectedVersion, UnaryOperator<E> edit) {
        Tracked<E, I> entity = load(type, id);
        if (entity.now().isPresent() && entity.version() != expectedVersion) {
            throw new StaleVersionException(type.name(), id.value(), expectedVersion, entity.version());
        }
        return update(type, id, edit);
    }

    /**
     * Removes an entity, for mistakes.
     *
     * @return whether there was one
     * @throws InvalidInputException at the commit, if other entities point at it; see {@link Repository#remove}
     */
    public <E, I extends Id> boolean remove(EntityType<E, I> type, I id) {
        Tracked<E, I> entity = load(type, id);
        boolean existed = entity.now().isPresent();
        entity.set(Optional.empty());
        return existed;
    }

    /**
     * Applies the erasure rule of a type to an entity. What this version does not know of the entity is not kept, as it would be in
     * any other change, because it may be personal.
     *
     * @return whether there was one
     * @throws InvalidInputException at the commit, if the rule removes the entity and other entities point at it
     */
    public <E, I extends Id> boolean erase(EntityType<E, I> type, I id) {
        Tracked<E, I> entity = load(type, id);
        boolean existed = entity.now().isPresent();
        if (existed && type.erasureRule() instanceof ErasureRule.Delete) {
            entity.set(Optional.empty());
        } else if (existed && type.erasureRule() instanceof ErasureRule.Redact<E> rule) {
            entity.set(entity.now().map(rule.redaction()));
            entity.forgetUnknown();
        }
        if (existed && !(type.erasureRule() instanceof ErasureRule.Keep)) {
            entity.erased();
        }
        return existed;
    }

    /**
     * Appends events to the log of a customer, behind whatever is last.
     *
     * @throws InvalidInputException at the commit, if there is no such customer
     */
    public <T> void append(LogType<T> type, CustomerId subject, List<T> events) {
        append(type, subject, Op.Append.AT_END, events);
    }

    /**
     * Appends events to the log of a customer, if nobody appended since the caller read it.
     *
     * @param expectedLast the sequence of the last event that the caller has read, 0 for an empty log; if another one is last
     *     at the commit, the work is repeated
     * @throws InvalidInputException if this unit appends to the same log already and {@code expectedLast} does not follow from
     *     that; at the commit, if there is no such customer
     */
    public <T> void append(LogType<T> type, CustomerId subject, long expectedLast, List<T> events) {
        requireOpen();
        Keys.of("customer", "log." + type + ".customer", subject);
        if (events.isEmpty()) {
            return;
        }
        List<String> bodies = new ArrayList<>(events.stream()
                .map(event -> Bodies.readable("log." + type, type.encode(event)))
                .toList());
        PendingAppend before = appends.get(type.logOf(subject));
        if (before != null) {
            boolean follows = before.expectedLast() != Op.Append.AT_END
                    && expectedLast == before.expectedLast() + before.bodies().size();
            if (expectedLast != Op.Append.AT_END && !follows) {
                throw new InvalidInputException(
                        "log." + type + ".expectedLast", "must follow from what this unit appended before");
            }
            bodies.addAll(0, before.bodies());
            expectedLast = before.expectedLast();
        }
        appends.put(type.logOf(subject), new PendingAppend(type.name(), subject, expectedLast, List.copyOf(bodies)));
    }

    /** Reads several entities at once, so that later calls find them here. */
    <E, I extends Id> void prefetch(EntityType<E, I> type, Collection<I> ids) {
        workspace.types().requireRegistered(type);
        Set<Key> missing = new LinkedHashSet<>();
        for (I id : ids) {
            Key key = Keys.of(type.name(), type + ".id", id);
            if (!tracked.containsKey(key)) {
                missing.add(key);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Map<Key, StoredRecord> found = new LinkedHashMap<>();
        workspace.store().load(workspace.tenant(), missing).forEach(record -> found.put(record.key(), record));
        missing.forEach(key -> tracked.put(key, new Tracked<>(type, key, Optional.ofNullable(found.get(key)))));
    }

    <E, I extends Id> Tracked<E, I> load(EntityType<E, I> type, I id) {
        requireOpen();
        prefetch(type, List.of(id));
        return cast(type, Objects.requireNonNull(tracked.get(new Key(type.name(), id.value()))));
    }

    /** Writes an entity again, if it still exists, as this version of the software stores it. */
    <E, I extends Id> void putAgain(EntityType<E, I> type, I id) {
        load(type, id).putAgain();
    }

    /** Adds what a recorder keeps of the changes of this unit. */
    void recordChanges(ChangeRecorder recorder) {
        for (Tracked<?, ?> entity : tracked()) {
            if (entity.isChanged()) {
                recorder.record(entity.recorded(workspace.now(), workspace.actor(), reason))
                        .ifPresent(
                                kept -> track(workspace.types().of(kept), kept).tellsOfOthers());
            }
        }
    }

    /** From here on the unit takes no more changes: nobody would store them. */
    void end() {
        ended = true;
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the unit of work has ended");
        }
    }

    Collection<Tracked<?, ?>> tracked() {
        return List.copyOf(tracked.values());
    }

    Optional<Tracked<?, ?>> tracked(Key key) {
        return Optional.ofNullable(tracked.get(key));
    }

    Map<String, PendingAppend> appends() {
        return appends;
    }

    @SuppressWarnings("unchecked") // the kind of the key is the name of the type, and names are unique
    private static <E, I extends Id> Tracked<E, I> cast(EntityType<E, I> type, Tracked<?, ?> known) {
        if (known.type() != type) {
            throw new InvalidInputException("entity type " + type, "is not registered");
        }
        return (Tracked<E, I>) known;
    }
}
