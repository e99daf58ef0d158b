package io.crmkit.metrics.purchase;

import static io.crmkit.metrics.purchase.ModelUnit.DAY;
import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseSummariesTest {
    private static final List<PurchaseSummary> FIVE = List.of(
            PurchaseSummary.of(2, 30.5, 38, 22, WEEK),
            PurchaseSummary.of(0, 0, 38, WEEK),
            PurchaseSummary.of(2, 30.5, 38, 25, WEEK),
            PurchaseSummary.of(0, 0, 38, WEEK),
            PurchaseSummary.of(2, 20, 38, 22, WEEK));

    @Test
    void countsEqualHistoriesOnceAndSpendApart() {
        PurchaseSummaries summaries = PurchaseSummaries.of(WEEK, FIVE);

        assertThat(summaries.groups())
                .containsExactly(
                        new PurchaseGroup(0, 0, 38, 2),
                        new PurchaseGroup(2, 20, 38, 1),
                        new PurchaseGroup(2, 30.5, 38, 2));
        assertThat(summaries.spend()).containsExactly(new SpendGroup(2, 22, 2), new SpendGroup(2, 25, 1));
        assertThat(summaries.customers()).isEqualTo(5);
        assertThat(summaries.repeaters()).isEqualTo(3);
        assertThat(summaries.repeatPurchases()).isEqualTo(6);
        assertThat(summaries.unit()).isEqualTo(WEEK);
        assertThat(summaries).hasToString("5 customers in 3 groups, times in the unit week");
    }

    @Test
    void partsMergeToTheWhole() {
        PurchaseSummaries whole = PurchaseSummaries.of(WEEK, FIVE);
        PurchaseSummaries first = PurchaseSummaries.of(WEEK, FIVE.subList(0, 2));
        PurchaseSummaries second = PurchaseSummaries.of(WEEK, FIVE.subList(2, 5));

        assertThat(first.merge(second)).isEqualTo(whole).hasSameHashCodeAs(second.merge(first));
        assertThat(FIVE.parallelStream().collect(PurchaseSummaries.collector(WEEK)))
                .isEqualTo(whole);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void unitsDoNotMix() {
        PurchaseSummaries weeks = PurchaseSummaries.of(WEEK, FIVE);

        assertThatThrownBy(() -> PurchaseSummaries.builder(DAY).add(FIVE.get(0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("unit must be day, not week");
        assertThatThrownBy(() -> PurchaseSummaries.builder(DAY).build().merge(weeks))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 38, repeats",
        "0, 0, -1, age",
        "0, 0, Infinity, age",
        "1, 39, 38, lastRepeat",
        "1, NaN, 38, lastRepeat",
        "0, 1, 38, lastRepeat",
        "1, 0, 38, lastRepeat",
        "1, -1, 38, lastRepeat"
    })
    void historiesThatCannotBeAreRefused(long repeats, double lastRepeat, double age, String field) {
        assertThatThrownBy(() -> PurchaseSummary.of(repeats, lastRepeat, age, WEEK))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        error -> assertThat(error.field()).isEqualTo(field));
        assertThatThrownBy(() -> new PurchaseGroup(repeats, lastRepeat, age, 1))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void spendIsThatOfRepeatPurchases() {
        assertThatThrownBy(() -> PurchaseSummary.of(0, 0, 38, 12, WEEK))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("meanSpend");
        assertThatThrownBy(() -> PurchaseSummary.of(1, 3, 38, Double.NaN, WEEK))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new SpendGroup(0, 5, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new SpendGroup(1, 5, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new PurchaseGroup(1, 5, 9, 0)).isInstanceOf(InvalidInputException.class);
        assertThat(PurchaseSummary.of(1, 3, 38, WEEK).meanSpend()).isEqualTo(OptionalDouble.empty());
    }
}
