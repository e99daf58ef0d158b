package io.crmkit.core.repository;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.feed.Change;
import io.crmkit.core.feed.ChangeKind;
import io.crmkit.core.id.Id;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.StoredRecord;
import java.time.Instant;
import java.util.Optional;

/** One entity as a unit of work sees it: as it is stored, and as it shall be. */
final class Tracked<E, I extends Id> {
    private final EntityType<E, I> type;
    private final Key key;
    private final Optional<StoredRecord> stored;
    private final Optional<E> before;
    private Optional<E> now;
    private boolean onlyIfAbsent;
    private boolean again;
    private boolean forgetful;
    private boolean erased;
    private boolean tells;
    private Optional<Stamps> created = Optional.empty();

    Tracked(EntityType<E, I> type, Key key, Optional<StoredRecord> stored) {
        this.type = type;
        this.key = key;
        this.stored = stored;
        this.before = stored.map(record -> Bodies.entity(type, record));
        this.now = before;
    }

    EntityType<E, I> type() {
        return type;
    }

    Key key() {
        return key;
    }

    Optional<E> before() {
        return before;
    }

    Optional<E> now() {
        return now;
    }

    long version() {
        return stored.map(StoredRecord::version).orElse(0L);
    }

    void set(Optional<E> entity) {
        now = entity;
    }

    void onlyIfAbsent() {
        onlyIfAbsent = true;
    }

    boolean mayExist() {
        return onlyIfAbsent;
    }

    /** Writes the entity again as this version of the software stores it, although it is the same. */
    void putAgain() {
        again = true;
    }

    /** Stores nothing but what this version knows of the entity. */
    void forgetUnknown() {
        forgetful = true;
    }

    void createdAsIn(Stamps stamps) {
        created = Optional.of(stamps);
    }

    /** Says that the change is an erasure, so that nobody keeps what was there. */
    void erased() {
        erased = true;
    }

    RecordedChange<E> recorded(Instant at, Actor by, Optional<String> reason) {
        return new RecordedChange<>(type, before, now, erased, at, by, reason);
    }

    /** Says that the entity tells of the changes of others, so that the change feed need not tell of it. */
    void tellsOfOthers() {
        tells = true;
    }

    boolean toldInFeed() {
        return !tells && type.toldInFeed();
    }

    private boolean forgetsSomething() {
        return forgetful
                && now.isPresent()
                && stored.filter(record -> !record.body().equals(Bodies.write(type, now.get(), Bodies.stamps(record))))
                        .isPresent();
    }

    boolean isPutAgain() {
        return again && stored.isPresent() && !isChanged();
    }

    boolean isNew() {
        return before.isEmpty() && now.isPresent();
    }

    boolean isChanged() {
        return !before.equals(now) || forgetsSomething();
    }

    Optional<Versioned<E>> versioned() {
        return stored.flatMap(
                record -> before.map(entity -> new Versioned<>(entity, record.version(), Bodies.stamps(record))));
    }

    /** Returns the subject whose shard of the feed tells of this change: the first customer it names, or itself. */
    String subject() {
        E entity = now.or(() -> before).orElseThrow();
        return type.subjects().stream()
                .map(attribute -> attribute.decode(attribute.of(entity)).value())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(key.id());
    }

    Change change() {
        ChangeKind kind = before.isEmpty() ? ChangeKind.ADDED : now.isEmpty() ? ChangeKind.REMOVED : ChangeKind.UPDATED;
        return new Change(type.name(), key.id(), kind, now.isEmpty() ? version() : version() + 1);
    }

    /** Returns the operation that makes the change, or checks that what was read is still so. */
    Op op(Instant at, Actor by) {
        if (isPutAgain()) {
            String body = stored.orElseThrow().body();
            return new Op.Put(
                    version(), new StoredRecord(key, version() + 1, body, type.attributesOf(now.orElseThrow())));
        } else if (!isChanged()) {
            return new Op.Check(key, version());
        }
        if (now.isEmpty()) {
            return new Op.Delete(key, version());
        }
        E entity = now.get();
        if (forgetful && stored.isPresent()) {
            String body = Bodies.write(type, entity, Bodies.stamps(stored.get()).updated(at, by));
            return new Op.Put(version(), new StoredRecord(key, version() + 1, body, type.attributesOf(entity)));
        }
        String body = before.isPresent()
                ? Bodies.rewrite(type, stored.orElseThrow(), before.get(), entity, at, by)
                : Bodies.write(
                        type,
                        entity,
                        created.map(stamps -> stamps.updated(at, by)).orElseGet(() -> Stamps.created(at, by)));
        return new Op.Put(version(), new StoredRecord(key, version() + 1, body, type.attributesOf(entity)));
    }
}
