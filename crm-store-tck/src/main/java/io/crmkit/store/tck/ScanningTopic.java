package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.Item.note;
import static io.crmkit.store.tck.TckCatalog.BY_FLAG_RANK;
import static io.crmkit.store.tck.TckCatalog.BY_ID;
import static io.crmkit.store.tck.TckCatalog.BY_NAME;
import static io.crmkit.store.tck.TckCatalog.BY_STAGE_DUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Index;
import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Rules D01 to D07 and D19 to D21: what a scan selects and in which order. */
public abstract class ScanningTopic extends Topic {
    /** For an adapter's test that runs this topic alone. */
    protected ScanningTopic() {}

    @Rule(id = "D01", says = "a scan returns only records whose leading attributes equal the given values")
    final void scanReturnsOnlyMatchingEqualityPrefix() {
        insert(
                item("1").stage("a").due(11),
                item("2").stage("a1").due(1),
                item("3").stage("ab").due(1),
                item("4").stage("").due(1),
                item("5").stage("a").due(1),
                item("6").stage("a").due(-1));

        assertThat(ids(items(BY_STAGE_DUE).equal(text("a")))).containsExactly("6", "5", "1");
        assertThat(ids(items(BY_STAGE_DUE).equal(text("a"), number(1)))).containsExactly("5");
        assertThat(ids(items(BY_STAGE_DUE).equal(text("a1"), number(1)))).containsExactly("2");
        assertThat(ids(items(BY_STAGE_DUE).equal(text("")))).containsExactly("4");
        assertThat(ids(items(BY_STAGE_DUE).equal(text("b")))).isEmpty();
    }

    @Rule(id = "D02", says = "a scan is ordered by the attributes of its index, then by id")
    final void scanOrdersByIndexAttributesThenId() {
        insert(
                item("d").stage("x").due(2).flag(true).rank(1),
                item("b").stage("x").due(2).flag(false).rank(9),
                item("e").stage("x").due(2).flag(true).rank(1),
                item("a").stage("y").due(1).flag(true).rank(0),
                item("c").stage("x").due(2).flag(false).rank(9),
                item("f").stage("x").due(1).flag(true).rank(1));

        assertThat(ids(items(BY_STAGE_DUE))).containsExactly("f", "b", "c", "d", "e", "a");
        assertThat(ids(items(BY_FLAG_RANK))).containsExactly("b", "c", "a", "d", "e", "f");
        assertThat(ids(items(BY_NAME))).as("all names are the same").containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(ids(items(BY_ID))).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Rule(id = "D03", says = "a descending scan is the exact reverse of the ascending one")
    final void scanDescendingIsExactReverse() {
        for (String id : List.of("c", "a", "d", "b")) {
            insert(
                    item(id + "1").stage("x").due(1).flag(true).rank(1),
                    item(id + "2").stage("x").due(2).flag(false).rank(1),
                    item(id + "3").stage("y").due(1).flag(true).rank(2));
        }

        for (Index index : TckCatalog.INDEXES) {
            List<String> reversed = new ArrayList<>(ids(items(index)));
            Collections.reverse(reversed);

            assertThat(ids(items(index).descending(true)))
                    .as("descending scan of %s", index.name())
                    .hasSize(12)
                    .containsExactlyElementsOf(reversed);
        }
    }

    @Rule(id = "D04", says = "a range includes its lower bound and excludes its upper bound")
    final void rangeIsInclusiveBelowAndExclusiveAbove() {
        insertDues(1, 2, 3, 4, 5);

        assertThat(dues(Range.of(number(2), number(4)))).containsExactly(2L, 3L);
        assertThat(ids(items(BY_ID).range(Range.of(text("due 2"), text("due 4")))))
                .as("range on the id")
                .containsExactly("due 2", "due 3");
        assertThat(ids(items(BY_NAME).range(Range.of(text("name 2"), text("name 4")))))
                .as("range on a text")
                .containsExactly("due 2", "due 3");
        assertThat(ids(open(Range.of(number(2), number(4))).descending(true)))
                .as("descending")
                .containsExactly("due 3", "due 2");
    }

    @Rule(id = "D05", says = "a range can be open on either side")
    final void openEndedRangesWork() {
        insertDues(-3, 1, 2, 3);

        assertThat(dues(Range.from(number(2)))).containsExactly(2L, 3L);
        assertThat(dues(Range.below(number(2)))).containsExactly(-3L, 1L);
        assertThat(dues(new Range(Optional.empty(), Optional.empty()))).containsExactly(-3L, 1L, 2L, 3L);
    }

    @Rule(id = "D06", says = "a range on the second attribute stays within the equal first one")
    final void rangeOnSecondAttributeRespectsPrefix() {
        insertDues(1, 2, 3);
        insert(
                item("before").stage("a").due(2),
                item("behind").stage("z").due(2),
                item("longer").stage("open ").due(2));

        assertThat(ids(open(Range.from(number(2))))).containsExactly("due 2", "due 3");
        assertThat(ids(open(Range.below(number(3))))).containsExactly("due 1", "due 2");
        assertThat(ids(items(BY_FLAG_RANK).equal(new Value.Bool(true)).range(Range.from(number(Long.MIN_VALUE)))))
                .isEmpty();
    }

    @Rule(id = "D07", says = "an empty or swapped range selects nothing")
    final void emptyRangeReturnsEmptySlice() {
        insertDues(1, 2, 3, 4);

        for (boolean descending : new boolean[] {false, true}) {
            for (Range range : List.of(
                    Range.of(number(2), number(2)),
                    Range.of(number(4), number(1)),
                    Range.of(number(5), number(9)),
                    Range.below(number(1)))) {
                Scan scan = open(range).descending(descending);

                assertThat(ids(scan)).as("%s", Plain.of(scan)).isEmpty();
                assertThat(store.scan(tenant, scan).more())
                        .as("more of %s", Plain.of(scan))
                        .isFalse();
            }
        }
        assertThat(ids(items(BY_ID).range(Range.of(text("due 3"), text("due 2")))))
                .isEmpty();
    }

    @Rule(id = "D19", says = "a limit of one works, and so does the largest int")
    final void limitOneWorks() {
        insertDues(3, 1, 2);

        for (Index index : TckCatalog.INDEXES) {
            for (boolean descending : new boolean[] {false, true}) {
                Scan scan = items(index).descending(descending);
                List<String> whole = ids(scan);

                assertThat(whole).hasSize(3);
                assertThat(ids(scan.limit(1)))
                        .as("one of %s", index.name())
                        .containsExactlyElementsOf(whole.subList(0, 1));
                assertThat(idsByPage(scan.limit(1)))
                        .as("one by one of %s", index.name())
                        .isEqualTo(whole);
                assertThat(ids(scan.limit(Integer.MAX_VALUE)))
                        .as("all of %s", index.name())
                        .isEqualTo(whole);
                assertThat(store.scan(tenant, scan.limit(Integer.MAX_VALUE)).more())
                        .as("more than all of %s", index.name())
                        .isFalse();
            }
        }
    }

    @Rule(id = "D20", says = "a scan of an unknown kind, or of an index that is not declared exactly so, is refused")
    final void scanOfUnknownIndexIsRefused() {
        insertDues(1, 2);
        Index unknown = new Index("by_due", List.of("due"));
        Index other = new Index(BY_NAME.name(), List.of("stage"));
        Index shorter = new Index(BY_STAGE_DUE.name(), List.of("stage"));
        Index reordered = new Index(BY_STAGE_DUE.name(), List.of("due", "stage"));
        for (Index index : List.of(unknown, other, shorter, reordered, new Index("by_nothing", List.of("nothing")))) {
            assertRefused("scan of " + index, () -> store.scan(tenant, items(index)));
            assertRefused("count of " + index, () -> store.count(tenant, items(index), List.of()));
        }
        assertRefused(
                "scan of an index of another kind", () -> store.scan(tenant, Scan.of(TckCatalog.BARE, BY_NAME, ALL)));
        assertRefused("scan of an unknown kind", () -> store.scan(tenant, Scan.of("tck_unknown", BY_ID, ALL)));
    }

    @Rule(id = "D21", says = "a scan returns records of its kind only, also behind a position of another kind's record")
    final void scanIsScopedToKind() {
        insert(item("a"), note("b"), item("c"), note("d").name("other"), note("a"));
        for (Index index : TckCatalog.INDEXES) {
            assertThat(scan(items(index)))
                    .as("items by %s", index.name())
                    .containsExactlyInAnyOrder(item("a"), item("c"));
            assertThat(scan(Scan.of(TckCatalog.NOTE, index, ALL)))
                    .as("notes by %s", index.name())
                    .containsExactlyInAnyOrder(note("a"), note("b"), note("d").name("other"));
            assertThat(store.scan(tenant, items(index).limit(2)).more())
                    .as("more items by %s", index.name())
                    .isFalse();
        }
        Position behind = Position.of(note("b").stored(), BY_NAME);
        assertThat(ids(items(BY_NAME).after(behind))).containsExactly("c");
        assertThat(ids(items(BY_NAME).equal(text("other")))).isEmpty();
    }

    private void insertDues(long... dues) {
        for (long due : dues) {
            insert(item("due " + due).due(due).name("name " + due));
        }
    }

    private List<Long> dues(Range range) {
        return scan(open(range)).stream().map(Item::due).toList();
    }

    private static Scan open(Range range) {
        return items(BY_STAGE_DUE).equal(text("open")).range(range);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value number(long number) {
        return new Value.Int(number);
    }
}
