package io.crmkit.core.repository;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets units of work pass side by side, and one that has lost several times alone. Without it a writer that commits in a row
 * can win for ever: whoever queues behind it has read before it wrote. Works within one process; writers of other processes
 * are left to the store. It only gives everybody a turn: correctness rests on the conditions of the batch, so a unit that
 * waits too long passes anyway.
 */
final class Turnstile {
    private static final long PATIENCE_SECONDS = 2;

    private final ReentrantReadWriteLock turn = new ReentrantReadWriteLock(true);

    /** Runs an attempt, alone if it asks for that and is not part of another one on this thread. */
    <R> R pass(boolean alone, Supplier<R> attempt) {
        Lock lock = alone && turn.getReadHoldCount() == 0 ? turn.writeLock() : turn.readLock();
        boolean held = acquire(lock);
        try {
            return attempt.get();
        } finally {
            if (held) {
                lock.unlock();
            }
        }
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
