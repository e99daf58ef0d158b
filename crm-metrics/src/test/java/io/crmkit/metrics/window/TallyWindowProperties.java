package io.crmkit.metrics.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.RatingTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TallyWindowProperties {
    private static final RatingScale SCALE = RatingScale.ONE_TO_FIVE;

    private Instant now = Instant.EPOCH;

    /** The clock moves on by {@code pause} milliseconds, then an answer comes that was given {@code age} before. */
    record Step(int pause, int age, int answer) {}

    private record Row(Instant at, int answer) {}

    @Property
    void windowIsTheBatchOfTheSameRows(
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(min = 1, max = 500) int stepMillis,
            @ForAll @IntRange(min = 1, max = 6) int size) {
        now = Instant.EPOCH;
        TallyWindow window = TallyWindow.of(SCALE, Duration.ofMillis(stepMillis), size, () -> now);
        List<Row> rows = new ArrayList<>();
        long outside = 0;
        for (Step step : steps) {
            now = now.plusMillis(step.pause());
            Instant at = now.minusMillis(step.age());
            WindowTally open = window.sliding();
            if (at.isBefore(open.from()) || !at.isBefore(open.to())) {
                outside++;
            } else {
                rows.add(new Row(at, step.answer()));
            }
            if (step.age() == 0) {
                window.add(step.answer());
            } else {
                window.add(at, step.answer());
            }

            assertBatch(window.sliding(), rows);
            assertBatch(window.running(), rows);
            window.tumbling().forEach(complete -> assertBatch(complete, rows));
        }

        assertThat(window.late() + window.early()).isEqualTo(outside);
    }

    private static void assertBatch(WindowTally window, List<Row> rows) {
        assertThat(window.tally())
                .isEqualTo(rows.stream()
                        .filter(row ->
                                !row.at().isBefore(window.from()) && row.at().isBefore(window.to()))
                        .map(Row::answer)
                        .collect(RatingTally.collector(SCALE)));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 700),
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(-600, 2_000)),
                        Arbitraries.integers().between(0, 6))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }
}
