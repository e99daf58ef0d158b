package io.crmkit.examples.quickstart.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.core.id.CustomerId;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.examples.quickstart.survey.SurveyDate;
import io.crmkit.examples.quickstart.survey.SurveyLayout;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.store.memory.MemoryStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurveyScoresTest {
    private static final Question NPS =
            new Question("q", QuestionKind.NPS, RatingScale.ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, Set.of());

    private Crm crm;
    private CustomerId ada;

    @BeforeEach
    void open() {
        crm = Crm.builder(MemoryStore.create()).build();
        ada = crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private void answer(int rating, String weight, String region) {
        answer(OptionalInt.of(rating), weight, region);
    }

    private void answer(OptionalInt rating, String weight, String region) {
        crm.feedback()
                .add(Feedback.answer(ada, QuestionKind.NPS, RatingScale.ZERO_TO_TEN)
                        .survey("s")
                        .question("q")
                        .rating(rating)
                        .weight(new BigDecimal(weight))
                        .segments(Map.of("region", region))
                        .build());
    }

    private QuestionScores compute(Optional<String> weight, List<String> segments) {
        SurveyLayout layout = new SurveyLayout(
                "id",
                List.of(NPS),
                weight,
                segments,
                new SurveyDate.Fixed(LocalDate.of(2026, 3, 1)),
                new SurveyLayout.Person(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new TreeMap<>());
        return new SurveyScores(crm, "s", layout, new ScoreRules(NpsInterval.WALD, 0.95))
                .compute()
                .get(0);
    }

    @Test
    void countsTheSameInTheStoreAndAnswerByAnswer() {
        answer(10, "1", "north");
        answer(3, "1", "south");
        answer(OptionalInt.empty(), "1", "south");
        answer(8, "1", "north");
        crm.feedback().add(Feedback.nps(ada, 0).survey("another").question("q").build());

        QuestionScores scores = compute(Optional.empty(), List.of("region"));

        RatingTally sum = scores.segments().get("region").stream()
                .map(Group::tally)
                .reduce(RatingTally::merge)
                .orElseThrow();
        assertThat(scores.all().tally()).isEqualTo(sum);
        assertThat(sum.responses()).isEqualTo(3);
        assertThat(sum.excluded().count(Exclusion.BLANK)).isEqualTo(1);
        assertThat(scores.segments().get("region")).extracting(Group::name).containsExactly("north", "south");
    }

    @Test
    void weighsAnswers() {
        answer(10, "3", "north");
        answer(0, "1", "north");

        QuestionScores scores = compute(Optional.of("w"), List.of());

        assertThat(scores.all().lines()).extracting(ScoreLine::id).containsExactly("nps", "nps.weighted");
        assertThat(scores.all().lines())
                .extracting(line -> line.score().value().getAsDouble())
                .containsExactly(0.0, 50.0);
    }

    @Test
    void countsTheRestTogetherIfASegmentHasTooManyValues() {
        for (int i = 0; i < 210; i++) {
            answer(10, "1", "region " + i);
        }

        List<Group> groups =
                compute(Optional.empty(), List.of("region")).segments().get("region");

        assertThat(groups).hasSize(201);
        assertThat(groups.get(0).name()).isEqualTo("(other)");
        assertThat(groups.get(0).tally().responses()).isEqualTo(10);
    }
}
