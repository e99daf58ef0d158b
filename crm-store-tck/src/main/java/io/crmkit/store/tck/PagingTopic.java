package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_FLAG_RANK;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.BY_STAGE_DUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Index;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.Value;
import java.util.List;

/** Rules D08 to D15 and D26: pages of a scan and the positions between them. */
public abstract class PagingTopic extends Topic {
    private static final Value OPEN = new Value.Text("open");

    /** For an adapter's test that runs this topic alone. */
    protected PagingTopic() {}

    @Rule(id = "D08", says = "the pages of a scan together are the whole scan, for every page size")
    final void pagesConcatenateToFullScan() {
        insertGrid();

        for (Index index : TckCatalog.INDEXES) {
            Scan scan = items(index);
            List<String> whole = ids(scan);
            assertThat(whole).hasSize(12);
            for (int size = 1; size <= whole.size() + 1; size++) {
                assertThat(idsByPage(scan.limit(size)))
                        .as("pages of %s of %s", size, index.name())
                        .isEqualTo(whole);
            }
        }
    }

    @Rule(id = "D09", says = "more is true only if another record of the scan follows")
    final void moreIsTrueOnlyIfAnotherRecordExists() {
        insert(
                item("a").due(1),
                item("b").due(2),
                item("c").due(3),
                item("outside").stage("won"));
        Scan scan = items(BY_STAGE_DUE).equal(OPEN);
        Scan ranged = scan.range(Range.below(new Value.Int(3)));

        assertThat(store.scan(tenant, scan.limit(2)).more()).as("2 of 3").isTrue();
        assertThat(store.scan(tenant, scan.limit(3)).more()).as("3 of 3").isFalse();
        assertThat(store.scan(tenant, scan.limit(4)).more()).as("4 of 3").isFalse();
        assertThat(store.scan(tenant, scan.descending(true).limit(2)).more())
                .as("2 of 3, descending")
                .isTrue();
        assertThat(store.scan(tenant, scan.descending(true).limit(3)).more())
                .as("3 of 3, descending")
                .isFalse();
        assertThat(store.scan(tenant, ranged.limit(1)).more()).as("1 of 2").isTrue();
        assertThat(store.scan(tenant, ranged.limit(2)).more()).as("2 of 2").isFalse();
        Position first = new Position(List.of(OPEN, new Value.Int(1)), "a");
        assertThat(store.scan(tenant, scan.limit(2).after(first)).more())
                .as("last 2 of 3")
                .isFalse();
    }

    @Rule(id = "D10", says = "a position inside a run of equal values neither skips nor repeats")
    final void cursorInsideRunOfEqualValuesDoesNotSkipOrRepeat() {
        insert(item("1").name("a"), item("7").name("z"));
        for (String id : List.of("5", "3", "6", "2", "4")) {
            insert(item(id).name("same"));
        }
        Position inside = new Position(List.of(new Value.Text("same")), "3");

        assertThat(ids(items(BY_NAME).after(inside))).containsExactly("4", "5", "6", "7");
        assertThat(ids(items(BY_NAME).equal(new Value.Text("same")).after(inside)))
                .containsExactly("4", "5", "6");
        assertThat(ids(items(BY_NAME).descending(true).after(inside))).containsExactly("2", "1");
    }

    @Rule(id = "D11", says = "a position is compared attribute by attribute, then by id")
    final void cursorComparisonIsLexicographicOverMixedTypes() {
        insertGrid();

        assertEveryPositionSplits(false);
    }

    @Rule(id = "D12", says = "a descending scan goes on below its position")
    final void descendingCursorContinuesCorrectly() {
        insertGrid();

        assertEveryPositionSplits(true);
        for (Index index : TckCatalog.INDEXES) {
            Scan scan = items(index).descending(true);
            assertThat(idsByPage(scan.limit(5)))
                    .as("pages of 5 of %s", index.name())
                    .isEqualTo(ids(scan));
        }
    }

    @Rule(id = "D13", says = "a scan goes on behind a position whose record is gone or never was")
    final void cursorOfDeletedRecordStillContinues() {
        Item b = item("b");
        insert(item("a"), b, item("c"), item("d"));
        Slice page = store.scan(tenant, items(BY_NAME).limit(2));
        Position end = Position.of(page.records().get(1), BY_NAME);
        assertThat(end.id()).isEqualTo("b");

        commit(b.delete(1));

        assertThat(ids(items(BY_NAME).after(end))).containsExactly("c", "d");
        assertThat(ids(items(BY_NAME).descending(true).after(end))).containsExactly("a");
        assertThat(ids(items(BY_ID).after(new Position(List.of(), "bb")))).containsExactly("c", "d");
        Range range = Range.from(new Value.Int(0));
        Position below = new Position(List.of(OPEN, new Value.Int(-5)), "x");
        assertThat(ids(items(BY_STAGE_DUE).equal(OPEN).range(range).after(below)))
                .as("a position before the range")
                .containsExactly("a", "c", "d");
    }

    @Rule(id = "D14", says = "a scan behind the last record is empty")
    final void cursorBeyondLastReturnsEmpty() {
        insertGrid();

        for (Index index : TckCatalog.INDEXES) {
            for (boolean descending : new boolean[] {false, true}) {
                Scan scan = items(index).descending(descending);
                List<Item> whole = scan(scan);
                Slice rest = store.scan(tenant, scan.after(position(whole.get(whole.size() - 1), index)));

                assertThat(ids(rest)).as("behind the last of %s", index.name()).isEmpty();
                assertThat(rest.more())
                        .as("more behind the last of %s", index.name())
                        .isFalse();
            }
        }
        assertThat(ids(items(BY_ID).after(new Position(List.of(), "\uffff")))).isEmpty();
    }

    @Rule(id = "D15", says = "a record inserted before the position does not shift later pages")
    final void insertBehindCursorDoesNotShiftLaterPages() {
        insert(item("b"), item("c"), item("d"), item("e"));
        Slice page = store.scan(tenant, items(BY_ID).limit(2));
        assertThat(ids(page)).containsExactly("b", "c");

        insert(item("a"), item("bb"));

        Position end = Position.of(page.records().get(1), BY_ID);
        assertThat(ids(items(BY_ID).limit(2).after(end))).containsExactly("d", "e");
    }

    @Rule(id = "D26", says = "a position that does not fit the index or the equal values is refused")
    final void positionThatDoesNotFitIsRefused() {
        insertGrid();
        Scan scan = items(BY_STAGE_DUE).equal(OPEN);
        List<Position> misfits = List.of(
                new Position(List.of(), "id a"),
                new Position(List.of(OPEN), "id a"),
                new Position(List.of(OPEN, new Value.Int(0), new Value.Int(0)), "id a"),
                new Position(List.of(OPEN, new Value.Text("0")), "id a"),
                new Position(List.of(new Value.Bool(true), new Value.Int(0)), "id a"),
                new Position(List.of(new Value.Text("won"), new Value.Int(0)), "id a"));
        for (Position misfit : misfits) {
            assertRefused(
                    "a position with " + Plain.of(misfit.attributes()), () -> store.scan(tenant, scan.after(misfit)));
        }
        assertRefused(
                "a position of an index with attributes in the order of ids",
                () -> store.scan(tenant, items(BY_ID).after(misfits.get(1))));
    }

    /** Twelve records: two stages by three dues by two, and two flags by two ranks by three. */
    private void insertGrid() {
        for (int i = 0; i < 12; i++) {
            int shuffled = i * 7 % 12;
            insert(item("id " + (char) ('a' + shuffled))
                    .name("name " + shuffled % 5)
                    .stage(shuffled % 2 == 0 ? "open" : "won")
                    .due(shuffled / 2 % 3 - 1)
                    .flag(shuffled % 3 == 0)
                    .rank(shuffled / 3 % 2));
        }
    }

    private void assertEveryPositionSplits(boolean descending) {
        for (Index index : List.of(BY_NAME, BY_STAGE_DUE, BY_FLAG_RANK, BY_ID)) {
            Scan scan = items(index).descending(descending);
            List<Item> whole = scan(scan);
            assertThat(whole).hasSize(12);
            for (int i = 0; i < whole.size(); i++) {
                Position position = position(whole.get(i), index);

                assertThat(scan(scan.after(position)))
                        .as("%s behind %s and id %s", index.name(), whole.get(i), position.id())
                        .isEqualTo(whole.subList(i + 1, whole.size()));
            }
        }
    }

    private static Position position(Item item, Index index) {
        return Position.of(item.stored(), index);
    }
}
