package io.crmkit.store;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by paging: the definition that a push-down of {@link RecordStore#count} must equal. */
final class CountByScan {
    private static final Comparator<List<Value>> BY_VALUES = CountByScan::compare;

    private CountByScan() {}

    static Map<List<Value>, Long> count(RecordStore store, TenantId tenant, Scan scan, List<String> groupBy) {
        check(scan, groupBy);
        int[] places =
                groupBy.stream().mapToInt(scan.index().attributes()::indexOf).toArray();
        SortedMap<List<Value>, Long> counts = new TreeMap<>(BY_VALUES);
        Scan page = scan.descending(false);
        while (true) {
            Slice slice = store.scan(tenant, page);
            for (StoredRecord record : slice.records()) {
                Position position = Position.of(record, scan.index());
                Value[] tuple = new Value[places.length];
                for (int i = 0; i < places.length; i++) {
                    tuple[i] = position.attributes().get(places[i]);
                }
                counts.merge(List.of(tuple), 1L, Long::sum);
                page = page.after(position);
            }
            if (!slice.more()) {
                return Collections.unmodifiableMap(counts);
            }
        }
    }

    static void check(Scan scan, List<String> groupBy) {
        if (scan.after().isPresent()) {
            throw new IllegalArgumentException("count takes no position");
        }
        int last = -1;
        for (String attribute : groupBy) {
            int place = scan.index().attributes().indexOf(attribute);
            if (place <= last) {
                throw new IllegalArgumentException(
                        "groupBy " + groupBy + " does not follow index " + scan.index() + ", or names one twice");
            }
            last = place;
        }
    }

    private static int compare(List<Value> left, List<Value> right) {
        for (int i = 0; i < left.size(); i++) {
            int difference = left.get(i).compareTo(right.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
