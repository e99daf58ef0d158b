package io.crmkit.core.entity;

import io.crmkit.core.field.CustomFields;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.store.Index;
import io.crmkit.store.Kind;
import io.crmkit.store.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The single source of truth about a kind of record: name, id, JSON codec, indexed attributes, unique keys, lookups, whose
 * personal data it is, what a merge of two customers and the erasure of one do to it. Storage, queries, uniqueness, merge,
 * export and erasure are derived from it. Hosts describe their own types the same way and register them with {@code Crm}.
 *
 * @param <E> the entity, immutable
 * @param <I> its id
 */
public final class EntityType<E, I extends Id> {
    /** The index, in every kind, that finds all records in the order of their ids; it needs no room in the store. */
    public static final Index ALL = new Index("all", List.of());

    /** Stands for the time at which a repository adds the entity; see {@link Builder#happenedAt}. */
    public static final Instant WHEN_ADDED = Instant.MIN;

    private final String name;
    private final Class<E> entityClass;
    private final Function<String, I> idFromText;
    private final Function<E, I> id;
    private final BiFunction<E, I, E> withId;
    private final BiFunction<E, Instant, E> withTime;
    private final JsonCodec<E> codec;
    private final List<EntityIndex<E>> indexes;
    private final Map<String, Attribute<E, ?>> attributes;
    private final List<UniqueKey<E, ?>> uniqueKeys;
    private final List<Lookup<E, ?>> lookups;
    private final List<Attribute<E, CustomerId>> subjects;
    private final List<Reference<E>> references;
    private final Set<String> personalFields;
    private final Optional<Function<E, CustomFields>> customFields;
    private final List<Guard<E>> guards;
    private final MergeRule<E> mergeRule;
    private final ErasureRule<E> erasureRule;
    private final boolean toldInFeed;

    private EntityType(Builder<E, I> builder) {
        this.name = builder.name;
        this.entityClass = builder.entityClass;
        this.idFromText = builder.idFromText;
        this.id = Declarations.required(builder.id, name, "id");
        this.withId = Declarations.required(builder.withId, name, "id");
        this.withTime = builder.withTime;
        this.codec = JsonCodec.of(entityClass);
        this.indexes = List.copyOf(builder.indexes);
        this.attributes = Declarations.attributes(name, indexes);
        this.uniqueKeys = List.copyOf(builder.uniqueKeys);
        this.lookups = List.copyOf(builder.lookups);
        this.subjects = List.copyOf(builder.subjects);
        this.references = List.copyOf(builder.references);
        this.personalFields = Set.copyOf(builder.personalFields);
        this.customFields = Optional.ofNullable(builder.customFields);
        this.guards = List.copyOf(builder.guards);
        this.mergeRule = Declarations.required(builder.mergeRule, name, "onMerge");
        this.erasureRule = Declarations.required(builder.erasureRule, name, "onErasure");
        this.toldInFeed = builder.toldInFeed;
        Declarations.check(this);
    }

    /**
     * Starts the description of a type.
     *
     * @param name of the type and its kind in the store; matches {@code [a-z][a-z0-9_]{0,39}}
     * @param entityClass the class of the entities; Jackson 3 must be able to write and read it
     * @param idFromText makes an id of its text, usually the constructor of the id record
     */
    public static <E, I extends Id> Builder<E, I> builder(
            String name, Class<E> entityClass, Function<String, I> idFromText) {
        return new Builder<>(name, entityClass, idFromText);
    }

    /** Returns the name of the type, which is the name of its kind in the store. */
    public String name() {
        return name;
    }

    /** Returns the class of the entities. */
    public Class<E> entityClass() {
        return entityClass;
    }

    /** Returns the id of an entity. */
    public I idOf(E entity) {
        return id.apply(entity);
    }

    /** Returns the id with this text. */
    public I id(String text) {
        return idFromText.apply(text);
    }

    /** Returns an entity with another id. */
    public E withId(E entity, I newId) {
        return withId.apply(entity, newId);
    }

    /** Returns the entity with {@link #WHEN_ADDED} replaced by {@code now}. */
    public E withTime(E entity, Instant now) {
        return withTime.apply(entity, now);
    }

    /** Returns the codec that turns entities into JSON and back. */
    public JsonCodec<E> codec() {
        return codec;
    }

    /** Returns the declared indexes. */
    public List<EntityIndex<E>> indexes() {
        return indexes;
    }

    /** Returns the indexed attributes of an entity, as the store sees them. */
    public Map<String, Value> attributesOf(E entity) {
        Map<String, Value> values = new TreeMap<>();
        attributes.forEach((attribute, read) -> values.put(attribute, read.of(entity)));
        return values;
    }

    /** Returns the unique keys. */
    public List<UniqueKey<E, ?>> uniqueKeys() {
        return uniqueKeys;
    }

    /** Returns the lookups. */
    public List<Lookup<E, ?>> lookups() {
        return lookups;
    }

    /** Returns the attributes that name the data subjects; each leads an index. Empty if the type has none. */
    public List<Attribute<E, CustomerId>> subjects() {
        return subjects;
    }

    /** Returns the attributes that name other entities, the data subjects among them. */
    public List<Reference<E>> references() {
        return references;
    }

    /** Returns the names of the fields that hold personal data. */
    public Set<String> personalFields() {
        return personalFields;
    }

    /** Returns how to read the custom fields of an entity, if the type has custom fields. */
    public Optional<Function<E, CustomFields>> customFields() {
        return customFields;
    }

    /** Returns the rules that need other entities to be judged. */
    public List<Guard<E>> guards() {
        return guards;
    }

    /** Returns what a merge of two customers does to an entity. */
    public MergeRule<E> mergeRule() {
        return mergeRule;
    }

    /** Returns what the erasure of its data subject does to an entity. */
    public ErasureRule<E> erasureRule() {
        return erasureRule;
    }

    /** Returns whether the change feed tells of changes of these entities. */
    public boolean toldInFeed() {
        return toldInFeed;
    }

    /** Returns the type as the store sees it. */
    public Kind kind() {
        Map<String, Value.Type> types = new TreeMap<>();
        attributes.forEach((attribute, read) -> types.put(attribute, read.type()));
        List<Index> kept = new ArrayList<>();
        indexes.forEach(index -> kept.add(index.asStoreIndex()));
        kept.add(ALL);
        return new Kind(name, types, kept);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A rule that needs other entities to be judged, checked before an entity is added or changed. */
    @FunctionalInterface
    public interface Guard<E> {
        /**
         * Checks an entity.
         *
         * @throws io.crmkit.core.error.InvalidInputException if the rule does not hold
         */
        void check(E entity, Reader reader);
    }

    /** Collects the description of a type. */
    public static final class Builder<E, I extends Id> {
        private final String name;
        private final Class<E> entityClass;
        private final Function<String, I> idFromText;
        private final List<EntityIndex<E>> indexes = new ArrayList<>();
        private final List<UniqueKey<E, ?>> uniqueKeys = new ArrayList<>();
        private final List<Lookup<E, ?>> lookups = new ArrayList<>();
        private final List<Attribute<E, CustomerId>> subjects = new ArrayList<>();
        private final List<Reference<E>> references = new ArrayList<>();
        private final Set<String> personalFields = new LinkedHashSet<>();
        private final List<Guard<E>> guards = new ArrayList<>();
        private BiFunction<E, Instant, E> withTime = (entity, now) -> entity;
        private boolean toldInFeed = true;
        private @org.jspecify.annotations.Nullable Function<E, I> id;
        private @org.jspecify.annotations.Nullable BiFunction<E, I, E> withId;
        private @org.jspecify.annotations.Nullable Function<E, CustomFields> customFields;
        private @org.jspecify.annotations.Nullable MergeRule<E> mergeRule;
        private @org.jspecify.annotations.Nullable ErasureRule<E> erasureRule;

        private Builder(String name, Class<E> entityClass, Function<String, I> idFromText) {
            this.name = Objects.requireNonNull(name, "name");
            this.entityClass = Objects.requireNonNull(entityClass, "entityClass");
            this.idFromText = Objects.requireNonNull(idFromText, "idFromText");
        }

        /** Says where the id is; required. */
        public Builder<E, I> id(Function<E, I> read, BiFunction<E, I, E> with) {
            this.id = read;
            this.withId = with;
            return this;
        }

        /** Says when the thing happened; {@link #WHEN_ADDED} is replaced by the time of the clock on {@code add}. */
        public Builder<E, I> happenedAt(Function<E, Instant> read, BiFunction<E, Instant, E> with) {
            this.withTime = (entity, now) -> read.apply(entity).equals(WHEN_ADDED) ? with.apply(entity, now) : entity;
            return this;
        }

        /** Declares an order for queries. */
        public Builder<E, I> index(EntityIndex<E> index) {
            indexes.add(index);
            return this;
        }

        /** Declares values that only one entity may hold. */
        public Builder<E, I> unique(UniqueKey<E, ?> key) {
            uniqueKeys.add(key);
            return this;
        }

        /** Declares values by which entities can be found. */
        public Builder<E, I> lookup(Lookup<E, ?> lookup) {
            lookups.add(lookup);
            return this;
        }

        /** Says whose personal data an entity is; the attribute must lead an index. Once for each customer it names. */
        public Builder<E, I> subject(Attribute<E, CustomerId> attribute) {
            subjects.add(attribute);
            return reference(attribute, "customer");
        }

        /** Says whose personal data an entity may be; the empty id stands for nobody's. The attribute must lead an index. */
        public Builder<E, I> optionalSubject(Attribute<E, CustomerId> attribute) {
            subjects.add(attribute);
            return optionalReference(attribute, "customer");
        }

        /**
         * Says whose personal data an entity may be, of a customer that need not exist any more; the empty id stands for nobody's.
         * The attribute must lead an index. It is no reference, so it does not keep the customer from being removed.
         */
        public Builder<E, I> formerSubject(Attribute<E, CustomerId> attribute) {
            subjects.add(attribute);
            return this;
        }

        /**
         * Says that an attribute names an entity of the type {@code target}, which must exist. If the attribute leads an index,
         * that entity cannot be removed as long as it is named.
         */
        public Builder<E, I> reference(Attribute<E, ? extends Id> attribute, String target) {
            references.add(new Reference<>(attribute, target, false));
            return this;
        }

        /** Like {@link #reference}, but the empty id is allowed and names nothing. */
        public Builder<E, I> optionalReference(Attribute<E, ? extends Id> attribute, String target) {
            references.add(new Reference<>(attribute, target, true));
            return this;
        }

        /** Names fields that hold personal data, as they are called in the class. */
        public Builder<E, I> personal(String... fields) {
            personalFields.addAll(List.of(fields));
            return this;
        }

        /** Says where the custom fields are. */
        public Builder<E, I> customFields(Function<E, CustomFields> read) {
            this.customFields = read;
            return this;
        }

        /** Adds a rule that needs other entities to be judged. */
        public Builder<E, I> guard(Guard<E> guard) {
            guards.add(guard);
            return this;
        }

        /**
         * Says that the change feed need not tell of these entities, because each is written with another one of which it tells. A
         * unit that changes nothing else is told nevertheless, as whether it was stored is asked of the feed.
         */
        public Builder<E, I> untold() {
            toldInFeed = false;
            return this;
        }

        /** Says what a merge of two customers does to an entity; required. */
        public Builder<E, I> onMerge(MergeRule<E> rule) {
            this.mergeRule = rule;
            return this;
        }

        /** Says what the erasure of its data subject does to an entity; required. */
        public Builder<E, I> onErasure(ErasureRule<E> rule) {
            this.erasureRule = rule;
            return this;
        }

        /**
         * Returns the descriptor.
         *
         * @throws IllegalArgumentException if something required is missing or two parts contradict each other: no merge or
         *     erasure rule, a data subject that leads no index, personal fields without a data subject
         */
        public EntityType<E, I> build() {
            return new EntityType<>(this);
        }
    }
}
