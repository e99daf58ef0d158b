package io.crmkit.core.exports;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.Reference;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.Repository;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts records behind those of their own type that they name. All records are shown to it twice: first it tells which name none, then it
 * gives the others in an order in which they can be added.
 */
final class NamedFirst<E, I extends Id> {
    private final EntityType<E, I> type;
    private final Repository<E, I> records;
    private final List<Attribute<E, ? extends Id>> names;
    /** The records that name one and are named by one: they may have to go before their place. */
    private final Set<I> between = new HashSet<>();

    private final Set<I> given = new HashSet<>();
    private boolean more;

    NamedFirst(EntityType<E, I> type, Repository<E, I> records) {
        this.type = type;
        this.records = records;
        this.names = type.references().stream()
                .filter(reference -> reference.target().equals(type.name()))
                .<Attribute<E, ? extends Id>>map(Reference::attribute)
                .toList();
    }

    /** Returns whether a record names no other one; to be asked for all of them first. */
    boolean namesNone(E record) {
        List<I> named = named(record);
        for (E other : records.findAll(named)) {
            if (!named(other).isEmpty()) {
                between.add(type.idOf(other));
            }
        }
        more |= !named.isEmpty();
        return named.isEmpty();
    }

    /** Returns whether any record names another one. */
    boolean more() {
        return more;
    }

    /** Returns a record that names others behind those of them that were not given yet; nothing for one that was given. */
    List<E> upTo(E record) {
        if (named(record).isEmpty()) {
            return List.of();
        }
        List<E> next = new ArrayList<>();
        Deque<E> chain = new ArrayDeque<>(List.of(record));
        Set<I> seen = new HashSet<>(Set.of(type.idOf(record)));
        while (!chain.isEmpty()) {
            Optional<E> before = before(chain.element(), seen);
            if (before.isPresent()) {
                seen.add(type.idOf(before.get()));
                chain.push(before.get());
            } else {
                E last = chain.pop();
                I id = type.idOf(last);
                if (!between.contains(id) || given.add(id)) {
                    next.add(last);
                }
            }
        }
        return next;
    }

    private Optional<E> before(E record, Set<I> seen) {
        List<I> open = named(record).stream()
                .filter(id -> between.contains(id) && !given.contains(id) && !seen.contains(id))
                .toList();
        return records.findAll(open).stream().findFirst();
    }

    private List<I> named(E record) {
        return names.stream()
                .map(name -> name(name, record))
                .filter(id -> !id.isEmpty())
                .map(type::id)
                .toList();
    }

    private static <E, N extends Id> String name(Attribute<E, N> attribute, E record) {
        return attribute.decode(attribute.of(record)).value();
    }
}
