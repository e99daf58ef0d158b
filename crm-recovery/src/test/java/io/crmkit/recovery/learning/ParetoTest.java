package io.crmkit.recovery.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ParetoTest {
    private static Pareto.Cost cost(String cause, String money) {
        return new Pareto.Cost(cause, Money.parse(money));
    }

    @Test
    void theMostFrequentCauseComesFirstAndTheVitalFewAreTheFewestThatReachTheShare() {
        List<String> causes = new ArrayList<>();
        causes.addAll(Collections.nCopies(50, "b"));
        causes.addAll(Collections.nCopies(30, "a"));
        causes.addAll(Collections.nCopies(12, "d"));
        causes.addAll(Collections.nCopies(8, "c"));

        Pareto pareto = Pareto.byCount(causes);

        assertThat(pareto.n()).isEqualTo(100);
        assertThat(pareto.rows()).extracting(Pareto.Row::cause).containsExactly("b", "a", "d", "c");
        assertThat(pareto.rows())
                .extracting(row -> row.cumulative().intValueExact())
                .containsExactly(50, 80, 92, 100);
        assertThat(pareto.vitalFew(80)).hasSize(2);
        assertThat(pareto.vitalFew(80.1)).hasSize(3);
        assertThat(pareto.vitalFew(100)).hasSize(4);
        assertThatThrownBy(() -> pareto.vitalFew(0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void byCostTheRareAndDearCauseComesFirst() {
        Pareto pareto = Pareto.byCost(
                CurrencyUnit.EUR,
                List.of(cost("often", "EUR 1.00"), cost("often", "EUR 1.00"), cost("rare", "EUR 6.00")));

        assertThat(pareto.rows()).extracting(Pareto.Row::cause).containsExactly("rare", "often");
        assertThat(pareto.rows()).extracting(Pareto.Row::n).containsExactly(1L, 2L);
        assertThat(pareto.rows().get(0).share()).isEqualByComparingTo("75");
        assertThatThrownBy(() -> Pareto.byCost(CurrencyUnit.USD, List.of(cost("rare", "EUR 1.00"))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> cost("rare", "EUR -0.01")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void thereAreNoSharesOfNothing() {
        assertThat(Pareto.byCount(List.of()).rows()).isEmpty();
        assertThat(Pareto.byCost(CurrencyUnit.EUR, List.of(cost("rare", "EUR 0.00"))))
                .satisfies(free -> {
                    assertThat(free.rows()).isEmpty();
                    assertThat(free.n()).isEqualTo(1);
                    assertThat(free.vitalFew(80)).isEmpty();
                });
    }

    @Test
    void trainingNeedsCountByTeamAndTopicAndSayWhatTheyLeaveOut() {
        TrainingNeeds needs = TrainingNeeds.of(
                Causes.CATALOG,
                List.of(
                        new TrainingNeeds.Failure("north", "handover"),
                        new TrainingNeeds.Failure("south", "handover-night"),
                        new TrainingNeeds.Failure("south", "handover"),
                        new TrainingNeeds.Failure("south", "supplier"),
                        new TrainingNeeds.Failure("south", "unheard-of")));

        assertThat(needs)
                .isEqualTo(new TrainingNeeds(
                        List.of(
                                new TrainingNeeds.Need("south", "handover", 2),
                                new TrainingNeeds.Need("north", "handover", 1)),
                        5,
                        1,
                        1));
    }

    static class ParetoProperties {
        @Property
        void sharesAddUpFallAndNobodyIsLost(
                @ForAll List<@AlphaChars @NotBlank @StringLength(min = 1, max = 1) String> causes) {
            Pareto pareto = Pareto.byCount(causes);

            assertThat(pareto.rows().stream().mapToLong(Pareto.Row::n).sum()).isEqualTo(causes.size());
            BigDecimal before = BigDecimal.valueOf(101);
            for (Pareto.Row row : pareto.rows()) {
                assertThat(row.share()).isLessThanOrEqualTo(before);
                before = row.share();
            }
            if (!causes.isEmpty()) {
                assertThat(pareto.rows().get(pareto.rows().size() - 1).cumulative())
                        .isEqualByComparingTo("100");
            }
        }
    }
}
