package io.crmkit.core.history;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.json.JsonFields;
import io.crmkit.core.repository.ChangeRecorder;
import io.crmkit.core.repository.RecordedChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes history entries of the changes of some entity types. */
final class FieldHistory implements ChangeRecorder {
    /** A longer value is withheld, and so are those behind the last that an entry has room for in any store. */
    static final int LONGEST_VALUE = 4_000;

    static final int LONGEST_ENTRY = 50_000;

    /** More could not be found again when one of them is erased. */
    private static final int CUSTOMERS = 2;

    private final Set<String> types;

    FieldHistory(Set<String> types) {
        this.types = Set.copyOf(types);
    }

    @Override
    public <E> Optional<Object> record(RecordedChange<E> change) {
        return types.contains(change.type().name()) ? Optional.of(entry(change)) : Optional.empty();
    }

    private static <E> HistoryEntry entry(RecordedChange<E> change) {
        Set<CustomerId> customers = new LinkedHashSet<>();
        change.after().ifPresent(entity -> collect(change.type(), entity, customers));
        change.before().ifPresent(entity -> collect(change.type(), entity, customers));
        boolean withheld = change.erased() || customers.size() > CUSTOMERS;
        return new HistoryEntry(
                new HistoryEntryId(Id.UNASSIGNED),
                change.type().name(),
                change.type()
                        .idOf(change.after().or(change::before).orElseThrow())
                        .value(),
                customers.stream().limit(CUSTOMERS).toList(),
                kind(change),
                change.at(),
                change.by(),
                withheld ? Optional.empty() : change.reason(),
                fields(fields(change.type(), change.before()), fields(change.type(), change.after()), withheld));
    }

    private static <E> void collect(EntityType<E, ?> type, E entity, Set<CustomerId> customers) {
        if (entity instanceof Customer customer) {
            customers.add(customer.id());
        }
        type.subjects().stream()
                .map(subject -> subject.decode(subject.of(entity)))
                .filter(CustomerId::assigned)
                .forEach(customers::add);
    }

    private static HistoryEntry.Kind kind(RecordedChange<?> change) {
        if (change.erased()) {
            return HistoryEntry.Kind.ERASED;
        } else if (change.before().isEmpty()) {
            return HistoryEntry.Kind.ADDED;
        }
        return change.after().isEmpty() ? HistoryEntry.Kind.REMOVED : HistoryEntry.Kind.CHANGED;
    }

    private static <E> SortedMap<String, String> fields(EntityType<E, ?> type, Optional<E> entity) {
        SortedMap<String, String> fields =
                entity.map(some -> JsonFields.of(type.codec().encode(some))).orElseGet(TreeMap::new);
        fields.remove("/id");
        return fields;
    }

    private static List<FieldChange> fields(Map<String, String> before, Map<String, String> after, boolean withheld) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<FieldChange> changes = new ArrayList<>();
        int room = LONGEST_ENTRY;
        for (String name : names) {
            Optional<String> from = Optional.ofNullable(before.get(name));
            Optional<String> to = Optional.ofNullable(after.get(name));
            if (!from.equals(to)) {
                FieldChange change = new FieldChange(name, from, to, false);
                int length = from.map(String::length).orElse(0)
                        + to.map(String::length).orElse(0);
                boolean fits = length <= LONGEST_VALUE && length <= room;
                room -= fits ? length : 0;
                changes.add(fits && !withheld ? change : change.withoutValues());
            }
        }
        return changes;
    }
}
