package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.Item.note;
import static io.crmkit.store.tck.TckCatalog.BY_FLAG_RANK;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.BY_STAGE_DUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.store.Index;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Rules Q01 to Q10: an own {@code count} equals what counting by scans gives. */
public abstract class CountingTopic extends Topic {
    /** For an adapter's test that runs this topic alone. */
    protected CountingTopic() {}

    @Rule(id = "Q01", says = "a count agrees with the count by scans, for every index and grouping")
    final void countAgreesWithDefaultByScan() {
        Random random = new Random(seed);
        List<Item> items = RandomItems.of(random, 40);
        insert(items.toArray(Item[]::new));

        for (Index index : TckCatalog.INDEXES) {
            for (List<String> groupBy : choices(index)) {
                Scan scan = items(index).limit(7);

                assertThat(count(scan, groupBy))
                        .as("count of %s by %s, seed %s", index.name(), groupBy, seed)
                        .isEqualTo(byScan(scan, groupBy));
            }
        }
    }

    @Rule(id = "Q02", says = "a count of nothing is an empty map")
    final void countOfNothingIsAnEmptyMap() {
        assertThat(count(items(BY_ID), 0)).isEmpty();
        assertThat(count(items(BY_NAME), 0)).isEmpty();
        assertThat(count(items(BY_NAME), 1)).isEmpty();

        insert(item("a").stage("won"));

        assertThat(count(items(BY_STAGE_DUE).equal(text("open")), 0)).isEmpty();
        assertThat(count(items(BY_STAGE_DUE).equal(text("open")), 2)).isEmpty();
    }

    @Rule(id = "Q03", says = "a count groups by the exact text")
    final void countGroupsByExactText() {
        insert(
                item("1").name("a"),
                item("2").name("A"),
                item("3").name("a "),
                item("4").name("á"),
                item("5").name(""));
        insert(item("6").name("a"), item("7").name("🍣"), item("8").name("🍺"));

        assertThat(count(items(BY_NAME), 1))
                .containsExactly(
                        group(1, ""),
                        group(1, "A"),
                        group(2, "a"),
                        group(1, "a "),
                        group(1, "á"),
                        group(1, "🍣"),
                        group(1, "🍺"));
    }

    @Rule(id = "Q04", says = "a count honours equal values and range")
    final void countHonoursPrefixAndRange() {
        for (int due = 1; due <= 5; due++) {
            insert(
                    item("open " + due).due(due),
                    item("more " + due).due(due),
                    item("won " + due).stage("won").due(due));
        }
        Scan open = items(BY_STAGE_DUE).equal(text("open"));

        assertThat(count(open, 0)).containsExactly(group(10));
        assertThat(count(open, 1)).containsExactly(group(10, "open"));
        assertThat(count(open.range(Range.of(number(2), number(4))), 2))
                .containsExactly(group(2, "open", 2L), group(2, "open", 3L));
        assertThat(count(open.range(Range.from(number(5))), 0)).containsExactly(group(2));
        assertThat(count(items(BY_ID).range(Range.of(text("open 2"), text("open 4"))), 0))
                .containsExactly(group(2));
        assertThat(count(open.range(Range.of(number(4), number(2))), 0)).isEmpty();
    }

    @Rule(id = "Q05", says = "a count ignores limit and direction")
    final void countIgnoresLimitAndDirection() {
        insert(
                item("1").name("a"),
                item("2").name("a"),
                item("3").name("b"),
                item("4").name("c"));
        Map.Entry<?, ?>[] expected = {group(2, "a"), group(1, "b"), group(1, "c")};

        for (int limit : new int[] {1, 2, 3, ALL}) {
            for (boolean descending : new boolean[] {false, true}) {
                Scan scan = items(BY_NAME).limit(limit).descending(descending);

                assertThat(List.copyOf(count(scan, 1).entrySet()))
                        .as("limit %s, descending %s", limit, descending)
                        .isEqualTo(List.of(expected));
                assertThat(count(scan, 0)).containsExactly(group(4));
            }
        }
    }

    @Rule(id = "Q06", says = "a count sees one tenant and one kind")
    final void countIsScopedToTenantAndKind() {
        insert(item("a"), note("b"), note("c"));
        commit(store, freshTenant(), item("x").insert(), item("y").insert());

        assertThat(count(items(BY_NAME), 0)).containsExactly(group(1));
        assertThat(count(items(BY_NAME), 1)).containsExactly(group(1, Item.TEXT));
        assertThat(count(Scan.of(TckCatalog.NOTE, BY_ID, ALL), 0)).containsExactly(group(2));
    }

    @Rule(id = "Q07", says = "the groups of a count are in index order, with typed values")
    final void countIteratesInIndexOrderWithTypedKeys() {
        for (int i = 0; i < 12; i++) {
            int shuffled = i * 5 % 12;
            insert(item("item " + i).flag(shuffled % 2 == 0).rank(shuffled / 2 * 7 - 20));
        }

        assertThat(count(items(BY_FLAG_RANK), 2).keySet())
                .containsExactly(
                        tuple(false, -20L),
                        tuple(false, -13L),
                        tuple(false, -6L),
                        tuple(false, 1L),
                        tuple(false, 8L),
                        tuple(false, 15L),
                        tuple(true, -20L),
                        tuple(true, -13L),
                        tuple(true, -6L),
                        tuple(true, 1L),
                        tuple(true, 8L),
                        tuple(true, 15L));
        assertThat(count(items(BY_FLAG_RANK), 1)).containsExactly(group(6, false), group(6, true));
    }

    @Rule(id = "Q08", says = "a count sees a commit as soon as it returned")
    final void countSeesCommitImmediately() {
        for (int size = 1; size <= 10; size++) {
            insert(item("item " + size));

            assertThat(count(items(BY_NAME), 0)).containsExactly(group(size));
        }
        commit(item("item 1").delete(1));
        assertThat(count(items(BY_NAME), 0)).containsExactly(group(9));
    }

    @Rule(id = "Q09", says = "a count refuses a position and a grouping beyond its index")
    final void countRefusesPositionAndBadGroupBy() {
        insert(item("a"));
        Scan behind = items(BY_ID).after(new Position(List.of(), "a"));

        assertThatIllegalArgumentException().as("position").isThrownBy(() -> count(behind, 0));
        Map.of(
                        "of another index", List.of("rank"),
                        "of none", List.of("nothing"),
                        "twice", List.of("stage", "stage"),
                        "in another order", List.of("due", "stage"))
                .forEach((fault, groupBy) -> assertThatIllegalArgumentException()
                        .as("attribute %s", fault)
                        .isThrownBy(() -> count(items(BY_STAGE_DUE), groupBy)));
    }

    @Rule(id = "Q10", says = "a count leaves attributes out, and its groups are in the order of those left")
    final void countLeavesAttributesOut() {
        for (int due = 1; due <= 4; due++) {
            insert(item("won " + due).stage("won").due(due));
        }
        insert(item("open 3").stage("open").due(3), item("open 4").stage("open").due(4));
        insert(item("last").stage("won").due(2));

        assertThat(List.copyOf(count(items(BY_STAGE_DUE), List.of("due")).entrySet()))
                .containsExactly(group(1, 1L), group(2, 2L), group(2, 3L), group(2, 4L));
        assertThat(List.copyOf(
                        count(items(BY_STAGE_DUE).equal(text("won")).range(Range.from(number(2))), List.of("due"))
                                .entrySet()))
                .containsExactly(group(2, 2L), group(1, 3L), group(1, 4L));
        assertThat(count(items(BY_STAGE_DUE).equal(text("won")).range(Range.from(number(2))), List.of("stage")))
                .containsExactly(group(4, "won"));
    }

    /** Counts by the first attributes of the index. */
    private Map<List<Object>, Long> count(Scan scan, int attributes) {
        return count(scan, scan.index().attributes().subList(0, attributes));
    }

    private Map<List<Object>, Long> count(Scan scan, List<String> groupBy) {
        return Plain.of(store.count(tenant, scan, groupBy));
    }

    private Map<List<Object>, Long> byScan(Scan scan, List<String> groupBy) {
        Map<List<Object>, Long> counts = new LinkedHashMap<>();
        List<String> attributes = scan.index().attributes();
        for (Item item : scan(scan.limit(ALL))) {
            List<Value> values = Position.of(item.stored(), scan.index()).attributes();
            List<Value> tuple = groupBy.stream()
                    .map(attribute -> values.get(attributes.indexOf(attribute)))
                    .toList();
            counts.merge(Plain.of(tuple), 1L, Long::sum);
        }
        return counts;
    }

    /** Returns every choice of attributes of an index, in its order. */
    private static List<List<String>> choices(Index index) {
        List<String> attributes = index.attributes();
        return IntStream.range(0, 1 << attributes.size())
                .mapToObj(chosen -> IntStream.range(0, attributes.size())
                        .filter(place -> (chosen & 1 << place) != 0)
                        .mapToObj(attributes::get)
                        .toList())
                .toList();
    }

    private static List<Object> tuple(Object... values) {
        return List.of(values);
    }

    private static Map.Entry<List<Object>, Long> group(long count, Object... values) {
        return Map.entry(tuple(values), count);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value number(long number) {
        return new Value.Int(number);
    }
}
