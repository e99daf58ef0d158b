package io.crmkit.benchmarks.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;

/** Threads of the host that each do a part of the work; the library has none. */
final class Parts implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    Parts(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** Work on the rows from one up to another. */
    @FunctionalInterface
    interface Part<T> {
        T of(int from, int to);
    }

    /** Splits rows among the threads, one part for each, and merges what they return. */
    <T> T split(int rows, Part<T> part, BinaryOperator<T> merge) throws Exception {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int from = (int) ((long) rows * i / threads);
            int to = (int) ((long) rows * (i + 1) / threads);
            tasks.add(() -> part.of(from, to));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> result : pool.invokeAll(tasks)) {
            results.add(result.get());
        }
        return results.stream().reduce(merge).orElseThrow();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
