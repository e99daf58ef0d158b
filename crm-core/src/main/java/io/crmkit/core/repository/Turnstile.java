package io.crmkit.core.repository;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets units of work pass side by side, and one that has lost several times alone. Without it a writer that commits in a row
 * can win for ever: whoever queues behind it has read before it wrote. Writers of other processes cannot queue here, so a unit
 * that passes alone first waits for a random time, longer with every attempt it lost: they do not meet again at once. It only
 * gives everybody a turn: correctness rests on the conditions of the batch, so a unit that waits too long passes anyway.
 */
final class Turnstile {
    /** From this attempt on a unit of work passes alone. */
    private static final int ALONE = 4;

    private static final long PATIENCE_SECONDS = 2;
    private static final long SHORTEST_NANOS = 1_000_000;
    private static final int DOUBLINGS = 6;

    private final ReentrantReadWriteLock turn = new ReentrantReadWriteLock(true);
    private final Random random;

    Turnstile(Random random) {
        this.random = random;
    }

    /** Runs an attempt, the first being 1; alone if it lost often and is not part of another one on this thread. */
    <R> R pass(int attempt, Supplier<R> work) {
        boolean alone = attempt >= ALONE && turn.getReadHoldCount() == 0;
        if (alone) {
            LockSupport.parkNanos(pause(attempt));
        }
        Lock lock = alone ? turn.writeLock() : turn.readLock();
        boolean held = acquire(lock);
        try {
            return work.get();
        } finally {
            if (held) {
                lock.unlock();
            }
        }
    }

    /** Returns how long to wait before an attempt: below a millisecond at first, below 64 ms at last. */
    long pause(int attempt) {
        long longest = SHORTEST_NANOS << Math.min(attempt - ALONE, DOUBLINGS);
        return (long) (random.nextDouble() * longest);
    }

    private static boolean acquire(Lock lock) {
        try {
            return lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
