package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.WIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.LogEntry;
import io.crmkit.store.Op;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Rules E07, E08, E10, E12 to E14 and E16: every text comes back as it was given, whatever it contains. */
public abstract class TextKeepingTopic extends Topic {
    /** More than this of one text is not tried. */
    private static final int LONG = 100_000;

    /** For an adapter's test that runs this topic alone. */
    protected TextKeepingTopic() {}

    @Rule(id = "E07", says = "characters above U+FFFF and joined sequences come back unchanged")
    final void supplementaryPlaneAndZwjSequencesRoundTrip() {
        assertKept(
                "🤪",
                "a🤪",
                "🤪a",
                "👨‍👩‍👧‍👦",
                "🏳️‍🌈",
                "🇵🇱",
                "👍🏽",
                "1️⃣",
                "𠮷野家",
                "𝒳",
                "\u200d",
                "\udbff\udfff");
    }

    @Rule(id = "E08", says = "right-to-left text, control characters and marks come back unchanged")
    final void rightToLeftAndControlCharactersRoundTrip() {
        assertKept(
                "שלום",
                "مرحبا 123",
                "a\u202eb\u202c",
                "a\u200fb",
                "a\tb",
                "a\nb",
                "a\r\nb",
                "a\rb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "\ufeffa",
                "a\ufeff",
                "a\u0001b",
                "a\u001bb",
                "a\u001fb",
                "a\u007fb",
                "a\u00adb",
                "a\ufffdb");
    }

    @Rule(id = "E10", says = "white space around a text is kept")
    final void leadingAndTrailingWhitespaceIsKept() {
        assertKept(
                " ",
                "  ",
                " a",
                "a ",
                " a ",
                "\ta",
                "a\t",
                "\na",
                "a\n",
                "a\r\n",
                "\u00a0a\u00a0",
                "\u3000a",
                "a\u2003",
                "a");
    }

    @Rule(id = "E12", says = "dots and dollars in names of logs and in bodies are literal")
    final void dotsAndDollarsInLogNamesAndBodyKeysAreLiteral() {
        List<String> names = List.of(
                "a",
                "a.b",
                "a.b.c",
                "a_b",
                "a$b",
                "$a",
                "a.$b",
                ".",
                "..",
                "$",
                "a.",
                ".a",
                "a/b",
                "a:b",
                "a\uff0eb",
                "a b");
        for (String name : names) {
            commit(new Op.Append(
                    name, 0, List.of("{\"" + name + "\":1}", "{\"$set\":{\"" + name + "\":{\".\":\"$1\"}}}")));
        }
        for (String name : names) {
            assertThat(store.readLog(tenant, name, 0, ALL).entries())
                    .as("log %s", name)
                    .containsExactly(
                            new LogEntry(1, "{\"" + name + "\":1}"),
                            new LogEntry(2, "{\"$set\":{\"" + name + "\":{\".\":\"$1\"}}}"));
            Item item = item(name).body("{\"" + name + "\":{\"$inc\":{\"a.b\":1}}}");
            insert(item);
            assertThat(stored(item)).contains(item);
        }
    }

    @Rule(id = "E13", says = "the default locale of the JVM changes nothing")
    @ResourceLock(Resources.LOCALE)
    final void turkishDefaultLocaleChangesNothing() {
        List<Locale> locales =
                List.of(Locale.ENGLISH, Locale.forLanguageTag("tr-TR"), Locale.forLanguageTag("ar-EG-u-nu-arab"));
        List<Item> written = new ArrayList<>();
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : locales) {
                Locale.setDefault(locale);
                RecordStore opened = open();
                String id = "TITLE title " + locale.toLanguageTag();
                Item item =
                        item(id).name("INDIA ıİ i").stage(id).due(-1_234_567).rank(9_876_543_210L);
                commit(opened, tenant, item.insert(), append(written.size(), "INDIA i"));
                written.add(item);
                for (Item each : written) {
                    assertThat(stored(opened, tenant, each))
                            .as("read in locale %s", locale)
                            .contains(each);
                    assertThat(stored(each)).as("read in locale %s", locale).contains(each);
                }
                assertThat(scan(items(BY_NAME).equal(text("INDIA ıİ i"))))
                        .as("found in locale %s", locale)
                        .containsExactlyInAnyOrderElementsOf(written);
                assertThat(scan(items(BY_NAME).equal(text("india ıİ i")))).isEmpty();
                assertThat(store.readLog(tenant, LOG, 0, ALL).last()).isEqualTo(written.size());
                Item first = written.get(0);
                Item next = first.version(first.version() + 1);
                commit(next.replace(first.version()));
                written.set(0, next);
            }
        } finally {
            Locale.setDefault(before);
        }
        assertThat(scan(items(BY_ID))).containsExactlyInAnyOrderElementsOf(written);
    }

    @Rule(id = "E14", says = "an index entry of the maximum size is stored, found and told from its neighbour")
    final void indexKeyOfMaximumBytesIsStoredAndIndexed() {
        for (int width = 1; width <= 4; width++) {
            assertLongestKept(new Random(seed), width);
        }
    }

    private void assertLongestKept(Random random, int width) {
        Limits limits = store.limits();
        Index index = WIDE.indexes().get(0);
        String owner = freshTenant().value();
        TenantId full = new TenantId(owner + "t".repeat(Math.min(limits.tenantBytes(), 200) - Sizes.utf8(owner)));
        int idBytes = Math.min(limits.idBytes(), LONG);
        int texts = limits.indexKeyBytes() - Sizes.utf8(full.value()) - idBytes;
        int each = Math.min(Math.min(limits.textBytes(), LONG), texts / 3);
        int rest = Math.min(Math.min(limits.textBytes(), LONG), texts - 2 * each);
        String first = Sizes.text(random, each, width);
        String second = Sizes.text(random, each, width);
        String third = Sizes.text(random, rest - 1, width);
        StoredRecord a = Sizes.wide(Sizes.text(random, idBytes, width), index, first, second, third + "a");
        StoredRecord b = Sizes.wide(Sizes.text(random, idBytes, width), index, first, second, third + "b");

        commit(store, full, new Op.Put(0, b), new Op.Put(0, a));

        Scan scan = Scan.of(WIDE.name(), index, ALL);
        assertThat(store.load(full, Set.of(a.key(), b.key()))).containsExactlyInAnyOrder(a, b);
        assertThat(store.scan(full, scan.equal(text(first), text(second))).records())
                .containsExactly(a, b);
        assertThat(store.scan(full, scan.equal(text(first), text(second), text(third + "b")))
                        .records())
                .as("equal up to the last byte, seed %s", seed)
                .containsExactly(b);
        assertThat(store.scan(full, scan.equal(text(first), text(second)).range(Range.below(text(third + "b"))))
                        .records())
                .containsExactly(a);
        Slice page = store.scan(full, scan.limit(1));
        assertThat(page.records()).containsExactly(a);
        assertThat(store.scan(full, scan.after(Position.of(a, index))).records())
                .containsExactly(b);

        Item longest = item(Sizes.text(random, idBytes, width))
                .name(Sizes.text(random, Math.min(limits.textBytes(), LONG) - 1, width));
        Item sibling = longest.id("b").name(longest.name() + "b");
        commit(store, full, longest.name(longest.name() + "a").insert(), sibling.insert());
        assertThat(scan(store, full, items(BY_NAME).equal(text(sibling.name()))))
                .containsExactly(sibling);
    }

    @Rule(id = "E16", says = "half a surrogate pair or U+0000 is refused, or kept as it is, and matches nothing else")
    final void loneSurrogateIsRefusedNotMangled() {
        insert(item("?").name("?"), item("\ufffd").name("\ufffd"), item("a").name("a"));
        for (String bad : List.of("\ud83d", "\udd2a", "a\ud83db", "\udd2a\ud83d", "a\u0000", "\u0000a")) {
            String what =
                    "text of " + bad.chars().mapToObj(Integer::toHexString).toList();
            for (Item item : List.of(
                    item("id " + bad), item("name").name(bad), item("body").body("\"" + bad + "\""))) {
                if (appliesOrRefuses(what, item.insert())) {
                    // compared without showing it: a report with half a pair could not be written
                    assertThat(stored(item).filter(item::equals).isPresent())
                            .as("%s, kept", what)
                            .isTrue();
                    commit(item.delete(1));
                }
            }
            LogEntry entry = new LogEntry(1, "\"" + bad + "\"");
            if (appliesOrRefuses(what, new Op.Append("log " + bad, 0, List.of(entry.body())))) {
                List<LogEntry> entries =
                        store.readLog(tenant, "log " + bad, 0, 9).entries();
                assertThat(entries.equals(List.of(entry)))
                        .as("%s, kept in a log", what)
                        .isTrue();
            }
            assertFindsNothing(
                    what,
                    () -> store.scan(tenant, items(BY_NAME).equal(text(bad))).records());
            assertFindsNothing(what, () -> store.load(tenant, Set.of(new Key(TckCatalog.ITEM, bad))));
            assertFindsNothing(
                    what,
                    () -> store.scan(new TenantId(tenant.value() + bad), items(BY_ID))
                            .records());
        }
    }

    private static void assertFindsNothing(String what, Supplier<List<StoredRecord>> search) {
        try {
            assertThat(search.get()).as("found by a %s", what).isEmpty();
        } catch (IllegalArgumentException refused) {
            // refused is as good as not found
        }
    }

    /** Uses each text as id, name, stage, name of a log and within bodies. */
    private void assertKept(String... texts) {
        for (String text : texts) {
            Item item = item(text).name(text).stage(text).body(json(text));
            commit(item.insert(), new Op.Append(text, 0, List.of(json(text))));
        }
        for (String text : texts) {
            Item item = item(text).name(text).stage(text).body(json(text));
            assertThat(stored(item)).contains(item);
            assertThat(scan(items(BY_NAME).equal(text(text)))).as("by name").containsExactly(item);
            assertThat(scan(items(BY_ID).range(Range.of(text(text), text(text + "\u0001")))))
                    .as("by id")
                    .containsExactly(item);
            assertThat(store.readLog(tenant, text, 0, ALL).entries())
                    .as("entries of its log")
                    .containsExactly(new LogEntry(1, json(text)));
        }
        assertThat(ids(items(BY_ID))).containsExactlyInAnyOrder(texts);
    }

    /** Control characters stand around a JSON text, not in its strings, where they would not be JSON. */
    private static String json(String text) {
        StringBuilder inside = new StringBuilder();
        StringBuilder around = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '\t' || point == '\n' || point == '\r' || point == ' ') {
                around.appendCodePoint(point);
            }
            if (point >= ' ') {
                inside.appendCodePoint(point);
            }
        });
        return around + "[\"" + inside + "\"" + around + "]" + around;
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }
}
