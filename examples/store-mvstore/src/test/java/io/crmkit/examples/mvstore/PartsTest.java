package io.crmkit.examples.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    /** In the order of the contract; U+1F600 comes before U+FFFD in the order of Java's strings. */
    private static final List<List<Value>> RISING = List.of(
            List.of(text(""), text("z")),
            List.of(text("a"), number(Long.MIN_VALUE)),
            List.of(text("a"), number(-1)),
            List.of(text("a"), number(0)),
            List.of(text("a"), number(255)),
            List.of(text("a"), number(256)),
            List.of(text("a"), number(Long.MAX_VALUE)),
            List.of(text("a\u0001"), number(0)),
            List.of(text("ab"), text("")),
            List.of(text("ab"), text("c")),
            List.of(text("abc"), text("")),
            List.of(text("b"), new Value.Bool(false)),
            List.of(text("b"), new Value.Bool(true)),
            List.of(text("\uFFFD"), text("")),
            List.of(text("\uD83D\uDE00"), text("")));

    @Test
    void bytesHaveTheOrderOfTheValues() {
        List<byte[]> sorted =
                new ArrayList<>(RISING.stream().map(values -> Parts.of(values)).toList());
        sorted.sort(Arrays::compareUnsigned);

        assertThat(sorted.stream().map(Parts::read)).containsExactlyElementsOf(RISING);
    }

    @Test
    void theEndIsBehindAllThatStartsWithThePartsAndNothingElse() {
        byte[] end = Parts.end(Parts.of("a"));

        assertThat(RISING.stream().filter(values -> Arrays.compareUnsigned(Parts.of(values), end) < 0))
                .hasSize(7);
    }

    private static Value text(String value) {
        return new Value.Text(value);
    }

    private static Value number(long value) {
        return new Value.Int(value);
    }
}
