package io.crmkit.store.tck;

import io.crmkit.store.ConflictException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets writers start at one moment and says how each of them ended. */
final class Race {
    /** How a writer ended; there is no third way. */
    enum Outcome {
        APPLIED,
        CONFLICT
    }

    private Race() {}

    /** Fails if a writer ends in anything but success or a {@link ConflictException}, or not before the deadline. */
    static List<Outcome> run(Duration deadline, List<? extends Runnable> writers) {
        CyclicBarrier start = new CyclicBarrier(writers.size());
        ExecutorService threads = Executors.newFixedThreadPool(writers.size(), work -> {
            Thread thread = new Thread(work, "tck-writer");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Outcome>> running = new ArrayList<>();
            for (Runnable writer : writers) {
                running.add(threads.submit(() -> {
                    start.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
                    return outcome(writer);
                }));
            }
            long end = System.nanoTime() + deadline.toNanos();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : running) {
                outcomes.add(one.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            }
            return outcomes;
        } catch (TimeoutException e) {
            throw new AssertionError("a concurrent call did not end within " + deadline, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof AssertionError failed) {
                throw failed;
            }
            throw new AssertionError("a concurrent call ended with " + cause, cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Lets a writer wait for another one. */
    static void await(Duration deadline, CountDownLatch latch) {
        try {
            if (!latch.await(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("a concurrent call did not end within " + deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Lets a writer wait for a permit of another one. */
    static void await(Duration deadline, Semaphore permits) {
        try {
            if (!permits.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("a concurrent call did not end within " + deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Outcome outcome(Runnable writer) {
        try {
            writer.run();
            return Outcome.APPLIED;
        } catch (ConflictException e) {
            return Outcome.CONFLICT;
        }
    }
}
