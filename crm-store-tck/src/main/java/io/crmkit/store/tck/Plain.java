package io.crmkit.store.tck;

import io.crmkit.store.Batch;
import io.crmkit.store.Op;
import io.crmkit.store.Scan;
import io.crmkit.store.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what the carriers of the SPI hide, since in a test nothing is personal. */
final class Plain {
    private Plain() {}

    static Object of(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        return value instanceof Value.Int number ? (Object) number.value() : ((Value.Bool) value).value();
    }

    static List<Object> of(List<Value> values) {
        return values.stream().map(Plain::of).toList();
    }

    /** Keeps the order. */
    static Map<List<Object>, Long> of(Map<List<Value>, Long> counts) {
        Map<List<Object>, Long> plain = new LinkedHashMap<>();
        counts.forEach((tuple, count) -> plain.put(of(tuple), count));
        return plain;
    }

    static String of(Scan scan) {
        StringBuilder text =
                new StringBuilder("scan of " + scan.kind() + " " + scan.index().name());
        if (!scan.equal().isEmpty()) {
            text.append(", equal ").append(of(scan.equal()));
        }
        scan.range()
                .ifPresent(range -> text.append(", from ")
                        .append(bound(range.fromInclusive()))
                        .append(" to ")
                        .append(bound(range.toExclusive())));
        scan.after()
                .ifPresent(position -> text.append(", after ")
                        .append(of(position.attributes()))
                        .append(" and id ")
                        .append(position.id()));
        return text + (scan.descending() ? ", descending" : "") + ", limit " + scan.limit();
    }

    static List<String> of(Batch batch) {
        return batch.ops().stream().map(Plain::of).toList();
    }

    private static String of(Op op) {
        return op instanceof Op.Put put
                ? "put " + Item.of(put.next()) + " over version " + put.expected()
                : op.toString();
    }

    private static String bound(Optional<Value> value) {
        return value.map(bound -> of(bound).toString()).orElse("-");
    }
}
