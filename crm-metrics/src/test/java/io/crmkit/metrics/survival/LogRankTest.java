package io.crmkit.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogRankTest {
    @Test
    @DisplayName("survdiff of R package survival on these data: 9 of 19.3 and 21 of 10.7, chi-square 16.8, p 4e-05")
    void agreesWithThePublishedTest() {
        LogRank test = LogRank.of(List.of(Relapses.TREATED, Relapses.PLACEBO)).orElseThrow();

        assertThat(test.groups().get(0).observed()).isEqualTo(9);
        assertThat(test.groups().get(0).expected()).isCloseTo(19.25, within(0.005));
        assertThat(test.groups().get(1).observed()).isEqualTo(21);
        assertThat(test.groups().get(1).expected()).isCloseTo(10.75, within(0.005));
        assertThat(test.statistic()).isCloseTo(16.793, within(5e-4));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.pValue()).isCloseTo(4.17e-5, within(5e-8));
    }

    @Test
    void groupsThatLeaveAlikeDoNotDiffer() {
        LogRank test = LogRank.of(List.of(Relapses.TREATED, Relapses.TREATED, Relapses.TREATED))
                .orElseThrow();

        assertThat(test.statistic()).isCloseTo(0, within(1e-12));
        assertThat(test.pValue()).isCloseTo(1, within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    @DisplayName("of three groups the statistic does not depend on which one is left out of the matrix")
    void theOrderOfGroupsDoesNotMatter() {
        List<Lifetime> few = Relapses.of(2, 9, -9, 14, 30);

        double statistic = LogRank.of(List.of(Relapses.TREATED, Relapses.PLACEBO, few))
                .orElseThrow()
                .statistic();

        assertThat(statistic).isGreaterThan(16);
        assertThat(LogRank.of(List.of(few, Relapses.TREATED, Relapses.PLACEBO))
                        .orElseThrow()
                        .statistic())
                .isCloseTo(statistic, within(1e-9));
        assertThat(LogRank.of(List.of(Relapses.PLACEBO, few, Relapses.TREATED))
                        .orElseThrow()
                        .statistic())
                .isCloseTo(statistic, within(1e-9));
    }

    @Test
    void groupsThatAreNeverAtRiskTogetherCannotBeTold() {
        List<Lifetime> early = Relapses.of(1, 2);
        List<Lifetime> late = List.of(Lifetime.ended(9).enteredAt(5));

        assertThat(LogRank.of(List.of(early, late))).isEmpty();
        assertThat(LogRank.of(List.of(Relapses.of(-1), Relapses.of(-2)))).isEmpty();
    }

    @Test
    void oneGroupAnEmptyGroupAndWeightsAreRefused() {
        assertThatThrownBy(() -> LogRank.of(List.of(Relapses.TREATED))).hasMessageContaining("groups");
        assertThatThrownBy(() -> LogRank.of(List.of(Relapses.TREATED, List.of())))
                .hasMessageContaining("group");
        assertThatThrownBy(() -> LogRank.of(
                        List.of(Relapses.TREATED, List.of(Lifetime.ended(1).withWeight(2)))))
                .hasMessageContaining("lifetime.weight");
    }

    @Test
    void aGroupThatWasGoneBeforeTheFirstEventMustBeLeftOut() {
        List<Lifetime> early = List.of(Lifetime.ended(1), Lifetime.ended(2));
        List<Lifetime> late = List.of(Lifetime.ended(3), Lifetime.ended(4));
        List<Lifetime> gone = List.of(Lifetime.censored(0.5));

        assertThat(LogRank.of(List.of(early, late, gone))).isEmpty();
        assertThat(LogRank.of(List.of(gone, early, late))).isEmpty();
        assertThat(LogRank.of(List.of(early, late))).isPresent();
    }
}
