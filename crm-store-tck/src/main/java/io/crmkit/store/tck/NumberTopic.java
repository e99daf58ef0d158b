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
import io.crmkit.store.RecordStore;
import io.crmkit.store.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Rules F01 to F08: integers are exact 64-bit numbers, booleans have two values, both in their order. */
public abstract class NumberTopic extends Topic {
    private static final long BEYOND_DOUBLE = 1L << 53;
    private static final Value OPEN = new Value.Text("open");

    /** For an adapter's test that runs this topic alone. */
    protected NumberTopic() {}

    @Rule(id = "F01", says = "the smallest, the largest and all other longs come back exactly and in order")
    final void longMinMaxAndZeroRoundTripAndSort() {
        assertOrdered(
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1,
                -BEYOND_DOUBLE - 1,
                -BEYOND_DOUBLE,
                Integer.MIN_VALUE,
                -1,
                0,
                1,
                Integer.MAX_VALUE,
                BEYOND_DOUBLE,
                BEYOND_DOUBLE + 1,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE);
    }

    @Rule(id = "F02", says = "negative numbers come before positive ones, by number")
    final void negativeNumbersSortBeforePositive() {
        assertOrdered(-100, -20, -10, -9, -1, 0, 1, 9, 10, 20, 100);

        assertThat(scan(items(BY_STAGE_DUE).equal(OPEN).range(Range.of(new Value.Int(-10), new Value.Int(2)))))
                .extracting(Item::due)
                .containsExactly(-10L, -9L, -1L, 0L, 1L);
    }

    @Rule(id = "F03", says = "instants keep their microseconds")
    final void epochMicrosKeepMicrosecondPrecision() {
        long micros = 1_795_219_200_123_456L;
        assertOrdered(micros - 1, micros, micros + 1);

        assertThat(scan(items(BY_STAGE_DUE).equal(OPEN, new Value.Int(micros))))
                .extracting(Item::due)
                .containsExactly(micros);
    }

    @Rule(id = "F04", says = "instants before 1970 and in the far future come back and in order")
    final void instantsBefore1970AndFarFutureSortCorrectly() {
        assertOrdered(Stream.of(
                        "0001-01-01T00:00:00Z",
                        "1582-10-10T12:00:00.000001Z",
                        "1752-09-08T00:00:00Z",
                        "1899-12-31T23:59:59.999999Z",
                        "1901-12-13T20:45:51Z",
                        "1969-12-31T23:59:59.999999Z",
                        "1970-01-01T00:00:00Z",
                        "1970-01-01T00:00:00.000001Z",
                        "2038-01-19T03:14:08Z",
                        "2106-02-07T06:28:16Z",
                        "2262-04-11T23:47:17Z",
                        "9999-12-31T23:59:59.999999Z",
                        "+12345-01-01T00:00:00Z")
                .mapToLong(text -> micros(Instant.parse(text)))
                .toArray());
    }

    @Rule(id = "F05", says = "a change of the time zone of the JVM moves no value")
    @ResourceLock(Resources.TIME_ZONE)
    final void jvmTimeZoneChangeDoesNotMoveValues() {
        List<Item> written = new ArrayList<>();
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("Asia/Kathmandu", "America/Los_Angeles", "Pacific/Apia")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                RecordStore opened = open();
                // a gap, an overlap and a day that the Pacific skipped
                for (String instant : List.of("2026-03-08T10:30:00Z", "2026-11-01T09:30:00Z", "2011-12-30T12:00:00Z")) {
                    long micros = micros(Instant.parse(instant)) + 123_456;
                    Item item =
                            item(zone + " " + instant).stage(zone).due(micros).rank(micros);
                    commit(opened, tenant, item.insert());
                    written.add(item);
                }
                for (RecordStore instance : List.of(store, opened)) {
                    assertThat(scan(instance, tenant, items(BY_ID)))
                            .as("read in %s", zone)
                            .containsExactlyInAnyOrderElementsOf(written);
                }
                Item last = written.get(written.size() - 1);
                assertThat(scan(items(BY_STAGE_DUE).equal(new Value.Text(zone), new Value.Int(last.due()))))
                        .as("found in %s", zone)
                        .containsExactly(last);
            }
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(scan(items(BY_ID))).containsExactlyInAnyOrderElementsOf(written);
    }

    @Rule(id = "F06", says = "false comes before true")
    final void falseSortsBeforeTrue() {
        insert(
                item("a").flag(true),
                item("b").flag(false),
                item("c").flag(true),
                item("d").flag(false));

        assertThat(ids(items(BY_FLAG_RANK))).containsExactly("b", "d", "a", "c");
        assertThat(ids(items(BY_FLAG_RANK).range(Range.below(new Value.Bool(true)))))
                .containsExactly("b", "d");
        assertThat(ids(items(BY_FLAG_RANK).range(Range.from(new Value.Bool(true)))))
                .containsExactly("a", "c");
        assertThat(ids(items(BY_FLAG_RANK).equal(new Value.Bool(false)))).containsExactly("b", "d");
    }

    @Rule(id = "F07", says = "integers beyond the precision of a double stay distinct, in searches too")
    final void integersBeyondDoublePrecisionStayDistinct() {
        for (long number : new long[] {BEYOND_DOUBLE, -BEYOND_DOUBLE - 2, Long.MAX_VALUE - 3}) {
            for (long due = number; due < number + 3; due++) {
                insert(item("number " + due).due(due));
            }
            for (long due = number; due < number + 3; due++) {
                Value value = new Value.Int(due);
                assertThat(ids(items(BY_STAGE_DUE).equal(OPEN, value))).containsExactly("number " + due);
                Position position = new Position(List.of(OPEN, value), "number " + due);
                assertThat(scan(items(BY_STAGE_DUE)
                                .range(Range.of(OPEN, new Value.Text("p")))
                                .limit(1)
                                .after(position)))
                        .extracting(Item::due)
                        .as("behind %s", due)
                        .doesNotContain(due);
            }
            assertThat(ids(items(BY_STAGE_DUE)
                            .equal(OPEN)
                            .range(Range.of(new Value.Int(number + 1), new Value.Int(number + 2)))))
                    .containsExactly("number " + (number + 1));
        }
    }

    @Rule(id = "F08", says = "one value in several records is returned for each of them")
    final void sameValueInTwoRecordsBothReturned() {
        Item a = item("a").name("same").stage("same").due(7).flag(true).rank(7);
        Item b = a.id("b");
        insert(a);
        insert(b);
        commit(item("c").insert(), note("c").name("same").insert());
        commit(a.id("c").version(2).replace(1));

        for (Index index : TckCatalog.INDEXES) {
            assertThat(scan(items(index)))
                    .as("by %s", index.name())
                    .containsExactly(a, b, a.id("c").version(2));
        }
        assertThat(ids(items(BY_NAME).equal(new Value.Text("same")))).containsExactly("a", "b", "c");
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /** Stores the numbers in another order than the given one, which must be that of both integer attributes. */
    private void assertOrdered(long... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            long number = numbers[i * 5 % numbers.length];
            insert(item("number " + number).due(number).rank(number));
        }
        Long[] expected = LongStream.of(numbers).boxed().toArray(Long[]::new);

        assertThat(scan(items(BY_STAGE_DUE))).extracting(Item::due).containsExactly(expected);
        assertThat(scan(items(BY_FLAG_RANK))).extracting(Item::rank).containsExactly(expected);
        for (long number : numbers) {
            Item item = item("number " + number).due(number).rank(number);
            assertThat(stored(item)).contains(item);
        }
    }
}
