package io.crmkit.metrics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class CorrectionProperties {
    private static final double HAIR = 1e-12;

    @Property
    void noCorrectionFindsMoreThanNoneAndTheyAreOrderedByPower(
            @ForAll @Size(max = 12) List<@DoubleRange(min = 0, max = 1) Double> pValues) {
        double[] p = array(pValues);
        double[] bonferroni = Correction.BONFERRONI.adjust(p);
        double[] holm = Correction.HOLM.adjust(p);
        double[] benjaminiHochberg = Correction.BENJAMINI_HOCHBERG.adjust(p);

        for (int i = 0; i < p.length; i++) {
            assertThat(bonferroni[i]).isBetween(p[i], 1.0).isGreaterThanOrEqualTo(holm[i]);
            assertThat(holm[i]).isGreaterThanOrEqualTo(benjaminiHochberg[i] - HAIR);
            assertThat(benjaminiHochberg[i]).isGreaterThanOrEqualTo(p[i] - HAIR);
        }
    }

    @Property
    void theOrderOfPValuesIsKept(
            @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = 0, max = 1) Double> pValues,
            @ForAll Correction correction) {
        double[] p = array(pValues);
        double[] adjusted = correction.adjust(p);

        for (int i = 1; i < p.length; i++) {
            if (p[i - 1] <= p[i]) {
                assertThat(adjusted[i - 1]).isLessThanOrEqualTo(adjusted[i]);
            } else {
                assertThat(adjusted[i - 1]).isGreaterThanOrEqualTo(adjusted[i]);
            }
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
