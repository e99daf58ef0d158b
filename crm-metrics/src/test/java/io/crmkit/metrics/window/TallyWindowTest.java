package io.crmkit.metrics.window;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TallyWindowTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2025-03-01T10:00:30Z");
    private final TallyWindow window = TallyWindow.of(ONE_TO_FIVE, MINUTE, 3, () -> now, "5");

    @Test
    void slidesByStepsAndForgetsTheOldest() {
        window.add(4);
        now = now.plus(MINUTE);
        window.add(3);
        now = now.plus(MINUTE);

        assertThat(window.sliding())
                .isEqualTo(new WindowTally(
                        Instant.parse("2025-03-01T10:00:00Z"),
                        Instant.parse("2025-03-01T10:03:00Z"),
                        RatingTally.of(ONE_TO_FIVE, 3, 4)));
        now = now.plus(MINUTE);
        assertThat(window.sliding().tally()).isEqualTo(RatingTally.of(ONE_TO_FIVE, 3));
        now = now.plus(MINUTE.multipliedBy(1_000_000_000L));
        assertThat(window.sliding().tally()).isEqualTo(RatingTally.of(ONE_TO_FIVE));
    }

    @Test
    void tumblingWindowsAreTheCompleteStepsOneByOne() {
        window.add(4);
        now = now.plus(MINUTE);
        window.add(3);
        now = now.plus(MINUTE);
        window.add(1);

        assertThat(window.tumbling())
                .extracting(WindowTally::tally)
                .containsExactly(RatingTally.of(ONE_TO_FIVE, 4), RatingTally.of(ONE_TO_FIVE, 3));
        assertThat(window.tumbling().get(1).to()).isEqualTo(window.running().from());
        assertThat(window.running().tally()).isEqualTo(RatingTally.of(ONE_TO_FIVE, 1));
    }

    @Test
    void timeAloneMovesTheWindowOn() {
        window.add(4);
        now = now.plus(MINUTE);
        assertThat(window.tumbling().get(1).tally()).isEqualTo(RatingTally.of(ONE_TO_FIVE, 4));
        window.add(3);
        now = now.plus(MINUTE);
        assertThat(window.running().tally()).isEqualTo(RatingTally.of(ONE_TO_FIVE));

        now = now.plus(MINUTE);
        window.add(Instant.parse("2025-03-01T10:00:30Z"), 4);
        assertThat(window.late()).isEqualTo(1);
    }

    @Test
    void takesStepsAndNumbersOfStepsUpToTheirLimits() {
        assertThat(TallyWindow.of(ONE_TO_FIVE, Duration.ofDays(36_525), 1, () -> now)
                        .running()
                        .from())
                .isEqualTo(Instant.EPOCH);
        assertThat(TallyWindow.of(ONE_TO_FIVE, Duration.ofMillis(1), 100_000, () -> now)
                        .sliding())
                .satisfies(span ->
                        assertThat(Duration.between(span.from(), span.to())).isEqualTo(Duration.ofMillis(100_000)));
    }

    @Test
    void anAnswerOutsideOfTheWindowIsCountedApart() {
        Instant from = window.sliding().from();
        Instant to = window.sliding().to();
        window.add(from.minusNanos(1), 4);
        window.add(from, 4);
        window.add(to.minusNanos(1), 4);
        window.add(to, 4);
        window.add(Instant.MAX, 4);
        window.add(Instant.MIN, 4);

        assertThat(window.sliding().tally().responses()).isEqualTo(2);
        assertThat(window.late()).isEqualTo(2);
        assertThat(window.early()).isEqualTo(2);
    }

    @Test
    void aClockThatGoesBackBringsNothingBack() {
        WindowTally before = window.sliding();
        now = now.minus(Duration.ofHours(1));
        window.add(4);

        assertThat(window.sliding().to()).isEqualTo(before.to());
        assertThat(window.running().tally()).isEqualTo(RatingTally.of(ONE_TO_FIVE, 4));
    }

    @Test
    void missingCodesAndAnswersOffTheScaleAreExcludedOnBothWays() {
        window.add(5);
        window.add(now, 5);
        window.add(6);
        window.addAll(now, RatingTally.builder(ONE_TO_FIVE).addBlank().build());

        RatingTally tally = window.sliding().tally();
        assertThat(tally.responses()).isZero();
        assertThat(tally.excluded().count(Exclusion.MISSING_CODE)).isEqualTo(2);
        assertThat(tally.excluded().count(Exclusion.OUT_OF_RANGE)).isEqualTo(1);
        assertThat(tally.excluded().count(Exclusion.BLANK)).isEqualTo(1);
    }

    @Test
    void aKeptWindowGoesOnFromItsSteps() {
        window.add(4);
        now = now.plus(MINUTE);
        window.add(3);

        TallyWindow next = TallyWindow.of(ONE_TO_FIVE, MINUTE, 3, () -> now);
        window.tumbling().forEach(step -> next.addAll(step.from(), step.tally()));
        next.addAll(window.running().from(), window.running().tally());

        assertThat(next.sliding()).isEqualTo(window.sliding());
        assertThat(next.tumbling()).isEqualTo(window.tumbling());
    }

    @Test
    void stepsBeforeTheEpochAreCutTheSameWay() {
        now = Instant.parse("1969-12-31T23:59:59.999Z");
        TallyWindow old = TallyWindow.of(ONE_TO_FIVE, MINUTE, 1, () -> now);

        assertThat(old.running().from()).isEqualTo(Instant.parse("1969-12-31T23:59:00Z"));
        assertThat(old.tumbling()).isEmpty();
    }

    @Test
    void aWindowTallyTravelsAsJson() throws Exception {
        window.add(4);
        JsonMapper json = JsonMapper.shared();
        WindowTally tally = window.sliding();

        assertThat(json.readValue(json.writeValueAsString(tally), WindowTally.class))
                .isEqualTo(tally);
    }

    @Test
    void badArgumentsAreRefusedByName() {
        assertRefused(Duration.ZERO, 3, "window.step");
        assertRefused(Duration.ofMillis(-5), 3, "window.step");
        assertRefused(Duration.ofNanos(1_500_000), 3, "window.step");
        assertRefused(Duration.ofDays(36_526), 3, "window.step");
        assertRefused(MINUTE, 0, "window.steps");
        assertRefused(MINUTE, 100_001, "window.steps");
        assertThatThrownBy(() -> window.addAll(now, RatingTally.of(RatingScale.ZERO_TO_TEN, 1)))
                .hasMessageStartingWith("scale ");
        assertThatThrownBy(() -> window.addAll(Instant.MIN, RatingTally.of(RatingScale.ZERO_TO_TEN, 1)))
                .hasMessageStartingWith("scale ");
        assertThat(window.late()).isZero();
        assertThatThrownBy(() -> new WindowTally(now, now, RatingTally.of(1))).hasMessageStartingWith("window.to ");
    }

    private void assertRefused(Duration step, int steps, String field) {
        assertThatThrownBy(() -> TallyWindow.of(ONE_TO_FIVE, step, steps, () -> now))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(field + " ");
    }
}
