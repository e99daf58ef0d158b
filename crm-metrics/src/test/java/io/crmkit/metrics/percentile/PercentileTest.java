package io.crmkit.metrics.percentile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PercentileTest {
    private final JsonMapper jackson3 = JsonMapper.shared();
    private final com.fasterxml.jackson.databind.json.JsonMapper jackson2 =
            new com.fasterxml.jackson.databind.json.JsonMapper();

    @Test
    void positionsAreDecimalNumbersAndNotRounded() {
        Sample hundred =
                Sample.of(IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray());

        // 0.07 * 100 is 7.000000000000001 in doubles, which would be the 8th value
        assertThat(hundred.percentile(0.07, PercentileType.TYPE_1).orElseThrow().value())
                .isEqualTo(7);
        assertThat(hundred.percentile(0.07, PercentileType.TYPE_2).orElseThrow().value())
                .isEqualTo(7.5);
        assertThat(hundred.percentile(0.29, PercentileType.TYPE_4).orElseThrow().value())
                .isEqualTo(29);
    }

    @ParameterizedTest
    @EnumSource
    void resultNamesItsTypeAndItsN(PercentileType type) {
        Percentile percentile = Sample.of(3, 1, 2).percentile(0.5, type).orElseThrow();

        assertThat(percentile.method()).isEqualTo("percentile.hf" + type.name().substring(5));
        assertThat(percentile.n()).isEqualTo(3);
        assertThat(percentile.exact()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aSingleValueIsEveryPercentileOfEveryType(PercentileType type) {
        for (double p : new double[] {0, 0.1, 0.5, 0.99, 1}) {
            assertThat(Sample.of(7).percentile(p, type).orElseThrow().value()).isEqualTo(7);
        }
    }

    @Test
    void noValuesHaveNoPercentileAndNoMean() {
        assertThat(Sample.of().percentile(0.5, PercentileType.TYPE_7)).isEmpty();
        assertThat(Sample.of().mean()).isEmpty();
        assertThat(Histogram.builder(0.01).build().percentile(0.5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
    void aShareOutsideZeroToOneIsRefusedEvenWithoutValues(double p) {
        assertThatThrownBy(() -> Sample.of().percentile(p, PercentileType.TYPE_1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("p ");
        assertThatThrownBy(() -> Sample.of(1).percentile(p, PercentileType.TYPE_8))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Histogram.builder(0.01).build().percentile(p))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e291, -1e291})
    void aValueThatIsNoUsableNumberIsRefused(double value) {
        assertThatThrownBy(() -> Sample.of(1, value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("value ");
        assertThatThrownBy(() -> Stream.of(1.0, value).collect(Sample.collector()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void valuesUpToTheLimitAreTakenAndAMeanOfThemIsFinite() {
        assertThat(Sample.of(1e290, 1e290).mean()).hasValue(1e290);
        assertThat(Sample.of(-1e290, 1e290).mean()).hasValue(0);
    }

    @Test
    void aCollectorTakesAnyNumberOfValues() {
        Sample collected = IntStream.range(0, 1_000).mapToObj(i -> (double) i).collect(Sample.collector());

        assertThat(collected.n()).isEqualTo(1_000);
        assertThat(collected.mean()).hasValue(499.5);
    }

    @Test
    void aSampleIsItsValuesAndPrintsItsEnds() {
        assertThat(Sample.of(3, 1, 2))
                .isEqualTo(Sample.of(1, 2, 3))
                .isNotEqualTo(Sample.of(1, 2, 4))
                .isNotEqualTo(Sample.of(1, 2))
                .hasToString("3 values from 1.0 to 3.0");
        assertThat(Sample.of()).hasToString("no values");
    }

    @Test
    void aPercentileOfNothingOrWithoutNumbersIsRefused() {
        assertThatThrownBy(() -> new Percentile("m", 1.1, 1, 1, 0)).hasMessageStartingWith("p ");
        assertThatThrownBy(() -> new Percentile("m", -0.1, 1, 1, 0)).hasMessageStartingWith("p ");
        assertThatThrownBy(() -> new Percentile("m", 0.5, 1, 0, 0)).hasMessageStartingWith("n ");
        assertThatThrownBy(() -> new Percentile("m", 0.5, 1, 1, -0.1)).hasMessageStartingWith("relativeError ");
        assertThatThrownBy(() -> new Percentile("m", 0.5, 1, 1, Double.POSITIVE_INFINITY))
                .hasMessageStartingWith("relativeError ");
        assertThatThrownBy(() -> new Percentile("m", 0.5, Double.NaN, 1, 0)).hasMessageStartingWith("value ");
    }

    @Test
    void negativeZeroIsZero() {
        assertThat(Sample.of(-0.0)).isEqualTo(Sample.of(0.0));
        assertThat(Histogram.builder(0.01).add(-0.0).build())
                .isEqualTo(Histogram.builder(0.01).add(0.0).build());
    }

    @Test
    void aValueThatOccurredIsGivenAsItIs() {
        assertThat(0.2 + (0.9 - 0.2)).isLessThan(0.9);
        for (PercentileType type : PercentileType.values()) {
            assertThat(Sample.of(0.2, 0.9).percentile(1, type).orElseThrow().value())
                    .isEqualTo(0.9);
        }
        assertThat(Sample.of(0.2, 0.9)
                        .percentile(0.75, PercentileType.TYPE_1)
                        .orElseThrow()
                        .value())
                .isEqualTo(0.9);
    }

    @Test
    void histogramRefusesWhatItCannotCount() {
        Histogram.Builder builder = Histogram.builder(0.01);

        for (double value : new double[] {-1e-300, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> builder.add(value)).isInstanceOf(InvalidInputException.class);
        }
        assertThat(builder.build().n()).isZero();
        for (double error : new double[] {0, 0.26, Double.NaN}) {
            assertThatThrownBy(() -> Histogram.builder(error))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("relativeError ");
        }
        assertThatThrownBy(() -> builder.build().merge(Histogram.builder(0.001).build()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void histogramReachesTheErrorThatWasAskedForOrALesserOne() {
        assertThat(Histogram.builder(0.25).build().relativeError()).isEqualTo(0.25);
        assertThat(Histogram.builder(0.01).build().relativeError()).isEqualTo(1.0 / 128);
        assertThat(Histogram.builder(0.00001).build().relativeError()).isEqualTo(Math.scalb(1.0, -17));
    }

    @Test
    void histogramKeepsItsEndsExactlyAndHasAMethodOfItsOwn() {
        Histogram histogram =
                Histogram.builder(0.25).add(0).add(1.7).add(Double.MAX_VALUE).build();

        assertThat(histogram.percentile(0).orElseThrow().value()).isZero();
        assertThat(histogram.percentile(1).orElseThrow().value()).isLessThanOrEqualTo(Double.MAX_VALUE);
        Percentile median = histogram.percentile(0.5).orElseThrow();
        assertThat(median.method()).isEqualTo("percentile.hf1.histogram");
        assertThat(median.relativeError()).isEqualTo(0.25);
        assertThat(median.exact()).isFalse();
        assertThat(Histogram.builder(0.25)
                        .add(1.7)
                        .build()
                        .percentile(0.5)
                        .orElseThrow()
                        .value())
                .isEqualTo(1.7);
    }

    @Test
    @DisplayName("ClickHouse quantileTDigest: the result depends on the order of the rows")
    void orderDoesNotChangeAHistogram() {
        double[] values = DoubleStream.iterate(1, x -> x * 1.01).limit(2_000).toArray();
        Histogram.Builder up = Histogram.builder(0.01);
        Histogram.Builder down = Histogram.builder(0.01);
        for (int i = 0; i < values.length; i++) {
            up.add(values[i]);
            down.add(values[values.length - 1 - i]);
        }

        assertThat(up.build()).isEqualTo(down.build());
    }

    @Test
    void bothVersionsOfJacksonWriteAndReadTheSameText() throws Exception {
        Sample sample = Sample.of(2.5, 1);
        String sampleText = "[1.0,2.5]";
        Histogram histogram = Histogram.builder(0.25).add(1).add(1.1).add(3.2).build();
        String histogramText = "{\"bits\":1,\"buckets\":[2046,2049],\"counts\":[2,1],\"min\":1.0,\"max\":3.2}";

        assertThat(jackson3.writeValueAsString(sample)).isEqualTo(sampleText);
        assertThat(jackson2.writeValueAsString(sample)).isEqualTo(sampleText);
        assertThat(jackson3.readValue(sampleText, Sample.class)).isEqualTo(sample);
        assertThat(jackson2.readValue(sampleText, Sample.class)).isEqualTo(sample);
        assertThat(jackson3.readTree(jackson3.writeValueAsString(histogram)))
                .isEqualTo(jackson3.readTree(histogramText));
        assertThat(jackson3.readValue(histogramText, Histogram.class)).isEqualTo(histogram);
        assertThat(jackson2.readValue(jackson2.writeValueAsString(histogram), Histogram.class))
                .isEqualTo(histogram);
    }

    @ParameterizedTest
    @MethodSource
    void everyHistogramTravelsAsJson(Histogram histogram) throws Exception {
        assertThat(jackson3.readValue(jackson3.writeValueAsString(histogram), Histogram.class))
                .isEqualTo(histogram);
    }

    static Stream<Histogram> everyHistogramTravelsAsJson() {
        return Stream.of(
                Histogram.builder(0.25).build(),
                Histogram.builder(0.00001).add(4).add(4).build(),
                Histogram.builder(0.01).add(0).add(Double.MAX_VALUE).build());
    }

    @Test
    void equalityIsThatOfErrorCountsAndEnds() {
        Histogram histogram = Histogram.builder(0.25).add(1).add(3.2).build();

        assertThat(histogram)
                .isEqualTo(Histogram.builder(0.25).add(3.2).add(1).build())
                .isNotEqualTo(Histogram.builder(0.1).add(1).add(3.2).build())
                .isNotEqualTo(Histogram.builder(0.25).add(1.1).add(3.2).build())
                .isNotEqualTo(Histogram.builder(0.25).add(1).add(3.3).build())
                .isNotEqualTo(Histogram.builder(0.25).add(1).add(2).add(3.2).build())
                .isNotEqualTo(Histogram.builder(0.25).add(1).add(1).add(3.2).build());
    }

    @Test
    void aHistogramPrintsItsNumberOfValuesAndItsEndsAndNoValueWithoutAny() {
        assertThat(Histogram.builder(0.25).add(1).add(3.2).build()).hasToString("2 values from 1.0 to 3.2, error 0.25");
        assertThat(Histogram.builder(0.25).build()).hasToString("no values");
    }

    @Test
    void theSmallestNormalNumberIsCountedAsItselfAndWhatIsLessAsZero() {
        double smallest = Double.MIN_NORMAL;

        assertThat(Histogram.builder(0.01).add(smallest).build().percentile(1))
                .hasValueSatisfying(percentile -> assertThat(percentile.value()).isEqualTo(smallest));
        assertThat(Histogram.builder(0.01).add(Math.nextDown(smallest)).build())
                .isEqualTo(Histogram.builder(0.01).add(0).build());
    }

    @Test
    void whatCannotBeAHistogramIsRefused() {
        String text = "{\"bits\":1,\"buckets\":[2046,2049],\"counts\":[2,1],\"min\":1.0,\"max\":3.2}";

        assertRefused(text.replace("\"bits\":1", "\"bits\":0"), "bits must be");
        assertRefused(text.replace("\"bits\":1", "\"bits\":17"), "bits must be");
        assertRefused(text.replace("[2046,2049]", "[2049,2046]"), "buckets must ascend");
        assertRefused(text.replace("[2046,2049]", "[2046,2046]"), "buckets must ascend");
        assertRefused(text.replace("[2,1]", "[2,0]"), "counts must be");
        assertRefused(text.replace("[2,1]", "[2]"), "counts must be");
        assertRefused(text.replace("1.0", "1.9"), "min and max must");
        assertRefused(text.replace("3.2", "4.0"), "min and max must");
        assertRefused("{\"bits\":1,\"buckets\":[],\"counts\":[],\"min\":0.0,\"max\":3.2}", "min and max must");
        assertRefused("{\"bits\":1,\"buckets\":[],\"counts\":[],\"min\":1.0,\"max\":0.0}", "min and max must");
        assertRefused("{\"bits\":1,\"buckets\":[2046],\"counts\":[2],\"min\":1.2,\"max\":1.1}", "min and max must");
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> jackson3.readValue(text, Histogram.class)).hasMessageContaining(message);
    }
}
