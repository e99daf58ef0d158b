package io.crmkit.metrics.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlyWarningTest {
    private static final LocalDate START = LocalDate.parse("2024-01-01");
    private static final WarningRules RULES = WarningRules.STARTING_POINT;

    @Test
    void silenceIsMeasuredByTheCustomersOwnGaps() {
        assertThat(silence(80, 0, 20, 40)).isEqualTo(WarningVerdict.CALM);
        assertThat(silence(100, 0, 20, 40)).isEqualTo(WarningVerdict.WARNING);
        assertThat(silence(100, 0, 20, 40, 40)).as("twice on a day is once").isEqualTo(WarningVerdict.WARNING);
        assertThat(silence(700, 0, 365, 600)).as("who buys once a year").isEqualTo(WarningVerdict.CALM);
        assertThat(silence(700, 0, 365)).isEqualTo(WarningVerdict.TOO_LITTLE_HISTORY);
    }

    @Test
    void aFallingPaceIsTheExactBinomialTest() {
        List<LocalDate> monthly = new ArrayList<>(
                days(IntStream.rangeClosed(0, 12).map(i -> i * 30).toArray()));

        // 12 purchases in 360 days, then none in 90: P(X = 0) = (360/450)^12 = 0.0687; with two more before 0.0440
        assertThat(frequency(450, monthly).verdict()).isEqualTo(WarningVerdict.TOO_LITTLE_HISTORY);
        monthly.addAll(days(10, 50));
        WarningFinding finding = frequency(450, monthly);
        assertThat(finding.verdict()).isEqualTo(WarningVerdict.WARNING);
        assertThat(finding.observed()).hasValue(0);
        assertThat(finding.usual()).hasValue(14 / 360.0 * 90);
        assertThat(finding.limit()).hasValue(0);
        monthly.addAll(days(430));
        assertThat(frequency(450, monthly).verdict()).isEqualTo(WarningVerdict.CALM);
        assertThat(frequency(100, days(50, 60, 70)).verdict()).isEqualTo(WarningVerdict.TOO_LITTLE_HISTORY);
    }

    @Test
    void aRatingFallsAgainstTheOnesBefore() {
        assertThat(rating(5, 5, 5, 4, 4, 4).verdict()).isEqualTo(WarningVerdict.WARNING);
        assertThat(rating(5, 5, 5, 4, 4, 5).verdict()).isEqualTo(WarningVerdict.CALM);
        assertThat(rating(2, 2, 2, 2, 2, 2).verdict()).isEqualTo(WarningVerdict.CALM);
        assertThat(rating(5, 5, 1, 1, 1).verdict()).isEqualTo(WarningVerdict.TOO_LITTLE_HISTORY);
    }

    @Test
    void nothingKnownIsNoWarning() {
        EarlyWarning nothing = EarlyWarning.of(RULES, List.of(), List.of(), START);

        assertThat(nothing.warnings()).isEmpty();
        assertThat(nothing.findings())
                .extracting(WarningFinding::verdict)
                .containsOnly(WarningVerdict.TOO_LITTLE_HISTORY);
        assertThatThrownBy(() -> EarlyWarning.of(RULES, List.of(START.plusDays(1)), List.of(), START))
                .hasMessageContaining("purchases");
        assertThatThrownBy(() -> EarlyWarning.of(RULES, List.of(), List.of(Double.NaN), START))
                .hasMessageContaining("ratings");
        assertThatThrownBy(() -> new WarningRules(1, 90, 0.05, 3, 1)).hasMessageContaining("silenceFactor");
    }

    private static WarningVerdict silence(int today, int... purchases) {
        return EarlyWarning.of(RULES, days(purchases), List.of(), START.plusDays(today))
                .findings()
                .get(0)
                .verdict();
    }

    private static WarningFinding frequency(int today, List<LocalDate> purchases) {
        return EarlyWarning.of(RULES, purchases, List.of(), START.plusDays(today))
                .findings()
                .get(1);
    }

    private static WarningFinding rating(double... ratings) {
        List<Double> values = Arrays.stream(ratings).boxed().toList();
        return EarlyWarning.of(RULES, List.of(), values, START).findings().get(2);
    }

    private static List<LocalDate> days(int... days) {
        return IntStream.of(days).mapToObj(START::plusDays).toList();
    }
}
