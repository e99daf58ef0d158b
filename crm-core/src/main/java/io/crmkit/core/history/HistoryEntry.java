package io.crmkit.core.history;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One change of one record. It stays with the customer whose record it was, also if that one is merged; an erasure leaves who changed
 * which fields when, and no value. {@code toString} hides values and reason.
 *
 * @param id its id
 * @param type the entity type of the record
 * @param record the id of the record
 * @param customers the customers that the record named before or after the change, or that it is; two at most
 * @param kind what happened
 * @param at when
 * @param by who
 * @param reason why; free text, goes with an erasure
 * @param fields the fields that changed, by name; of a new or removed record all that it has
 */
public record HistoryEntry(
        HistoryEntryId id,
        String type,
        String record,
        List<CustomerId> customers,
        Kind kind,
        Instant at,
        Actor by,
        Optional<String> reason,
        List<FieldChange> fields) {
    /** Entity type and id of the record. */
    static final Attribute<HistoryEntry, String> RECORD =
            Attribute.text("record", entry -> recordOf(entry.type(), entry.record()));

    /** When it happened. */
    static final Attribute<HistoryEntry, Instant> AT = Attribute.instant("at", HistoryEntry::at);

    /** The first customer; the empty id without one. */
    static final Attribute<HistoryEntry, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, entry -> entry.customer(0));

    /** The second customer; the empty id without one. */
    static final Attribute<HistoryEntry, CustomerId> OTHER =
            Attribute.id("other_customer", CustomerId::new, entry -> entry.customer(1));

    /** By record, then time. */
    static final EntityIndex<HistoryEntry> BY_RECORD = EntityIndex.of("by_record", RECORD, AT);

    /** By the first customer, then time. */
    static final EntityIndex<HistoryEntry> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, AT);

    /** By the second customer, then time. */
    static final EntityIndex<HistoryEntry> BY_OTHER = EntityIndex.of("by_other", OTHER, AT);

    /** What the library has to know about entries. */
    public static final EntityType<HistoryEntry, HistoryEntryId> TYPE = EntityType.builder(
                    "history", HistoryEntry.class, HistoryEntryId::new)
            .id(HistoryEntry::id, HistoryEntry::withId)
            .index(BY_RECORD)
            .index(BY_CUSTOMER)
            .index(BY_OTHER)
            .formerSubject(CUSTOMER)
            .formerSubject(OTHER)
            .personal("reason", "fields")
            .onMerge(MergeRule.stay("tells whose record was changed then"))
            .onErasure(ErasureRule.redact(HistoryEntry::withoutValues))
            .build();

    /** Copies the lists. */
    public HistoryEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(record, "record");
        customers = List.copyOf(customers);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        reason = Objects.requireNonNullElse(reason, Optional.empty());
        fields = List.copyOf(fields);
    }

    static String recordOf(String type, String id) {
        return type + "/" + id;
    }

    private CustomerId customer(int place) {
        return place < customers.size() ? customers.get(place) : new CustomerId(Id.UNASSIGNED);
    }

    private HistoryEntry withId(HistoryEntryId newId) {
        return new HistoryEntry(newId, type, record, customers, kind, at, by, reason, fields);
    }

    HistoryEntry withoutValues() {
        return new HistoryEntry(
                id,
                type,
                record,
                customers,
                kind,
                at,
                by,
                Optional.empty(),
                fields.stream().map(FieldChange::withoutValues).toList());
    }

    @Override
    public String toString() {
        return "HistoryEntry[" + kind + " " + type + " " + record + " at " + at + "]";
    }

    /** What happened to a record. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** Some of its fields changed. */
        CHANGED,
        /** It was removed. */
        REMOVED,
        /** Its personal values were erased, or the whole record with them. */
        ERASED
    }
}
