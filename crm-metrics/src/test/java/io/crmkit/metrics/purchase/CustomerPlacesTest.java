package io.crmkit.metrics.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerPlacesTest {
    /** A key whose hash code is one of so many. */
    record Key(int id, int codes) {
        @Override
        public int hashCode() {
            return id % codes;
        }
    }

    /** With one hash code, or a few, keys crowd and overflow; with many they spread. None may be lost or found twice. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 1_000_000})
    void everyKeyKeepsItsPlaceHoweverCrowded(int codes) {
        int customers = 2_000;
        List<Key> inOrder =
                IntStream.range(0, customers).mapToObj(id -> new Key(id, codes)).toList();
        List<Key> again = new ArrayList<>(inOrder);
        Collections.shuffle(again, new Random(7));
        CustomerPlaces<Key> places = new CustomerPlaces<>();

        assertThat(places.of(inOrder))
                .containsExactly(IntStream.range(0, customers).toArray());
        assertThat(places.of(again))
                .containsExactly(again.stream().mapToInt(Key::id).toArray());
        assertThat(places.keys()).isEqualTo(inOrder);
    }

    @Test
    void aKeyThatComesTwiceAtOnceIsNumberedOnce() {
        CustomerPlaces<String> places = new CustomerPlaces<>();

        // two strings of one hash code
        assertThat(places.of(List.of("Aa", "BB", "Aa", "BB", "c"))).containsExactly(0, 1, 0, 1, 2);
        assertThat(places.keys()).containsExactly("Aa", "BB", "c");
    }
}
