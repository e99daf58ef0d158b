package io.crmkit.metrics.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MomentsTest {
    private static final String TEXT = "{\"n\":3,\"sum\":\"0.6\",\"squares\":\"0.14\"}";

    private final JsonMapper jackson3 = JsonMapper.shared();
    private final com.fasterxml.jackson.databind.json.JsonMapper jackson2 =
            new com.fasterxml.jackson.databind.json.JsonMapper();

    @Test
    void varianceLosesNothingToAFarAwayMean() {
        // the textbook formula in doubles gives 0 or less here, the true variance is 30
        Moments moments = Moments.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);

        assertThat(moments.mean()).hasValue(1e9 + 10);
        assertThat(moments.variance()).hasValue(30);
        assertThat(moments.standardDeviation()).hasValue(Math.sqrt(30));
    }

    @Test
    void tooFewValuesHaveNoMeanOrNoVariance() {
        assertThat(Moments.of().mean()).isEmpty();
        assertThat(Moments.of().variance()).isEmpty();
        assertThat(Moments.of(3).mean()).hasValue(3);
        assertThat(Moments.of(3).variance()).isEmpty();
        assertThat(Moments.of(3).standardDeviation()).isEmpty();
        assertThat(Moments.of(3, 3).variance()).hasValue(0);
    }

    @Test
    void momentsOfATallyAreThoseOfItsRatings() {
        RatingTally tally = RatingTally.builder(new RatingScale(-2, 2))
                .add(-2)
                .add(2, 3)
                .add(1)
                .addBlank()
                .build();

        assertThat(Moments.of(tally)).isEqualTo(Moments.of(2, 2, -2, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1.1e150, -1.1e150})
    void aValueThatIsNoUsableNumberIsRefused(double value) {
        assertThatThrownBy(() -> Moments.of(1, value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("value ");
    }

    @Test
    void hugeAndTinyValuesStayFinite() {
        Moments moments = Moments.of(1e150, -1e150, 4.9e-324);

        assertThat(moments.variance().orElseThrow()).isBetween(0.99e300, 1.01e300);
    }

    @Test
    void manyWholeNumbersDoNotOverflow() {
        long n = (1L << 23) + 3; // the squares of so many pass 2^63
        Moments moments = Stream.generate(() -> (double) (1 << 20)).limit(n).collect(Moments.collector());

        assertThat(moments.n()).isEqualTo(n);
        assertThat(moments.mean()).hasValue(1 << 20);
        assertThat(moments.variance()).hasValue(0);
    }

    @Test
    void bothVersionsOfJacksonWriteAndReadTheSameText() throws Exception {
        Moments moments = Moments.of(0.1, 0.2, 0.3);

        assertThat(jackson3.readTree(jackson3.writeValueAsString(moments))).isEqualTo(jackson3.readTree(TEXT));
        assertThat(jackson3.readTree(jackson2.writeValueAsString(moments))).isEqualTo(jackson3.readTree(TEXT));
        assertThat(jackson3.readValue(TEXT, Moments.class)).isEqualTo(moments);
        assertThat(jackson2.readValue(TEXT, Moments.class)).isEqualTo(moments);
        assertThat(jackson3.readValue(jackson3.writeValueAsString(Moments.of(1e150, 4.9e-324)), Moments.class))
                .isEqualTo(Moments.of(1e150, 4.9e-324));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, no value",
        "3, 0.6, 0.12, equal values: nothing less is a sum of their squares",
        "3, 1e-2000, 0.14, no more decimal places than are read",
        "3, 0.6, 1e399, no more digits than are read",
    })
    void whatCanBeMomentsIsRead(long n, String sum, String squares, String why) {
        String text = "{\"n\":" + n + ",\"sum\":\"" + sum + "\",\"squares\":\"" + squares + "\"}";

        assertThat(jackson3.readValue(text, Moments.class).n()).as(why).isEqualTo(n);
    }

    @Test
    void equalityIsThatOfNumberSumAndSquares() {
        assertThat(Moments.of(1, 2, 3))
                .isEqualTo(Moments.of(3.0, 2.0, 1.0))
                .isNotEqualTo(Moments.of(1, 2, 3, 0))
                .isNotEqualTo(Moments.of(1, 2, -3))
                .isNotEqualTo(Moments.of(2, 2, 2))
                .hasToString("n 3, sum 6, sum of squares 14");
    }

    @Test
    void whatCannotBeMomentsIsRefused() {
        assertRefused(TEXT.replace("0.14", "0.11"), "moments must be");
        assertRefused(TEXT.replace("\"n\":3", "\"n\":0"), "moments must be");
        assertRefused(TEXT.replace("\"n\":3", "\"n\":-3"), "moments must be");
        assertRefused("{\"n\":0,\"sum\":\"0\",\"squares\":\"0.14\"}", "moments must be");
        assertRefused(TEXT.replace("0.14", "1e999999999"), "squares must be");
        assertRefused(TEXT.replace("0.14", "1e400"), "squares must be");
        assertRefused(TEXT.replace("0.6", "1e-2001"), "sum must be");
        assertRefused(TEXT.replace("0.6", "1e-999999999"), "sum must be");
        assertRefused(TEXT.replace("0.6", "many"), "sum must be a decimal number");
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> jackson3.readValue(text, Moments.class)).hasMessageContaining(message);
    }

    @Test
    void theVarianceOfThePopulationDividesByN() {
        assertThat(Moments.of(1, 2, 3, 4).populationVariance()).hasValue(1.25);
        assertThat(Moments.of(7).populationVariance()).hasValue(0);
        assertThat(Moments.of().populationVariance()).isEmpty();
    }

    @Test
    void ratingsCanStandForPoints() {
        RatingTally tally = RatingTally.of(0, 8, 10, 10);

        assertThat(Moments.of(tally, rating -> rating > 8 ? 100 : rating > 6 ? 0 : -100))
                .isEqualTo(Moments.of(-100, 0, 100, 100));
        assertThatThrownBy(() -> Moments.of(tally, rating -> Double.NaN)).isInstanceOf(InvalidInputException.class);
    }
}
