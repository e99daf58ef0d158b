package io.crmkit.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts by paging: the definition that a push-down of {@link RecordStore#count} must equal. */
final class CountByScan {
    private CountByScan() {}

    static Map<List<Value>, Long> count(RecordStore store, TenantId tenant, Scan scan, int groupBy) {
        check(scan, groupBy);
        Map<List<Value>, Long> counts = new LinkedHashMap<>(); // scan order is tuple order
        Scan page = scan.descending(false);
        while (true) {
            Slice slice = store.scan(tenant, page);
            for (StoredRecord record : slice.records()) {
                Position position = Position.of(record, scan.index());
                counts.merge(List.copyOf(position.attributes().subList(0, groupBy)), 1L, Long::sum);
                page = page.after(position);
            }
            if (!slice.more()) {
                return Collections.unmodifiableMap(counts);
            }
        }
    }

    static void check(Scan scan, int groupBy) {
        if (scan.after().isPresent()) {
            throw new IllegalArgumentException("count takes no position");
        }
        if (groupBy < 0 || groupBy > scan.index().attributes().size()) {
            throw new IllegalArgumentException("groupBy " + groupBy + " is outside index " + scan.index());
        }
    }
}
