package io.crmkit.store.tck.mutant;

import io.crmkit.store.Scan;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stores with an own count that breaks rules of group Q. */
final class CountingMutants {
    private CountingMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("CollatingCountStore", "Q01 Q03", data -> new PlainStore(data) {
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        Map<List<Value>, Long> merged = new LinkedHashMap<>();
                        super.count(tenant, scan, groupBy)
                                .forEach((tuple, count) -> merged.merge(
                                        tuple.stream()
                                                .map(value -> folded(value))
                                                .toList(),
                                        count,
                                        Long::sum));
                        return merged;
                    }

                    private Value folded(Value value) {
                        return value instanceof Value.Text text
                                ? new Value.Text(text.value().toLowerCase(Locale.ROOT))
                                : value;
                    }
                }),
                Mutant.of("ZeroRowCountStore", "Q02", data -> new PlainStore(data) {
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        Map<List<Value>, Long> counts = super.count(tenant, scan, groupBy);
                        return counts.isEmpty() && groupBy.isEmpty() ? Map.of(List.of(), 0L) : counts;
                    }
                }),
                Mutant.of("RangelessCountStore", "Q04", data -> new PlainStore(data) {
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        return super.count(
                                tenant,
                                new Scan(
                                        scan.kind(),
                                        scan.index(),
                                        scan.equal(),
                                        Optional.empty(),
                                        false,
                                        scan.after(),
                                        scan.limit()),
                                groupBy);
                    }
                }),
                Mutant.of("LimitedCountStore", "Q05", data -> new PlainStore(data) {
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        return super.count(tenant, scan, groupBy).entrySet().stream()
                                .limit(scan.limit())
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
                    }
                }),
                Mutant.of("CrossTenantCountStore", "Q06", data -> new PlainStore(data) {
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        Map<List<Value>, Long> sum = new LinkedHashMap<>();
                        data.records.keySet().stream()
                                .map(Data.Cell::tenant)
                                .distinct()
                                .forEach(one -> super.count(one, scan, groupBy)
                                        .forEach((tuple, count) -> sum.merge(tuple, count, Long::sum)));
                        return sum;
                    }
                }),
                Mutant.of("UnorderedCountStore", "Q07", data -> new PlainStore(data) {
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        Map<List<Value>, Long> counts = super.count(tenant, scan, groupBy);
                        List<List<Value>> tuples = new ArrayList<>(counts.keySet());
                        Collections.reverse(tuples);
                        Map<List<Value>, Long> reversed = new LinkedHashMap<>();
                        tuples.forEach(tuple -> reversed.put(tuple, counts.getOrDefault(tuple, 0L)));
                        return reversed;
                    }
                }),
                Mutant.of("CachedCountStore", "Q08", data -> new PlainStore(data) {
                    private final Map<Scan, Map<List<Value>, Long>> cache = new HashMap<>();

                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        return cache.computeIfAbsent(scan, key -> super.count(tenant, scan, groupBy));
                    }
                }),
                Mutant.of("LenientCountStore", "Q09", data -> new PlainStore(data) {
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        List<String> possible = scan.index().attributes().stream()
                                .filter(groupBy::contains)
                                .toList();
                        return super.count(
                                tenant,
                                new Scan(
                                        scan.kind(),
                                        scan.index(),
                                        scan.equal(),
                                        scan.range(),
                                        false,
                                        Optional.empty(),
                                        scan.limit()),
                                possible);
                    }
                }),
                Mutant.of("LeadingCountStore", "Q10", data -> new PlainStore(data) {
                    // groups by as many attributes as asked for, but always by the leading ones
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        Map<List<Value>, Long> asked = super.count(tenant, scan, groupBy);
                        return groupBy.equals(leading(scan, groupBy.size()))
                                ? asked
                                : super.count(tenant, scan, leading(scan, groupBy.size()));
                    }

                    private List<String> leading(Scan scan, int count) {
                        return scan.index().attributes().subList(0, count);
                    }
                }),
                Mutant.of("ScanOrderCountStore", "Q10", data -> new PlainStore(data) {
                    // gives the groups in the order in which a scan meets them
                    @Override
                    public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
                        Map<List<Value>, Long> counts = new LinkedHashMap<>();
                        List<String> attributes = scan.index().attributes();
                        super.count(tenant, scan, groupBy); // refuses what must be refused
                        super.count(tenant, scan, attributes).forEach((tuple, count) -> {
                            List<Value> left = groupBy.stream()
                                    .map(attribute -> tuple.get(attributes.indexOf(attribute)))
                                    .toList();
                            counts.merge(left, count, Long::sum);
                        });
                        return counts;
                    }
                }));
    }
}
