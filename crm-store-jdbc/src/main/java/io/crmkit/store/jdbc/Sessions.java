package io.crmkit.store.jdbc;

import io.crmkit.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs work on sessions: who waits for whom, transactions, what a failure means, and the end of it all. */
final class Sessions {
    /** Work on a session. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it; what the driver throws is translated by the caller. */
        T on(Session session) throws SQLException;
    }

    private final Dialect dialect;
    private final Connections forReading;
    private final Connections forWriting;
    private final WriteLock lock;
    private final int maxReaders;
    private final Semaphore readers;
    private volatile boolean closed;

    Sessions(Dialect dialect, Connections forReading, int maxReaders, Connections forWriting, WriteLock lock) {
        this.dialect = dialect;
        this.forReading = forReading;
        this.forWriting = forWriting;
        this.lock = lock;
        this.maxReaders = maxReaders;
        this.readers = new Semaphore(maxReaders, true);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs work that reads; each of its statements sees everything that was committed before. */
    <T> T read(String what, Work<T> work) {
        if (!acquire(1)) {
            throw new StoreUnavailableException(what + ": no connection became free", null);
        }
        try {
            return run(what, forReading, work);
        } finally {
            readers.release();
        }
    }

    /** Runs work in one transaction: durable when this returns, without any effect when it throws. */
    <T> T write(String what, Work<T> work) {
        return alone(what, session -> {
            session.begin();
            try {
                T result = work.on(session);
                session.commit();
                return result;
            } finally {
                if (session.phase() != Session.Phase.NONE) {
                    session.rollback();
                }
            }
        });
    }

    /** Runs work while no other thread of this process writes, outside a transaction. */
    <T> T alone(String what, Work<T> work) {
        if (!lock.lock()) {
            throw new StoreUnavailableException(what + ": other writers held the database too long", null);
        }
        try {
            return run(what, forWriting, work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T run(String what, Connections connections, Work<T> work) {
        if (closed) {
            throw new IllegalStateException("store is closed");
        }
        Session session = null;
        boolean failed = false;
        try {
            session = connections.take();
            return work.on(session);
        } catch (SQLException e) {
            failed = true;
            boolean committing = session != null && session.phase() == Session.Phase.COMMITTING;
            throw dialect.translate(what, e, committing);
        } finally {
            if (session != null) {
                connections.giveBack(session, !failed && session.phase() == Session.Phase.NONE);
            }
        }
    }

    private boolean acquire(int permits) {
        if (readers.tryAcquire(permits)) {
            return true;
        }
        try {
            return readers.tryAcquire(permits, WriteLock.PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends everything: what waits is refused, what runs may finish, within the time that a writer waits for its turn. */
    void close() {
        closed = true;
        boolean noReaders = acquire(maxReaders);
        boolean noWriter = lock.lock();
        try {
            forReading.close();
            forWriting.close();
        } finally {
            if (noWriter) {
                lock.unlock();
            }
            if (noReaders) {
                readers.release(maxReaders);
            }
            lock.abandon();
        }
    }
}
