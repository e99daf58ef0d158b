package io.crmkit.core.repository;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which entities, in which order: values of the leading attributes of a declared index, then at most one range on the next one.
 * Whatever a query can say is answered from the index; filter the stream for the rest. Immutable.
 *
 * @param <E> the type of the entities
 */
public final class Query<E> {
    private final EntityIndex<E> index;
    private final List<Value> equal;
    private final Optional<Value> from;
    private final Optional<Value> below;
    private final boolean descending;

    private Query(
            EntityIndex<E> index, List<Value> equal, Optional<Value> from, Optional<Value> below, boolean descending) {
        this.index = index;
        this.equal = List.copyOf(equal);
        this.from = from;
        this.below = below;
        this.descending = descending;
    }

    /** Returns the query for everything, in the order of the ids. */
    public static <E> Query<E> all() {
        return by(new EntityIndex<>(EntityType.ALL.name(), List.of()));
    }

    /** Returns the query for everything, in the order of an index. */
    public static <E> Query<E> by(EntityIndex<E> index) {
        return new Query<>(index, List.of(), Optional.empty(), Optional.empty(), false);
    }

    /**
     * Returns this query, limited to one value of the next attribute of the index.
     *
     * @throws InvalidInputException if {@code attribute} is not the next one of the index
     */
    public <T> Query<E> equal(Attribute<E, T> attribute, T value) {
        requireNext(attribute);
        requireNoRange();
        List<Value> values = new ArrayList<>(equal);
        values.add(attribute.encode(value));
        return new Query<>(index, values, from, below, descending);
    }

    /**
     * Returns this query, limited to values of the next attribute from {@code value} on.
     *
     * @throws InvalidInputException if {@code attribute} is not the next one of the index
     */
    public <T> Query<E> from(Attribute<E, T> attribute, T value) {
        requireNext(attribute);
        return new Query<>(index, equal, Optional.of(attribute.encode(value)), below, descending);
    }

    /**
     * Returns this query, limited to values of the next attribute below {@code value}.
     *
     * @throws InvalidInputException if {@code attribute} is not the next one of the index
     */
    public <T> Query<E> below(Attribute<E, T> attribute, T value) {
        requireNext(attribute);
        return new Query<>(index, equal, from, Optional.of(attribute.encode(value)), descending);
    }

    /**
     * Returns this query, limited to texts of the next attribute that start with {@code prefix}.
     *
     * @throws InvalidInputException if {@code attribute} is not the next one of the index
     */
    public Query<E> startsWith(Attribute<E, String> attribute, String prefix) {
        requireNext(attribute);
        return new Query<>(
                index,
                equal,
                Optional.of(attribute.encode(prefix)),
                behind(prefix).map(attribute::encode),
                descending);
    }

    /** Returns this query in the opposite order. */
    public Query<E> descending() {
        return new Query<>(index, equal, from, below, !descending);
    }

    EntityIndex<E> index() {
        return index;
    }

    List<Value> equal() {
        return equal;
    }

    Optional<Value> from() {
        return from;
    }

    Optional<Value> below() {
        return below;
    }

    boolean isDescending() {
        return descending;
    }

    Scan scan(String kind, Optional<Position> after, int limit) {
        Optional<Range> range =
                from.isPresent() || below.isPresent() ? Optional.of(new Range(from, below)) : Optional.<Range>empty();
        return new Scan(kind, index.asStoreIndex(), equal, range, descending, after, limit);
    }

    private void requireNext(Attribute<E, ?> attribute) {
        if (equal.size() >= index.attributes().size() || index.attributes().get(equal.size()) != attribute) {
            throw new InvalidInputException(
                    "query." + attribute, "must come in the order of index " + index + " " + index.attributes());
        }
    }

    private void requireNoRange() {
        if (from.isPresent() || below.isPresent()) {
            throw new InvalidInputException("query." + index, "cannot go on behind a range");
        }
    }

    /** Returns the least text behind all texts that start with {@code prefix}; none if nothing lies behind them. */
    private static Optional<String> behind(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return Optional.of(prefix.substring(0, end) + Character.toString(next));
            }
        }
        return Optional.empty();
    }
}
