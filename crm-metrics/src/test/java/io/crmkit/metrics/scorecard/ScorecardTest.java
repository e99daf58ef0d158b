package io.crmkit.metrics.scorecard;

import static io.crmkit.metrics.scorecard.ReportedScore.State.NO_ANSWERS;
import static io.crmkit.metrics.scorecard.ReportedScore.State.SHOWN;
import static io.crmkit.metrics.scorecard.ReportedScore.State.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.core.interaction.Channel;
import io.crmkit.metrics.chart.ControlChart;
import io.crmkit.metrics.chart.RunRule;
import io.crmkit.metrics.chart.ScoreBaseline;
import io.crmkit.metrics.chart.ScoreSeries;
import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.sample.ReportingThreshold;
import io.crmkit.metrics.score.WeightedScore;
import io.crmkit.store.memory.MemoryStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static final Breakdown REGION = Breakdown.segment("region");
    private static final Map<String, String> NORTH = Map.of("region", "north");
    private static final Map<String, String> SOUTH = Map.of("region", "south");

    private Crm crm;
    private Answers answers;

    @BeforeEach
    void open() {
        crm = Crm.builder(MemoryStore.create()).build();
        answers = new Answers(crm);
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private static List<ReportedScore.State> states(ScoreHistory history) {
        return history.periods().stream().map(ReportedScore::state).toList();
    }

    @Test
    void noAnswersAreNoValueAndNotZero() {
        Scorecard card = Scorecard.of(crm, Answers.months().by(REGION).build());

        assertThat(card.total().overall().state()).isEqualTo(NO_ANSWERS);
        assertThat(card.total().overall().value()).isEmpty();
        assertThat(card.total().overall().interval()).isEmpty();
        assertThat(states(card.total())).containsExactly(NO_ANSWERS, NO_ANSWERS, NO_ANSWERS);
        assertThat(card.total().changes()).containsExactly(Optional.empty(), Optional.empty());
        assertThat(card.by(REGION).groups()).isEmpty();
        assertThat(card.distribution().orElseThrow().responses()).isZero();
    }

    @Test
    void aQuestionThatNobodyKnowsHasNoAnswers() {
        answers.add(10, 9, 1, NORTH);

        Scorecard card = Scorecard.of(crm, Answers.months().question("s", "Q").build());

        assertThat(card.total().overall().state()).isEqualTo(NO_ANSWERS);
    }

    @Test
    void oneAnswerIsWithheldAndTellsNothing() {
        answers.add(1, 9, 1, NORTH);

        Scorecard card =
                Scorecard.of(crm, Answers.months().by(REGION).baselineOfFirst(3).build());

        assertThat(card.total().overall()).isEqualTo(ReportedScore.nothing());
        assertThat(states(card.total())).containsExactly(WITHHELD, WITHHELD, WITHHELD);
        assertThat(card.by(REGION).of("north").orElseThrow().overall().state()).isEqualTo(WITHHELD);
        assertThat(card.distribution()).isEmpty();
        assertThat(card.controlChart()).isEmpty();
    }

    @Test
    void oneAnswerIsAScoreForReadersWhoMaySeeIt() {
        answers.add(1, 9, 1, NORTH);

        Scorecard card = Scorecard.of(crm, Answers.months().showSmallGroups().build());

        assertThat(card.total().overall().value()).hasValue(100);
        assertThat(states(card.total())).containsExactly(SHOWN, NO_ANSWERS, NO_ANSWERS);
    }

    @Test
    void theOverallScoreIsPooledAndNotTheMeanOfTheMonths() {
        answers.add(90, 10, 1, NORTH).add(10, 0, 2, NORTH);

        Scorecard card = Scorecard.of(crm, Answers.months().build());

        assertThat(card.total().overall().value()).hasValue(80);
        assertThat(card.total().periods().get(0).value()).hasValue(100);
        assertThat(card.total().periods().get(1).value()).hasValue(-100);
    }

    @Test
    void answersOnAnotherScaleAndBlankOnesAreCountedApart() {
        answers.add(10, 9, 1, NORTH);
        answers.add(answers.rated(5).scale(RatingScale.ONE_TO_FIVE));
        answers.add(answers.blank()).add(answers.blank().scale(RatingScale.ONE_TO_FIVE));

        ReportedScore overall =
                Scorecard.of(crm, Answers.months().build()).total().overall();

        assertThat(overall.score().orElseThrow().responses()).isEqualTo(10);
        assertThat(overall.score().orElseThrow().excluded().byReason())
                .isEqualTo(Map.of(Exclusion.BLANK, 2L, Exclusion.OTHER_SCALE, 1L));
        assertThat(overall.value()).hasValue(100);
    }

    @Test
    void weightsCountIfTheDefinitionSaysSo() {
        answers.add(answers.rated(10).weight(new BigDecimal("3.0")));
        answers.add(answers.rated(0).weight(new BigDecimal("0.5")));
        answers.add(answers.rated(0).weight(new BigDecimal("0.5")));

        Scorecard card = Scorecard.of(
                crm,
                Answers.months()
                        .score(Nps.DEFINITION.overWeights())
                        .showSmallGroups()
                        .build());

        WeightedScore score = (WeightedScore) card.total().overall().score().orElseThrow();
        assertThat(score.value()).hasValue(50);
        assertThat(score.definition().id()).isEqualTo("nps.weighted");
        assertThat(score.effectiveResponses().orElseThrow()).isCloseTo(16 / 9.5, within(1e-12));
    }

    @Test
    void groupsAddUpToTheTotalWithThoseThatHaveNoName() {
        answers.add(6, 10, 1, NORTH).add(7, 0, 1, SOUTH).add(8, 7, 2, Map.of());
        answers.add(answers.rated(9).channel(Channel.IN_PERSON).touchpoint("check-in"));

        Scorecard card = Scorecard.of(
                crm,
                Answers.months()
                        .by(REGION, Breakdown.CHANNEL, Breakdown.TOUCHPOINT)
                        .by(Breakdown.of(
                                "north or not",
                                group -> Optional.of(
                                        Boolean.toString(group.segments().containsValue("north")))))
                        .showSmallGroups()
                        .build());

        assertThat(card.by(REGION).groups())
                .extracting(BrokenDownScores.Group::name)
                .containsExactly(Optional.of("north"), Optional.of("south"), Optional.empty());
        assertThat(card.by(Breakdown.CHANNEL)
                        .of("in_person")
                        .orElseThrow()
                        .overall()
                        .value())
                .hasValue(100);
        assertThat(card.by(Breakdown.TOUCHPOINT).of("check-in")).isPresent();
        for (BrokenDownScores scores : card.breakdowns()) {
            RatingTally sum = scores.groups().stream()
                    .map(group ->
                            Scores.answers(group.scores().overall().score().orElseThrow()))
                    .reduce(RatingTally::merge)
                    .orElseThrow();
            assertThat(sum)
                    .as(scores.breakdown().id())
                    .isEqualTo(card.distribution().orElseThrow());
        }
    }

    @Test
    void aSmallGroupTakesAnotherWithItThatWouldGiveItAway() {
        answers.add(3, 10, 1, NORTH).add(6, 0, 1, SOUTH).add(9, 7, 1, Map.of("region", "west"));

        BrokenDownScores regions =
                Scorecard.of(crm, Answers.months().by(REGION).build()).by(REGION);

        assertThat(regions.of("north").orElseThrow().overall().state()).isEqualTo(WITHHELD);
        assertThat(regions.of("south").orElseThrow().overall().state()).isEqualTo(WITHHELD);
        assertThat(regions.of("west").orElseThrow().overall().state()).isEqualTo(SHOWN);
        assertThat(regions.of("east")).isEmpty();
    }

    @Test
    void theThresholdIsThatOfTheRequest() {
        answers.add(7, 10, 1, NORTH);

        assertThat(Scorecard.of(
                                crm,
                                Answers.months()
                                        .threshold(new ReportingThreshold(7))
                                        .build())
                        .total()
                        .overall()
                        .state())
                .isEqualTo(SHOWN);
        assertThat(Scorecard.of(
                                crm,
                                Answers.months()
                                        .threshold(new ReportingThreshold(8))
                                        .build())
                        .total()
                        .overall()
                        .state())
                .isEqualTo(WITHHELD);
    }

    @Test
    void aChangeIsTheLaterMinusTheEarlierWithItsSignificance() {
        answers.add(100, 10, 1, NORTH).add(100, 0, 2, NORTH).add(3, 0, 3, NORTH).add(2, 9, 4, NORTH);

        ScoreHistory total = Scorecard.of(
                        crm, Answers.months().until(LocalDate.of(2026, 5, 1)).build())
                .total();

        Comparison change = total.change(1).orElseThrow();
        assertThat(change.difference()).isEqualTo(-200);
        assertThat(change.interval().upper()).isNegative();
        assertThat(change.test().orElseThrow().pValue()).isLessThan(1e-6);
        assertThat(total.change(0)).isEmpty();
        assertThat(total.change(2)).as("March is withheld").isEmpty();
    }

    @Test
    void aPublishedBenchmarkIsHeldAgainstTheInterval() {
        answers.add(60, 10, 1, NORTH).add(40, 0, 1, NORTH); // 20, adjusted Wald about 1 to 38

        assertThat(standing(Benchmark.of("peers", 30, "a report"))).isEqualTo(Standing.INCONCLUSIVE);
        assertThat(standing(Benchmark.of("peers", 60, "a report"))).isEqualTo(Standing.WORSE);
        assertThat(standing(Benchmark.of("peers", -60, "a report"))).isEqualTo(Standing.BETTER);
    }

    @Test
    void aMeasuredBenchmarkCarriesItsOwnChance() {
        answers.add(60, 10, 1, NORTH).add(40, 0, 1, NORTH);
        int[] few = {0, 0, 10};
        int[] many = IntStream.range(0, 800).map(i -> few[i % few.length]).toArray();

        assertThat(standing(Benchmark.of("last year", Nps.of(RatingTally.of(few)))))
                .isEqualTo(Standing.INCONCLUSIVE);
        assertThat(standing(Benchmark.of("last year", Nps.of(RatingTally.of(many)))))
                .isEqualTo(Standing.BETTER);
    }

    private Standing standing(Benchmark benchmark) {
        return Scorecard.of(crm, Answers.months().benchmark(benchmark).build())
                .total()
                .overall()
                .benchmark()
                .orElseThrow()
                .standing();
    }

    @Test
    void answersThatAreAllAlikeDecideNothingByAnIntervalWithoutWidth() {
        answers.addAll(IntStream.range(0, 20)
                .mapToObj(i -> answers.rated(5).scale(RatingScale.ONE_TO_FIVE).build())
                .toList());

        ReportedScore overall = Scorecard.of(
                        crm,
                        Answers.months()
                                .score(Csat.meanOn(RatingScale.ONE_TO_FIVE))
                                .benchmark(Benchmark.of("peers", 4.9, "a report"))
                                .build())
                .total()
                .overall();

        assertThat(overall.interval().orElseThrow().degenerate()).isTrue();
        assertThat(overall.benchmark().orElseThrow().standing()).isEqualTo(Standing.INCONCLUSIVE);
    }

    @Test
    void theControlChartHasAFrozenBaselineAndItsAlarms() {
        for (int month = 1; month <= 6; month++) {
            answers.add(50, 9, month, NORTH).add(50, 0, month, NORTH);
        }
        answers.add(100, 0, 7, NORTH).add(3, 0, 8, NORTH).add(45, 9, 9, NORTH).add(45, 0, 9, NORTH);

        Scorecard card = Scorecard.of(
                crm,
                Answers.months()
                        .until(LocalDate.of(2027, 1, 1))
                        .baselineOfFirst(6)
                        .build());

        ControlChart chart = card.controlChart().orElseThrow();
        assertThat(card.baseline().orElseThrow().centre()).isZero();
        assertThat(card.baseline().orElseThrow().responses()).isEqualTo(600);
        // August is withheld, and with it the smallest month, as the total minus the rest of the year would be August
        assertThat(chart.gaps()).containsExactly(7, 8, 9, 10, 11);
        assertThat(card.alarms())
                .anySatisfy(alarm -> assertThat(alarm.at()).isEqualTo(6))
                .extracting(alarm -> alarm.rule())
                .contains(RunRule.WESTERN_ELECTRIC_1);
    }

    @Test
    void aBaselineOfTheHostIsTaken() {
        answers.add(50, 9, 1, NORTH);
        ScoreBaseline frozen = ScoreBaseline.of(ScoreSeries.of(List.of(Nps.of(RatingTally.of(9, 0, 10, 7)))))
                .orElseThrow();

        Scorecard card = Scorecard.of(crm, Answers.months().baseline(frozen).build());

        assertThat(card.baseline()).contains(frozen);
        assertThat(card.controlChart().orElseThrow().points()).hasSize(1);
    }

    @Test
    void whatIsAskedIsCheckedBeforeTheStoreIsAsked() {
        assertRefused(ScorecardRequest.builder(), "request.question");
        assertRefused(Answers.months().until(LocalDate.of(2026, 1, 1)), "request.until");
        assertRefused(Answers.months().every(PeriodKind.WEEK), "request.weeksBeginOn");
        assertRefused(Answers.months().by(REGION).by(Breakdown.segment("region")), "request.by");
        assertRefused(Answers.months().every(PeriodKind.DAY).until(LocalDate.of(2046, 1, 1)), "request.every");
        assertRefused(Answers.months().until(LocalDate.of(10_000, 1, 1)), "request.from");
        assertRefused(Answers.months().level(1), "level");
        assertRefused(Answers.months().level(Double.NaN), "level");
        assertRefused(Answers.months().benchmark(Benchmark.of("peers", 101, "a report")), "request.benchmark");
        assertRefused(
                Answers.months()
                        .benchmark(Benchmark.of("peers", Csat.mean(RatingTally.of(RatingScale.ONE_TO_FIVE, 5)))),
                "definition");
        assertRefused(Answers.months().baselineOfFirst(4), "request.baselineOfFirst");
        assertRefused(Answers.months().baselineOfFirst(0), "request.baselineOfFirst");
        assertRefused(Answers.months().score(Nps.DEFINITION.overWeights()).baselineOfFirst(1), "request.baseline");
        assertThatThrownBy(() -> Benchmark.of("peers", Double.NaN, "a report"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Benchmark.of("peers", Nps.of(RatingTally.of())))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Breakdown.of("segment:region", group -> Optional.empty()))
                .isInstanceOf(InvalidInputException.class);
    }

    private static void assertRefused(ScorecardRequest.Builder request, String field) {
        assertThatThrownBy(request::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(field);
    }
}
