package io.crmkit.store.tck;

import static io.crmkit.store.tck.Item.item;
import static io.crmkit.store.tck.TckCatalog.BY_FLAG_RANK;
import static io.crmkit.store.tck.TckCatalog.BY_STAGE_DUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Range;
import io.crmkit.store.Value;
import java.util.stream.LongStream;

/** Rules F01 to F03: integers are exact 64-bit numbers and ordered as such. */
public abstract class NumberTopic extends Topic {
    private static final long BEYOND_DOUBLE = 1L << 53;

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

        assertThat(scan(items(BY_STAGE_DUE)
                        .equal(new Value.Text("open"))
                        .range(Range.of(new Value.Int(-10), new Value.Int(2)))))
                .extracting(Item::due)
                .containsExactly(-10L, -9L, -1L, 0L, 1L);
    }

    @Rule(id = "F03", says = "instants keep their microseconds")
    final void epochMicrosKeepMicrosecondPrecision() {
        long micros = 1_795_219_200_123_456L;
        assertOrdered(micros - 1, micros, micros + 1);

        assertThat(scan(items(BY_STAGE_DUE).equal(new Value.Text("open"), new Value.Int(micros))))
                .extracting(Item::due)
                .containsExactly(micros);
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
