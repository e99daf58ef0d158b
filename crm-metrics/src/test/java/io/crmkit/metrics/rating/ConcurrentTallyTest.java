package io.crmkit.metrics.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentTallyTest {
    private static final RatingScale SCALE = RatingScale.ONE_TO_FIVE;

    @Test
    void countsWhatABuilderCounts() {
        ConcurrentTally tally = ConcurrentTally.of(SCALE, "5");
        tally.add(4);
        tally.add(5);
        tally.add(9);
        tally.addText("4.0");
        tally.addText("4.5");
        tally.exclude(Exclusion.BLANK);

        assertThat(tally.tally())
                .isEqualTo(RatingTally.builder(SCALE, "5")
                        .add(4)
                        .add(5)
                        .add(9)
                        .addText("4.0")
                        .addText("4.5")
                        .addBlank()
                        .build());
        assertThatThrownBy(() -> tally.addText("many")).isInstanceOf(InvalidInputException.class);
        assertThat(tally.tally().rows()).isEqualTo(6);
    }

    @Test
    void losesNoAnswerOfManyThreadsAndNeverCountsBackwards() throws Exception {
        int threads = 12; // more than stripes on a small machine, so that some share one
        int rounds = 20_000;
        ConcurrentTally tally = ConcurrentTally.of(SCALE);
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        try {
            Callable<Boolean> writer = () -> {
                for (int i = 0; i < rounds; i++) {
                    tally.add(i % 7);
                }
                return true;
            };
            Callable<Boolean> reader = () -> {
                long seen = 0;
                boolean rising = true;
                while (seen < (long) threads * rounds) {
                    long now = tally.tally().rows();
                    rising &= now >= seen;
                    seen = now;
                }
                return rising;
            };
            List<Callable<Boolean>> tasks = new ArrayList<>(List.of(reader));
            for (int i = 0; i < threads; i++) {
                tasks.add(writer);
            }
            for (Future<Boolean> done : pool.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }

        RatingTally.Builder alone = RatingTally.builder(SCALE);
        for (int i = 0; i < rounds; i++) {
            alone.add(i % 7, threads);
        }
        assertThat(tally.tally()).isEqualTo(alone.build());
    }
}
