package io.crmkit.core.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnstileTest {
    @ParameterizedTest
    @CsvSource({"4, 1", "5, 2", "6, 4", "10, 64", "11, 64", "50, 64"})
    void pausesGrowUpToABoundAndDiffer(int attempt, long boundMillis) {
        Turnstile turnstile = new Turnstile(new Random(3));

        LongStream pauses = LongStream.generate(() -> turnstile.pause(attempt)).limit(1_000);

        assertThat(pauses.boxed().toList())
                .allMatch(nanos ->
                        nanos >= 0 && nanos < Duration.ofMillis(boundMillis).toNanos())
                .anyMatch(nanos -> nanos > Duration.ofMillis(boundMillis).toNanos() * 9 / 10)
                .satisfies(nanos -> assertThat(Set.copyOf(nanos)).hasSizeGreaterThan(900));
    }

    @Test
    void whoeverLostOftenPassesWhileNobodyElseDoes() throws Exception {
        Turnstile turnstile = new Turnstile(new Random(3));
        int[] counter = {0}; // guarded by nothing else
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    for (int n = 0; n < 25; n++) {
                        turnstile.pass(4, () -> counter[0]++);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(counter[0]).isEqualTo(100);
        assertThat(turnstile.<String>pass(1, () -> turnstile.pass(9, () -> "inner")))
                .as("an attempt within another one on this thread")
                .isEqualTo("inner");
    }
}
