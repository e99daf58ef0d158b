package io.crmkit.store.tck;

import io.crmkit.store.Index;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random records and scans from few, awkward values, so that they meet often. */
final class RandomItems {
    private static final List<String> LETTERS =
            List.of("a", "A", "ä", "a\u0308", "b", " ", "%", "_", "\\", "'", "\t", "z", "\ufffd", "\ue000", "😀", "🤪");
    private static final List<Long> NUMBERS =
            List.of(Long.MIN_VALUE, -(1L << 53) - 1, -10L, -9L, -1L, 0L, 1L, 9L, 10L, (1L << 53) + 1, Long.MAX_VALUE);

    private RandomItems() {}

    /** Returns records of distinct ids. */
    static List<Item> of(Random random, int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(withValues(random, Item.item(text(random) + "#" + i)));
        }
        return items;
    }

    static Item withValues(Random random, Item item) {
        return item.name(text(random))
                .stage(pick(random, LETTERS.subList(0, 4)))
                .due(pick(random, NUMBERS))
                .flag(random.nextBoolean())
                .rank(pick(random, NUMBERS))
                .body("{ \"random\" : " + random.nextInt() + "e0 }");
    }

    /** Returns a scan of any index, with any prefix, range and direction, without a position. */
    static Scan scan(Random random, String kind, int limit) {
        Index index = pick(random, TckCatalog.INDEXES);
        List<Value> values = Position.of(
                        withValues(random, Item.item(text(random) + "#")).stored(), index)
                .attributes();
        int given = random.nextInt(values.size() + 1);
        Optional<Range> range = Optional.empty();
        if (random.nextInt(3) > 0) {
            range = Optional.of(new Range(bound(random, index, given), bound(random, index, given)));
        }
        return new Scan(kind, index, values.subList(0, given), range, random.nextBoolean(), Optional.empty(), limit);
    }

    /** Returns the scan behind a position that need not exist, within the equal values. */
    static Scan behindAny(Random random, Scan scan) {
        Item item = withValues(random, Item.item(pick(random, LETTERS)));
        List<Value> values =
                new ArrayList<>(Position.of(item.stored(), scan.index()).attributes());
        for (int i = 0; i < scan.equal().size(); i++) {
            values.set(i, scan.equal().get(i));
        }
        return scan.after(new Position(values, item.id()));
    }

    private static Optional<Value> bound(Random random, Index index, int attribute) {
        if (random.nextInt(4) == 0) {
            return Optional.empty();
        }
        Item item = withValues(random, Item.item(text(random) + "#"));
        Position position = Position.of(item.stored(), index);
        return Optional.of(
                attribute == index.attributes().size()
                        ? new Value.Text(item.id())
                        : position.attributes().get(attribute));
    }

    static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(3); length > 0; length--) {
            text.append(pick(random, LETTERS));
        }
        return text.toString();
    }
}
