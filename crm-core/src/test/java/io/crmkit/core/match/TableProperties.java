package io.crmkit.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What a table of records is made of. */
class TableProperties {
    @Property
    void a_dictionary_gives_equal_values_one_number_and_each_number_its_value(@ForAll("values") List<String> values) {
        Dictionary dictionary = new Dictionary();
        Map<String, Integer> known = new HashMap<>();

        for (String value : values) {
            int number = dictionary.number(value);

            assertThat(number == 0).isEqualTo(value.isEmpty());
            assertThat(known.computeIfAbsent(value, first -> number)).isEqualTo(number);
        }

        assertThat(new HashSet<>(known.values())).hasSameSizeAs(known.keySet());
        known.forEach((value, number) -> {
            assertThat(dictionary.text(number)).isEqualTo(value);
            assertThat(dictionary.value(number)).isEqualTo(value.toCharArray());
            assertThat(dictionary.several(number)).isEqualTo(value.indexOf(MatchField.SEPARATOR) >= 0);
        });
        known.remove("");
        assertThat(dictionary.size()).isEqualTo(known.size() + 1);
    }

    @Property(tries = 100)
    void numbers_are_sorted_whatever_their_size(
            @ForAll List<@LongRange(max = Long.MAX_VALUE) Long> few,
            @ForAll @IntRange(max = 20_000) int more,
            @ForAll @IntRange(max = 62) int bits) {
        long[] numbers = new long[few.size() + more];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i < few.size() ? few.get(i) : KeyForms.mixed(i) >>> (63 - bits) >>> 1;
        }
        long[] expected = numbers.clone();
        Arrays.sort(expected);

        assertThat(SortedNumbers.of(numbers, numbers.length)).isEqualTo(expected);
    }

    @Property(tries = 200)
    void equal_numbers_stand_together_among_negative_ones_too(@ForAll @IntRange(max = 20_000) int size) {
        long[] numbers = new long[size];
        Arrays.setAll(numbers, i -> KeyForms.mixed(i % (1 + size / 3)));
        Set<Long> seen = new HashSet<>();
        long last = 0;

        for (long number : SortedNumbers.of(numbers, size)) {
            assertThat(number == last || seen.add(number)).isTrue();
            last = number;
        }
        assertThat(seen).hasSize(Math.min(size, 1 + size / 3));
    }

    @Property
    void every_pair_is_handed_on_once_and_in_order_within_its_batch(
            @ForAll List<@IntRange(max = 9) Integer> records, @ForAll @IntRange(min = 1, max = 50) int most) {
        List<List<Integer>> added = new ArrayList<>();
        List<List<Integer>> visited = new ArrayList<>();
        PairBatch batch = new PairBatch((a, b) -> visited.add(List.of(a, b)), most);

        for (int i = 1; i < records.size(); i++) {
            batch.add(records.get(i - 1), records.get(i));
            added.add(List.of(records.get(i - 1), records.get(i)));
        }
        batch.flush();

        Comparator<List<Integer>> order =
                Comparator.<List<Integer>>comparingInt(pair -> pair.get(0)).thenComparingInt(pair -> pair.get(1));
        assertThat(visited).containsExactlyInAnyOrderElementsOf(added);
        for (int start = 0; start < visited.size(); start += most) {
            assertThat(visited.subList(start, Math.min(visited.size(), start + most)))
                    .isSortedAccordingTo(order);
        }
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(5),
                        Arbitraries.strings().withChars("ab").ofMaxLength(3),
                        Arbitraries.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa"), // equal hashes
                        Arbitraries.strings()
                                .withChars('a', MatchField.SEPARATOR)
                                .ofMaxLength(4))
                .list()
                .ofMaxSize(600);
    }
}
