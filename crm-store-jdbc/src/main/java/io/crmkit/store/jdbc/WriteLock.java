package io.crmkit.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the writers of one database queue fairly within this process. SQLite itself only polls: without a queue some writer
 * waits for seconds while others overtake it. Writers of other processes are left to SQLite.
 */
final class WriteLock {
    /** How long a thread waits for its turn. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Map<Path, WriteLock> SHARED = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock queue = new ReentrantLock(true);
    private int users; // changed under the lock of its map entry

    private WriteLock(Path file) {
        this.file = file;
    }

    /** Returns the lock of a database, to be given up with {@link #abandon}. */
    static WriteLock of(Path file) {
        return SHARED.compute(real(file), (name, known) -> {
            WriteLock lock = known == null ? new WriteLock(name) : known;
            lock.users++;
            return lock;
        });
    }

    /** One name for one file; a file that does not exist yet has the name that it will have. */
    private static Path real(Path file) {
        Path absolute = file.toAbsolutePath();
        Path parent = absolute.getParent();
        try {
            return parent == null || Files.exists(absolute)
                    ? absolute.toRealPath()
                    : parent.toRealPath().resolve(parent.relativize(absolute));
        } catch (IOException e) {
            return absolute; // opening it will say what is wrong
        }
    }

    /** Gives the lock up for good. */
    void abandon() {
        SHARED.computeIfPresent(file, (name, lock) -> --lock.users == 0 ? null : lock);
    }

    /** Returns whether the turn of this thread came; an interrupted thread does not wait for it. */
    boolean lock() {
        if (!queue.hasQueuedThreads() && queue.tryLock()) {
            return true;
        }
        try {
            return queue.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void unlock() {
        queue.unlock();
    }
}
