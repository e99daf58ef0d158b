package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.BY_STAGE_DUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Op;
import io.crmkit.store.Range;
import io.crmkit.store.Value;
import java.util.List;

/** Rules E01 to E06, E09, E11 and E15: texts and ids are compared exactly and ordered by code point. */
public abstract class TextTopic extends Topic {
    /** For an adapter's test that runs this topic alone. */
    protected TextTopic() {}

    @Rule(id = "E01", says = "texts and ids are ordered by code point")
    final void textOrderIsCodePointOrder() {
        List<String> ordered = List.of(
                " ",
                "\"",
                "A",
                "Z",
                "_",
                "a",
                "a ",
                "a!",
                "aa",
                "b",
                "z",
                "ä",
                "é",
                "\ud7ff",
                "\ue000",
                "\ufffd",
                "\uffff",
                "\ud83d\ude00",
                "🤪",
                "\udbff\udfff");
        for (int i = 0; i < ordered.size(); i++) {
            String text = ordered.get(i * 7 % ordered.size());
            insert(item(text).name(text));
        }

        assertThat(scan(items(BY_NAME))).extracting(Item::name).isEqualTo(ordered);
        assertThat(ids(items(BY_ID))).isEqualTo(ordered);
        assertThat(ids(items(BY_ID).range(Range.from(text("\ufffd")))))
                .containsExactly("\ufffd", "\uffff", "\ud83d\ude00", "🤪", "\udbff\udfff");
        assertThat(ids(items(BY_NAME).range(Range.below(text("a "))))).containsExactly(" ", "\"", "A", "Z", "_", "a");
    }

    @Rule(id = "E02", says = "texts and ids that differ only in case are distinct")
    final void idsDifferingOnlyInCaseAreDistinct() {
        assertDistinct("case", "Case", "CASE", "ﬁ", "FI", "ı", "I", "i");
    }

    @Rule(id = "E03", says = "texts and ids that differ only in trailing space are distinct")
    final void idsDifferingOnlyInTrailingSpaceAreDistinct() {
        assertDistinct("pad", "pad ", "pad  ", "pad\t", "pad\u00a0");
    }

    @Rule(id = "E04", says = "texts and ids that differ only in accents are distinct")
    final void textDifferingOnlyInAccentIsDistinct() {
        assertDistinct("resume", "resumé", "résumé", "Ångström", "Angstrom", "strasse", "straße");
    }

    @Rule(id = "E05", says = "different emoji are distinct")
    final void differentEmojiAreDistinct() {
        assertDistinct("🍣", "🍺", "🤪", "👍", "👍🏽");
    }

    @Rule(id = "E06", says = "composed and decomposed forms of a text are distinct")
    final void composedAndDecomposedFormsAreDistinct() {
        assertDistinct("é", "e\u0301", "Å", "\u212b", "A\u030a", "가", "\u1100\u1161", "ﬁn", "fin", "①", "1");
    }

    @Rule(id = "E09", says = "the empty text is a value like any other")
    final void emptyStringIsNotAbsent() {
        Item empty = item("empty").name("").stage("");
        insert(item("other"), empty);

        assertThat(stored(empty)).contains(empty);
        assertThat(scan(items(BY_NAME).equal(text("")))).containsExactly(empty);
        assertThat(scan(items(BY_STAGE_DUE).equal(text(""), new Value.Int(0)))).containsExactly(empty);
        assertThat(ids(items(BY_NAME))).as("the empty text comes first").containsExactly("empty", "other");
        assertThat(ids(items(BY_NAME).range(Range.from(text(""))))).containsExactly("empty", "other");
        assertThat(ids(items(BY_NAME).range(Range.below(text(""))))).isEmpty();
    }

    @Rule(id = "E11", says = "characters with a meaning in SQL, LIKE or JSON are literal")
    final void sqlLikeAndJsonMetacharactersAreLiteral() {
        String[] texts = {
            "%",
            "_",
            "\\",
            "\\%",
            "'",
            "''",
            "\"",
            ";",
            "--",
            "/*",
            "?",
            ":1",
            "$1",
            "${}",
            "{}",
            "$where",
            ".",
            "a.b",
            "a%b",
            "a_b",
            "axb",
            "a\\b",
            "' OR '1'='1",
            "'); DROP TABLE tck_item; --",
            "\\u0041",
            "[a-z]",
            "*",
            "^"
        };
        assertDistinct(texts);

        assertThat(ids(items(BY_NAME).range(Range.of(text("a%"), text("a&")))))
                .as("prefix search for a%%")
                .containsExactly("a%b");
        for (String text : texts) {
            commit(new Op.Append(text, 0, List.of(text)));
        }
        for (String text : texts) {
            assertThat(store.readLog(tenant, text, 0, ALL).entries())
                    .as("log %s", text)
                    .extracting(entry -> entry.body())
                    .containsExactly(text);
        }
    }

    @Rule(id = "E15", says = "texts that look like numbers or dates are compared as texts")
    final void numericLookingTextSortsAsText() {
        List<String> ordered = List.of(
                "+1", "-1", "-2", "0", "007", "01", "1", "1.0", "10", "1e1", "2", "2026-11-02", "2026-2-1", "7", "9");
        for (int i = 0; i < ordered.size(); i++) {
            String text = ordered.get(i * 7 % ordered.size());
            insert(item(text).name(text));
        }

        assertThat(ids(items(BY_NAME))).isEqualTo(ordered);
        assertThat(ids(items(BY_ID))).isEqualTo(ordered);
        assertThat(ids(items(BY_NAME).equal(text("1")))).containsExactly("1");
        assertThat(ids(items(BY_NAME).range(Range.of(text("10"), text("2"))))).containsExactly("10", "1e1");
    }

    /** Uses each text as an id and as a name: it must be found by either, alone, and be deleted without its neighbours. */
    private void assertDistinct(String... texts) {
        for (String text : texts) {
            insert(item(text).name(text));
        }
        assertThat(ids(items(BY_ID))).containsExactlyInAnyOrder(texts);
        for (String text : texts) {
            Item expected = item(text).name(text);

            assertThat(stored(expected)).contains(expected);
            assertThat(scan(items(BY_NAME).equal(text(text))))
                    .as("scan for the name '%s'", text)
                    .containsExactly(expected);
        }
        commit(item(texts[0]).delete(1));
        assertThat(ids(items(BY_ID))).hasSize(texts.length - 1).doesNotContain(texts[0]);
        insert(item(texts[0]).name(texts[0]));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }
}
