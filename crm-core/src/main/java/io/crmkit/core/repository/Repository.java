package io.crmkit.core.repository;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.Lookup;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.error.StaleVersionException;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.id.Id;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Position;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The entities of one type. Each change is a unit of work of its own; see {@link UnitOfWork} for several that belong together.
 * Reads see every commit that is done. Safe for many threads.
 *
 * @param <E> the type of the entities
 * @param <I> the type of their ids
 */
public final class Repository<E, I extends Id> {
    private static final int STREAM_PAGE = 500;

    private final Workspace workspace;
    private final EntityType<E, I> type;

    Repository(Workspace workspace, EntityType<E, I> type) {
        this.workspace = workspace;
        this.type = type;
    }

    /**
     * Adds an entity. It gets an id, unless it has one, and the time of the clock, unless it says when it happened.
     *
     * @return the entity as it is stored
     * @throws DuplicateException if the id or a unique key is taken; nothing was stored
     * @throws InvalidInputException if it breaks a rule; nothing was stored
     */
    public E add(E entity) {
        return workspace.compute(unit -> unit.add(entity));
    }

    /**
     * Adds an entity, unless one with the same id or one of its unique keys is stored already; that one is left as it is. So
     * the same import or webhook may come twice.
     *
     * @throws InvalidInputException if it breaks a rule; nothing was stored
     */
    public Added<E> addIfAbsent(E entity) {
        return workspace.compute(unit -> unit.addIfAbsent(entity));
    }

    /** Returns the entity with this id. */
    public Optional<E> find(I id) {
        return load(Set.of(key(id))).stream()
                .map(record -> Bodies.entity(type, record))
                .findFirst();
    }

    /**
     * Returns the entity with this id.
     *
     * @throws NotFoundException if there is none
     */
    public E get(I id) {
        return find(id).orElseThrow(() -> new NotFoundException(type.name(), id.value()));
    }

    /** Returns the entities with these ids that exist, in the order of the ids. */
    public List<E> findAll(Collection<I> ids) {
        Map<String, StoredRecord> found = new HashMap<>();
        load(ids.stream().map(this::key).collect(Collectors.toSet()))
                .forEach(record -> found.put(record.key().id(), record));
        return ids.stream()
                .distinct()
                .map(id -> Optional.ofNullable(found.get(id.value())))
                .flatMap(Optional::stream)
                .map(record -> Bodies.entity(type, record))
                .toList();
    }

    /** Returns the entity with its version and stamps, for an edit that spans more than one call. */
    public Optional<Versioned<E>> findVersioned(I id) {
        return load(Set.of(key(id))).stream().map(this::versioned).findFirst();
    }

    private Versioned<E> versioned(StoredRecord record) {
        return new Versioned<>(Bodies.entity(type, record), record.version(), Bodies.stamps(record));
    }

    /** Returns the entity that holds a value of a unique key. */
    public <V> Optional<E> findBy(UniqueKey<E, V> key, V value) {
        String text = key.text().apply(Objects.requireNonNull(value, key.name()));
        Key claim = workspace.claims().key(type, key.name(), text);
        return load(Set.of(claim)).stream()
                .map(record -> type.id(UniqueClaims.read(record).owner()))
                .findFirst()
                .flatMap(this::find)
                // claim and entity are read one after the other, and the value may have moved on in between
                .filter(entity -> holds(key.values().apply(entity), key.text(), text));
    }

    /**
     * Returns the entities that hold a value of a lookup, in the order of their ids.
     *
     * @param limit how many at most, 1 to 1,000
     */
    public <V> List<E> findBy(Lookup<E, V> lookup, V value, int limit) {
        String text = lookup.text().apply(Objects.requireNonNull(value, lookup.name()));
        return findByLookup(lookup.name(), text, limit).stream()
                .filter(entity -> holds(lookup.values().apply(entity), lookup.text(), text))
                .toList();
    }

    private static <V> boolean holds(Collection<V> values, Function<V, String> text, String wanted) {
        return values.stream().anyMatch(value -> text.apply(value).equals(wanted));
    }

    /**
     * Returns the entities that hold a value of a searchable custom field, in the order of their ids.
     *
     * @param field the key of the field
     * @param text the value as {@code FieldValue} keeps it
     * @param limit how many at most, 1 to 1,000
     * @throws InvalidInputException if the field is not defined as searchable
     */
    public List<E> findByField(String field, String text, int limit) {
        FieldDefinition definition = workspace.fields().of(type.name()).stream()
                .filter(candidate -> candidate.key().equals(field) && candidate.searchable())
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException(type + ".customFields." + field, "is not defined as searchable"));
        String normal =
                new FieldValue(definition.type(), List.of(text)).normalTexts().get(0);
        Function<E, CustomFields> fields = type.customFields().orElseThrow();
        return findByLookup("field." + field, normal, limit).stream()
                .filter(entity -> fields.apply(entity)
                        .get(field)
                        .filter(value -> value.normalTexts().contains(normal))
                        .isPresent())
                .toList();
    }

    private List<E> findByLookup(String lookup, String text, int limit) {
        int size = PageRequest.ofSize(limit).size();
        Slice slice =
                workspace.store().scan(workspace.tenant(), workspace.lookups().scan(type, lookup, text, size));
        return findAll(
                slice.records().stream().map(LookupRecords::owner).map(type::id).toList());
    }

    /**
     * Changes an entity. If somebody else changes it at the same time, {@code edit} is applied again to the fresh state.
     *
     * @param edit gives the changed entity; keeps the id and has no effects of its own
     * @return the entity as it is stored
     * @throws NotFoundException if there is none with this id
     * @throws ConflictException if the last repetition lost too; stored is what the other writers wrote
     * @throws DuplicateException if a unique key is taken; the stored entity is unchanged
     * @throws InvalidInputException if it breaks a rule; the stored entity is unchanged
     */
    public E update(I id, UnaryOperator<E> edit) {
        return workspace.compute(unit -> unit.update(type, id, edit));
    }

    /**
     * Changes an entity that the caller has read before, for example to show it in a form.
     *
     * @param expectedVersion the version that the caller had read, of {@link #findVersioned}
     * @throws StaleVersionException if somebody changed it since; names both versions; the stored entity is unchanged
     */
    public E update(I id, long expectedVersion, UnaryOperator<E> edit) {
        return workspace.compute(unit -> unit.update(type, id, expectedVersion, edit));
    }

    /**
     * Removes an entity, for mistakes.
     *
     * @return whether there was one
     * @throws InvalidInputException if other entities point at it; nothing was removed. Only references that lead an index are
     *     seen, and an entity that another writer adds at the same moment can be missed.
     */
    public boolean remove(I id) {
        return workspace.compute(unit -> unit.remove(type, id));
    }

    /**
     * Returns one page of a query.
     *
     * @throws InvalidInputException if the cursor is malformed, or of another tenant or query; if a text of the query is over the
     *     limits of the store, or holds U+0000 or half a surrogate pair
     */
    public Page<E> page(Query<E> query, PageRequest request) {
        Page<Versioned<E>> page = pageVersioned(query, request);
        return new Page<>(page.items().stream().map(Versioned::entity).toList(), page.next());
    }

    /**
     * Returns one page of a query, each entity with its version and stamps; otherwise like {@link #page}.
     *
     * @throws InvalidInputException as for {@link #page}
     */
    public Page<Versioned<E>> pageVersioned(Query<E> query, PageRequest request) {
        Optional<Position> after =
                request.after().map(cursor -> workspace.cursors().position(type.name(), query, cursor));
        Slice slice = scan(query.scan(type.name(), after, request.size()));
        List<Versioned<E>> items = new ArrayList<>(slice.records().size());
        slice.records().forEach(record -> items.add(versioned(record)));
        if (!slice.more() || slice.records().isEmpty()) {
            return new Page<>(items, Optional.empty());
        }
        StoredRecord last = slice.records().get(slice.records().size() - 1);
        Position end = Position.of(last, query.index().asStoreIndex());
        return new Page<>(items, Optional.of(workspace.cursors().cursor(type.name(), query, end)));
    }

    /**
     * Returns everything that a query selects, read in pages while the stream is consumed: constant memory. An entity that is
     * neither moved nor changed meanwhile comes exactly once.
     */
    public Stream<E> stream(Query<E> query) {
        Objects.requireNonNull(query, "query");
        Iterator<E> entities = new Iterator<>() {
            private Iterator<StoredRecord> page = Collections.emptyIterator();
            private Optional<Position> after = Optional.empty();
            private boolean more = true;

            @Override
            public boolean hasNext() {
                while (!page.hasNext() && more) {
                    Slice slice = scan(query.scan(type.name(), after, STREAM_PAGE));
                    page = slice.records().iterator();
                    more = slice.more();
                    if (more) {
                        StoredRecord last = slice.records().get(slice.records().size() - 1);
                        after = Optional.of(Position.of(last, query.index().asStoreIndex()));
                    }
                }
                return page.hasNext();
            }

            @Override
            public E next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return Bodies.entity(type, page.next());
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(entities, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * Puts entities again that were stored before an attribute, an index, a unique key, a lookup, or a unique or searchable custom
     * field was declared, so that these find them too. Entities that are found already are left alone; an entity that is put
     * again gets a new version and an entry in the change feed, and keeps its stamps. It may run beside other work, be stopped and
     * be started again.
     *
     * <p>In a rolling upgrade call it when the last instance of the older version has ended: what that one stores is not found by
     * what it does not know.
     *
     * @throws io.crmkit.store.StoreException if the store fails; what was put again stays so
     */
    public Reindexed<I> reindex() {
        return new Reindexing<>(workspace, type).run();
    }

    /** Returns how many entities a query selects; exact, answered by the store without reading them. */
    public long count(Query<E> query) {
        return counts(query, List.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * Returns how many entities a query selects for each value of an attribute of its index, in the order of the values; values
     * without an entity do not appear. Answered by the store without reading the entities.
     *
     * @throws InvalidInputException if the index of the query does not have the attribute
     */
    public <T> Map<T, Long> countBy(Query<E> query, Attribute<E, T> attribute) {
        Map<T, Long> counts = new LinkedHashMap<>();
        counts(query, List.of(attribute))
                .forEach((values, count) -> counts.put(attribute.decode(values.get(0)), count));
        return counts;
    }

    /**
     * Returns how many entities a query selects for each value of {@code outer} and, within it, of {@code inner}, in the order of
     * the values; combinations without an entity do not appear. Answered by the store without reading the entities.
     *
     * @throws InvalidInputException if the index of the query does not have both attributes in this order
     */
    public <T, U> Map<T, Map<U, Long>> countBy(Query<E> query, Attribute<E, T> outer, Attribute<E, U> inner) {
        Map<T, Map<U, Long>> counts = new LinkedHashMap<>();
        counts(query, List.of(outer, inner))
                .forEach((values, count) -> counts.computeIfAbsent(
                                outer.decode(values.get(0)), first -> new LinkedHashMap<>())
                        .put(inner.decode(values.get(1)), count));
        return counts;
    }

    private Map<List<Value>, Long> counts(Query<E> query, List<Attribute<E, ?>> groupBy) {
        int last = -1;
        for (Attribute<E, ?> attribute : groupBy) {
            int place = query.index().attributes().indexOf(attribute);
            if (place <= last) {
                throw new InvalidInputException(
                        "countBy." + attribute, "must be of index " + query.index() + ", in its order");
            }
            last = place;
        }
        Scan scan = query.scan(type.name(), Optional.empty(), STREAM_PAGE);
        List<String> names = groupBy.stream().map(Attribute::name).toList();
        return asked(() -> workspace.store().count(workspace.tenant(), scan, names));
    }

    private Slice scan(Scan scan) {
        return asked(() -> workspace.store().scan(workspace.tenant(), scan));
    }

    private static <R> R asked(Supplier<R> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException refused) {
            throw new InvalidInputException("query", "asks for what no record can hold: " + refused.getMessage());
        }
    }

    private List<StoredRecord> load(Set<Key> keys) {
        return workspace.store().load(workspace.tenant(), keys);
    }

    private Key key(I id) {
        return Keys.of(type.name(), type + ".id", id);
    }
}
