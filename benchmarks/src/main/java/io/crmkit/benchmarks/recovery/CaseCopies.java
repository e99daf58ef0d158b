package io.crmkit.benchmarks.recovery;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.LogEntry;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Copies a customer with their cases and journal many times, under new ids and numbers, in large batches straight into the store: a
 * million cases in minutes in place of hours. What is copied was made by opening cases. The claims of numbers and fingerprints, which
 * no tick looks at, and the change feed, which it only appends to, are not.
 */
final class CaseCopies {
    private static final int BATCH = 10_000;
    private static final int DIGITS = 12;

    private final RecordStore store;
    private final TenantId tenant;
    private final List<StoredRecord> records;
    private final List<String> journal;
    private final String journalName;
    private final List<String> ids = new ArrayList<>();
    private final List<Op> pending = new ArrayList<>();
    private int entries;

    /**
     * Reads what is to be copied.
     *
     * @param cases all cases of the customer
     */
    CaseCopies(RecordStore store, TenantId tenant, CustomerId customer, List<RecoveryCaseId> cases) {
        this.store = store;
        this.tenant = tenant;
        Set<Key> keys = new LinkedHashSet<>();
        keys.add(new Key(Customer.TYPE.name(), customer.value()));
        cases.forEach(id -> keys.add(new Key(RecoveryCase.TYPE.name(), id.value())));
        records = store.load(tenant, keys);
        journalName = Recovery.JOURNAL.name() + "/" + customer.value();
        journal = store.readLog(tenant, journalName, 0, cases.size() + 1).entries().stream()
                .map(LogEntry::body)
                .toList();
        keys.forEach(key -> ids.add(key.id()));
        if (records.size() != keys.size() || journal.size() != cases.size()) {
            throw new IllegalStateException("not all found that is to be copied");
        }
    }

    /** Makes so many copies. */
    void make(int copies) {
        for (int copy = 1; copy <= copies; copy++) {
            add(copy);
        }
        send();
    }

    private void add(int copy) {
        Map<String, String> newIds = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            newIds.put(ids.get(i), newId((long) copy * ids.size() + i));
        }
        if (pending.size() + records.size() + 1 + entries + journal.size() > BATCH) {
            send();
        }
        UnaryOperator<String> renamed = text -> renamed(text, newIds)
                .replace("R-2026-", "R-" + copy + "-")
                .replace("trip-", "trip-" + copy + "-");
        records.forEach(original -> pending.add(new Op.Put(0, renamed(original, renamed))));
        pending.add(new Op.Append(
                renamed.apply(journalName), 0, journal.stream().map(renamed).toList()));
        entries += journal.size();
    }

    private static StoredRecord renamed(StoredRecord original, UnaryOperator<String> renamed) {
        Map<String, Value> attributes = new HashMap<>();
        original.attributes()
                .forEach((name, value) -> attributes.put(
                        name, value instanceof Value.Text text ? new Value.Text(renamed.apply(text.value())) : value));
        return new StoredRecord(
                new Key(original.key().kind(), renamed.apply(original.key().id())),
                original.version(),
                renamed.apply(original.body()),
                attributes);
    }

    /** Sorts behind the ids before it, as ids do that are made in the order of time. */
    private static String newId(long number) {
        String digits = String.valueOf(number);
        return "019c0000-0000-7000-8000-" + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Looks at every place where an id may begin, once; they all begin alike. */
    private String renamed(String text, Map<String, String> newIds) {
        String beginning = ids.get(0).substring(0, 8);
        int length = ids.get(0).length();
        StringBuilder renamed = new StringBuilder(text.length());
        int copied = 0;
        for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
            String next = at + length <= text.length() ? newIds.get(text.substring(at, at + length)) : null;
            if (next != null) {
                renamed.append(text, copied, at).append(next);
                copied = at + length;
            }
        }
        return renamed.append(text, copied, text.length()).toString();
    }

    private void send() {
        if (!pending.isEmpty()) {
            store.commit(new Batch(new UUID(0, 0), tenant, pending));
            pending.clear();
            entries = 0;
        }
    }
}
