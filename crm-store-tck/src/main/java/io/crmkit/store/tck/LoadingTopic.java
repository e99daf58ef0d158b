package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.Item.note;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Key;
import io.crmkit.store.StoredRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules C01 to C07: what a load returns. */
public abstract class LoadingTopic extends Topic {
    private static final List<String> BODIES = List.of(
            "{}",
            " { \"b\" : 1,\n\t\"a\" : 2 } ",
            "{\"a\":1.0,\"b\":1e2,\"c\":1E+2,\"d\":0.10,\"e\":-0,\"f\":12345678901234567890.123456789}",
            "{\"text\":\"\\u0041\\/\\n \\ud83e\\udd2a é\",\"A\":\"A\"}",
            "{\"twice\":1,\"twice\":2}",
            "[null,true,[]]",
            "\"O'Brien \\\"x\\\" 100%_\\\\ a.b $c 🤪 é\"");

    /** For an adapter's test that runs this topic alone. */
    protected LoadingTopic() {}

    @Rule(id = "C01", says = "a load returns the records that exist and omits the others")
    final void loadReturnsExistingAndOmitsMissing() {
        Item a = item("a");
        Item b = item("b");
        insert(a, b);

        assertThat(load(a.key(), item("missing").key(), b.key())).containsExactlyInAnyOrder(a, b);
        assertThat(load(item("missing").key())).isEmpty();
    }

    @Rule(id = "C02", says = "a load of no keys is an empty list")
    final void loadOfEmptySetReturnsEmptyList() {
        insert(item("a"));

        assertThat(store.load(tenant, Set.of())).isEmpty();
    }

    @Rule(id = "C03", says = "a load of a thousand keys returns all of them")
    final void loadOfThousandKeysReturnsAll() {
        List<Item> items =
                IntStream.range(0, 1_000).mapToObj(i -> item("item " + i)).toList();
        commit(store, tenant, items.stream().map(Item::insert).toList());
        Set<Key> keys = items.stream().map(Item::key).collect(Collectors.toSet());

        assertThat(store.load(tenant, keys))
                .extracting(StoredRecord::key)
                .doesNotHaveDuplicates()
                .hasSize(1_000)
                .containsAll(keys);
    }

    @Rule(id = "C04", says = "one load reads several kinds")
    final void loadMixesKinds() {
        Item a = item("a");
        Item b = note("b");
        Item same = note("a").name("the note");
        insert(a, b, same);

        assertThat(load(a.key(), b.key(), same.key(), item("b").key())).containsExactlyInAnyOrder(a, b, same);
    }

    @Rule(id = "C05", says = "a body comes back byte for byte, from records and from logs")
    final void bodyRoundTripsByteForByte() {
        for (int i = 0; i < BODIES.size(); i++) {
            Item a = item("body " + i).body(BODIES.get(i));
            commit(a.insert(), append(i, BODIES.get(i)));

            assertThat(stored(a)).contains(a);
        }

        assertThat(scan(items(BY_ID))).extracting(Item::body).containsExactlyElementsOf(BODIES);
        assertThat(store.readLog(tenant, LOG, 0, ALL).entries())
                .extracting(entry -> entry.body())
                .containsExactlyElementsOf(BODIES);
    }

    @Rule(id = "C06", says = "attributes come back with their types")
    final void attributesRoundTripWithTypes() {
        for (String text : List.of("1", "true", "01", "1.0", "null", "2026-11-21", "-0")) {
            Item a = item("like " + text)
                    .name(text)
                    .stage(text)
                    .due(1)
                    .flag(true)
                    .rank(0);
            insert(a);

            assertThat(stored(a)).contains(a);
        }
        assertThat(scan(items(BY_ID)))
                .extracting(Item::name)
                .containsExactlyInAnyOrder("1", "true", "01", "1.0", "null", "2026-11-21", "-0");
    }

    @Rule(id = "C07", says = "a load sees a commit as soon as it returned")
    final void loadSeesCommitImmediately() {
        Item a = item("a");
        insert(a);
        assertThat(stored(a)).contains(a);

        for (int version = 2; version <= 20; version++) {
            Item next = a.version(version).body("{\"version\":" + version + "}");
            commit(next.replace(version - 1));

            assertThat(stored(a)).contains(next);
        }

        commit(a.delete(20));
        assertThat(stored(a)).isEmpty();
    }

    private List<Item> load(Key... keys) {
        return store.load(tenant, Stream.of(keys).collect(Collectors.toSet())).stream()
                .map(Item::of)
                .toList();
    }
}
