package io.crmkit.metrics.rating;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class GroupedTallyTest {
    @Test
    void countsEachGroupAndWhatIsInNone() {
        GroupedTally tally =
                GroupedTally.ofBytes(ONE_TO_FIVE, 2, new byte[] {0, 1, 1, 2, -1, 1}, new byte[] {5, 4, 4, 3, 6, -7});

        assertThat(tally.groups()).hasSize(2);
        assertThat(tally.group(0)).isEqualTo(RatingTally.of(ONE_TO_FIVE, 5));
        assertThat(tally.group(1).counts()).containsExactly(0, 0, 0, 2, 0);
        assertThat(tally.group(1).excluded().byReason()).isEqualTo(Map.of(Exclusion.OUT_OF_RANGE, 1L));
        assertThat(tally.ungrouped().count(3)).isEqualTo(1);
        assertThat(tally.ungrouped().excluded().byReason()).isEqualTo(Map.of(Exclusion.OUT_OF_RANGE, 1L));
        assertThat(tally.total().rows()).isEqualTo(6);
        assertThat(tally.scale()).isEqualTo(ONE_TO_FIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100, 256, 300})
    void everyPairOfBytesIsCountedAtEveryPlaceAmongEight(int groups) {
        int pairs = 256 * 256;
        byte[] group = new byte[8 * pairs + 7];
        byte[] rating = new byte[group.length];
        byte[] below16 = new byte[group.length];
        for (int i = 0; i < group.length; i++) {
            int pair = i + i / pairs; // one further in each round
            group[i] = (byte) (pair >>> 8);
            rating[i] = (byte) pair;
            below16[i] = (byte) (pair & 15);
        }

        for (RatingScale scale : List.of(ZERO_TO_TEN, ONE_TO_FIVE, new RatingScale(-5, 5), new RatingScale(10, 99))) {
            for (byte[] answers : List.of(rating, below16)) {
                assertThat(tallies(GroupedTally.ofBytes(scale, groups, group, answers)))
                        .isEqualTo(oneByOne(scale, groups, i -> group[i] & 255, answers, 0, group.length));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "0, 7", "3, 10", "1, 9", "8, 24", "0, 5000", "13, 9000", "4999, 10000"})
    void aPartIsCountedAsIfItWereAlone(int from, int to) {
        byte[] group = new byte[10_000];
        byte[] rating = new byte[10_000];
        for (int i = 0; i < group.length; i++) {
            group[i] = (byte) (i * 7 % 11);
            rating[i] = (byte) (i % 2_500 == 2_000 ? 99 : i * 5 % 13);
        }

        GroupedTally part = GroupedTally.ofBytes(ZERO_TO_TEN, 10, group, rating, from, to);

        assertThat(tallies(part)).isEqualTo(oneByOne(ZERO_TO_TEN, 10, i -> group[i], rating, from, to));
        assertThat(GroupedTally.ofBytes(ZERO_TO_TEN, 10, group, rating, 0, from)
                        .merge(part)
                        .merge(GroupedTally.ofBytes(ZERO_TO_TEN, 10, group, rating, to, 10_000)))
                .isEqualTo(GroupedTally.ofBytes(ZERO_TO_TEN, 10, group, rating));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 40_000})
    void groupsMayBeTooManyForAByte(int groups) {
        int[] group = new int[20_000];
        byte[] rating = new byte[20_000];
        for (int i = 0; i < group.length; i++) {
            group[i] = i % 17 == 0 ? Integer.MIN_VALUE + i : i % 19 == 0 ? Integer.MAX_VALUE - i : i * 3;
            rating[i] = (byte) i;
        }

        GroupedTally tally = GroupedTally.of(ZERO_TO_TEN, groups, group, rating);

        assertThat(tallies(tally)).isEqualTo(oneByOne(ZERO_TO_TEN, groups, i -> group[i], rating, 0, 20_000));
        assertThat(GroupedTally.of(ZERO_TO_TEN, groups, group, rating, 0, 777)
                        .merge(GroupedTally.of(ZERO_TO_TEN, groups, group, rating, 777, 20_000)))
                .isEqualTo(tally);
    }

    @Test
    void bothVersionsOfJacksonWriteAndReadTheSameText() throws Exception {
        GroupedTally tally = GroupedTally.ofBytes(ONE_TO_FIVE, 1, new byte[] {0, 1}, new byte[] {5, 9});
        String text = "{\"groups\":[{\"scale\":{\"min\":1,\"max\":5},\"counts\":[0,0,0,0,1],\"excluded\":{}}],"
                + "\"ungrouped\":{\"scale\":{\"min\":1,\"max\":5},\"counts\":[0,0,0,0,0],"
                + "\"excluded\":{\"OUT_OF_RANGE\":1}}}";
        JsonMapper jackson3 = JsonMapper.shared();
        var jackson2 = new com.fasterxml.jackson.databind.json.JsonMapper();

        assertThat(jackson3.writeValueAsString(tally)).isEqualTo(text);
        assertThat(jackson2.writeValueAsString(tally)).isEqualTo(text);
        assertThat(jackson3.readValue(text, GroupedTally.class)).isEqualTo(tally);
        assertThat(jackson2.readValue(text, GroupedTally.class)).isEqualTo(tally);
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> jackson3.readValue(
                        text.replaceFirst("\"max\":5(.*)\\[0,0,0,0,1\\]", "\"max\":4$1[0,0,0,1]"), GroupedTally.class))
                .withMessageContaining("groups must all be on the scale 1..5");
    }

    @Test
    void refusesWhatIsNoTable() {
        byte[] three = new byte[3];

        refused("groups must be 1 to 1000000, were 0", () -> GroupedTally.ofBytes(ZERO_TO_TEN, 0, three, three));
        refused(
                "groups must be 1 to 1000000, were 1000001",
                () -> GroupedTally.of(ZERO_TO_TEN, 1_000_001, new int[3], three));
        refused(
                "rating must have 4 rows as group has, had 3",
                () -> GroupedTally.ofBytes(ZERO_TO_TEN, 2, new byte[4], three));
        refused(
                "from and to must be a part of the array of 3, were 1 and 4",
                () -> GroupedTally.ofBytes(ZERO_TO_TEN, 2, three, three, 1, 4));
        refused(
                "from and to must be a part of the array of 3, were -1 and 3",
                () -> GroupedTally.of(ZERO_TO_TEN, 2, new int[3], three, -1, 3));
        GroupedTally tally = GroupedTally.ofBytes(ZERO_TO_TEN, 2, three, three);
        refused("group must be 0 to 1, was 2", () -> tally.group(2));
        refused(
                "groups must be 2 to merge, were 3",
                () -> tally.merge(GroupedTally.ofBytes(ZERO_TO_TEN, 3, three, three)));
        refused(
                "scale must be 0..10 to merge, was 1..5",
                () -> tally.merge(GroupedTally.ofBytes(ONE_TO_FIVE, 2, three, three)));
    }

    private static void refused(String message, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .withMessage(message);
    }

    private static List<RatingTally> tallies(GroupedTally tally) {
        List<RatingTally> all = new ArrayList<>(tally.groups());
        all.add(tally.ungrouped());
        return all;
    }

    private static List<RatingTally> oneByOne(
            RatingScale scale, int groups, IntUnaryOperator group, byte[] rating, int from, int to) {
        List<RatingTally.Builder> builders = new ArrayList<>();
        for (int i = 0; i <= groups; i++) {
            builders.add(RatingTally.builder(scale));
        }
        for (int i = from; i < to; i++) {
            int number = group.applyAsInt(i);
            builders.get(number >= 0 && number < groups ? number : groups).add(rating[i]);
        }
        return builders.stream().map(RatingTally.Builder::build).toList();
    }
}
