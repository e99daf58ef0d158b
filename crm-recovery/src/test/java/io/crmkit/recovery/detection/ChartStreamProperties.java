package io.crmkit.recovery.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.crmkit.metrics.chart.ChartPoint;
import io.crmkit.metrics.chart.Cusum;
import io.crmkit.metrics.chart.CusumPoint;
import io.crmkit.metrics.chart.Ewma;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Invariant 21: the points of CUSUM and EWMA are the same whether values come one by one or all at once. */
class ChartStreamProperties {
    private static final double TOLERANCE = 1e-9;

    @Property
    void whatIsKnownOfTheFirstValuesIsNotChangedByLaterOnes(
            @ForAll @Size(max = 60) List<@IntRange(min = -40, max = 40) Integer> data,
            @ForAll @IntRange(max = 60) int cut) {
        double[] values = data.stream().mapToDouble(value -> value / 10.0).toArray();
        int first = Math.min(cut, values.length);
        Ewma ewma = new Ewma(0, 1, 0.3, 3);
        Cusum cusum = new Cusum(0, 1, 0.5, 4);

        assertThat(ewma.chart(Arrays.copyOf(values, first)).points())
                .isEqualTo(ewma.chart(values).points().subList(0, first));
        assertThat(cusum.chart(Arrays.copyOf(values, first)).points())
                .isEqualTo(cusum.chart(values).points().subList(0, first));
    }

    @Property
    void oneValueAfterTheOtherGivesTheSamePoints(
            @ForAll @Size(max = 60) List<@IntRange(min = -40, max = 40) Integer> data) {
        double[] values = data.stream().mapToDouble(value -> value / 10.0).toArray();
        List<ChartPoint> averages = new Ewma(0, 1, 0.3, 3).chart(values).points();
        List<CusumPoint> sums = new Cusum(0, 1, 0.5, 4).chart(values).points();

        double average = 0;
        double upper = 0;
        double lower = 0;
        for (int i = 0; i < values.length; i++) {
            average += 0.3 * (values[i] - average);
            upper = Math.max(0, upper + values[i] - 0.5);
            lower = Math.max(0, lower - values[i] - 0.5);
            assertThat(averages.get(i).value()).isCloseTo(average, offset(TOLERANCE));
            assertThat(sums.get(i).upper()).isCloseTo(upper, offset(TOLERANCE));
            assertThat(sums.get(i).lower()).isCloseTo(lower, offset(TOLERANCE));
        }
        assertThat(averages).hasSize(values.length);
    }
}
