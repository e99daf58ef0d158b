package io.crmkit.metrics.comparison;

import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupComparisonTest {
    private final Map<String, NpsScore> groups = new LinkedHashMap<>();

    @BeforeEach
    void threeSegmentsOfWhichTwoAreAlike() {
        groups.put("web", net(10, 20, 20));
        groups.put("shop", net(5, 10, 35));
        groups.put("phone", net(11, 20, 19));
    }

    @Test
    void eachPairIsComparedOnceInTheOrderOfTheMap() {
        assertThat(pairwise(Correction.HOLM))
                .extracting(pair -> pair.first() + "-" + pair.second())
                .containsExactly("web-shop", "web-phone", "shop-phone");
    }

    @Test
    void othersAreComparedWithTheReference() {
        assertThat(GroupComparison.against("shop", groups, NpsComparison.WALD, Correction.HOLM, 0.95))
                .extracting(pair -> pair.first() + "-" + pair.second())
                .containsExactly("web-shop", "phone-shop");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GroupComparison.against("fax", groups, NpsComparison.WALD, Correction.HOLM, 0.95))
                .satisfies(e -> assertThat(e.field()).isEqualTo("reference"));
    }

    @Test
    void pValuesAreCorrectedForTheNumberOfComparisons() {
        List<GroupComparison> pairs = pairwise(Correction.BONFERRONI);

        for (GroupComparison pair : pairs) {
            double p = pair.comparison().test().orElseThrow().pValue();
            assertThat(pair.adjustedPValue().orElseThrow()).isCloseTo(Math.min(1, 3 * p), within(1e-12));
        }
        assertThat(pairs.get(0).adjustedPValue().orElseThrow()).isCloseTo(3 * 0.00467773, within(1e-7));
    }

    @ParameterizedTest
    @EnumSource
    void intervalsAreWidenedWhereTheyPromiseToCoverTogether(Correction correction) {
        double level = pairwise(correction).get(0).comparison().interval().level();

        assertThat(level).isCloseTo(correction == Correction.BENJAMINI_HOCHBERG ? 0.95 : 1 - 0.05 / 3, within(1e-12));
    }

    @Test
    void groupsThatCannotBeComparedDoNotCount() {
        groups.put("empty", net(0, 0, 0));

        List<GroupComparison> pairs = pairwise(Correction.BONFERRONI);

        assertThat(pairs).hasSize(3);
        assertThat(pairs.get(0).comparison().interval().level()).isCloseTo(1 - 0.05 / 3, within(1e-12));
    }

    @Test
    void aPairWithoutATestHasNoCorrectedPValueAndTakesNoneFromTheOthers() {
        groups.put("happy", net(0, 0, 5));
        groups.put("glad", net(0, 0, 9));

        List<GroupComparison> pairs = pairwise(Correction.BONFERRONI);
        GroupComparison alike = pairs.get(pairs.size() - 1);

        assertThat(pairs).hasSize(10);
        assertThat(alike.first()).isEqualTo("happy");
        assertThat(alike.adjustedPValue()).isEmpty();
        assertThat(pairs.get(0).adjustedPValue().orElseThrow()).isCloseTo(9 * 0.00467773, within(1e-7));
    }

    @Test
    void oneGroupOrNoneLeavesNothingToCompare() {
        assertThat(GroupComparison.pairwise(Map.of("web", net(1, 1, 1)), NpsComparison.WALD, Correction.HOLM, 0.95))
                .isEmpty();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        GroupComparison.pairwise(Map.<String, NpsScore>of(), NpsComparison.WALD, Correction.HOLM, 95));
    }

    private List<GroupComparison> pairwise(Correction correction) {
        return GroupComparison.pairwise(groups, NpsComparison.WALD, correction, 0.95);
    }

    private static NpsScore net(long detractors, long passives, long promoters) {
        return Nps.of(RatingTally.builder(ZERO_TO_TEN)
                .add(0, detractors)
                .add(7, passives)
                .add(10, promoters)
                .build());
    }
}
