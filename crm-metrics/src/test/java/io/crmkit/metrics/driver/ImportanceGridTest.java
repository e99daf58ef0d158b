package io.crmkit.metrics.driver;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Score;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportanceGridTest {
    private static final Coverage COVERAGE = new Coverage(10, 10, Map.of());

    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final Map<String, Score> scores = new LinkedHashMap<>();

    @Test
    void fourDriversInFourFields() {
        add("food", 0.4, Csat.mean(RatingTally.of(ONE_TO_FIVE, 2)));
        add("staff", 0.3, Csat.mean(RatingTally.of(ONE_TO_FIVE, 5)));
        add("music", 0.1, Csat.mean(RatingTally.of(ONE_TO_FIVE, 1)));
        add("parking", 0.2, Csat.mean(RatingTally.of(ONE_TO_FIVE, 4)));

        ImportanceGrid grid = ImportanceGrid.of(importance(), scores).orElseThrow();

        assertThat(grid.importanceCut()).isEqualTo(0.25);
        assertThat(grid.performanceCut()).isEqualTo(50);
        assertThat(grid.points())
                .extracting(ImportanceGrid.Point::quadrant)
                .containsExactly(
                        Quadrant.CONCENTRATE_HERE,
                        Quadrant.KEEP_UP_THE_GOOD_WORK,
                        Quadrant.LOW_PRIORITY,
                        Quadrant.POSSIBLE_OVERKILL);
        assertThat(grid.points()).extracting(ImportanceGrid.Point::performance).containsExactly(25.0, 100.0, 0.0, 75.0);
    }

    @Test
    void scalesAndDirectionsCanBeMixed() {
        add("effort", 0.2, Ces.v1(RatingTally.of(ONE_TO_FIVE, 2))); // low effort is good
        add("nps", 0.2, Nps.of(RatingTally.of(RatingScale.ZERO_TO_TEN, 10, 10, 10, 0)));

        assertThat(ImportanceGrid.of(importance(), scores, 0.2, 75).points())
                .extracting(ImportanceGrid.Point::performance, ImportanceGrid.Point::quadrant)
                .containsOnly(tuple(75.0, Quadrant.KEEP_UP_THE_GOOD_WORK));
    }

    @Test
    void aFieldListsItsOwnDriversAndTheMostImportantFirst() {
        add("loved", 0.6, Csat.mean(RatingTally.of(ONE_TO_FIVE, 5)));
        add("minor", 0.1, Csat.mean(RatingTally.of(ONE_TO_FIVE, 1)));
        add("major", 0.5, Csat.mean(RatingTally.of(ONE_TO_FIVE, 1)));

        assertThat(ImportanceGrid.of(importance(), scores, 0, 50).in(Quadrant.CONCENTRATE_HERE))
                .extracting(ImportanceGrid.Point::driver)
                .containsExactly("major", "minor");
    }

    @Test
    void aDriverWithoutAnswersIsListedApart() {
        add("food", 0.4, Csat.mean(RatingTally.of(ONE_TO_FIVE, 3)));
        add("spa", 0.1, Csat.mean(RatingTally.of(ONE_TO_FIVE)));

        ImportanceGrid grid = ImportanceGrid.of(importance(), scores).orElseThrow();

        assertThat(grid.withoutPerformance()).containsExactly("spa");
        assertThat(grid.importanceCut()).isEqualTo(0.4);
    }

    @Test
    void withoutAnyAnswerThereIsNoGrid() {
        add("spa", 0.1, Csat.mean(RatingTally.of(ONE_TO_FIVE)));

        assertThat(ImportanceGrid.of(importance(), scores)).isEmpty();
    }

    @Test
    void aDriverWithoutAScoreAndACutThatIsNoNumberAreRefused() {
        add("food", 0.4, Csat.mean(RatingTally.of(ONE_TO_FIVE, 3)));

        assertThatThrownBy(() -> ImportanceGrid.of(importance(), scores, Double.NaN, 50))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ImportanceGrid.of(importance(), scores, 0.5, Double.NEGATIVE_INFINITY))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ImportanceGrid.of(importance(), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("performance.food");
    }

    private void add(String driver, double weight, Score score) {
        weights.put(driver, weight);
        scores.put(driver, score);
    }

    private Importance importance() {
        return new Importance("test", weights, 1, COVERAGE);
    }
}
