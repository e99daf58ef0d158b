package io.crmkit.store.jdbc;

import io.crmkit.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Optional;
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

    /** The database gave a transaction up because of others. Nothing was applied, and it may be run again. */
    static final class ContentionException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final SQLException failure;

        ContentionException(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }

    private final Dialect dialect;
    private final Connections forReading;
    private final Connections forWriting;
    private final Optional<WriteLock> queue;
    private final int maxUsers;
    private final Semaphore users;
    private volatile boolean closed;

    /**
     * Runs work on connections.
     *
     * @param maxUsers how many may work at once, apart from the writer that had to queue
     * @param queue where writers wait for each other; empty if the database keeps them apart
     */
    Sessions(Dialect dialect, Connections forReading, int maxUsers, Connections forWriting, Optional<WriteLock> queue) {
        this.dialect = dialect;
        this.forReading = forReading;
        this.forWriting = forWriting;
        this.queue = queue;
        this.maxUsers = maxUsers;
        this.users = new Semaphore(maxUsers, true);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs work that reads; each of its statements sees everything that was committed before. */
    <T> T read(String what, Work<T> work) {
        return enter(what, forReading, work);
    }

    /** Runs work in one transaction: durable when this returns, without any effect when it throws. */
    <T> T write(String what, Work<T> work) {
        try {
            return attempt(what, work);
        } catch (ContentionException e) {
            throw dialect.translate(what, e.failure(), false);
        }
    }

    /**
     * Like {@link #write}, for a caller who may run it again.
     *
     * @throws ContentionException if the database gave it up because of others
     */
    <T> T attempt(String what, Work<T> work) {
        return alone(what, session -> {
            session.begin();
            try {
                T result = work.on(session);
                session.commit();
                return result;
            } catch (SQLException e) {
                if (session.decides() && dialect.isContention(e)) {
                    session.rollback();
                    throw new ContentionException(e);
                }
                throw e;
            } finally {
                if (session.phase() != Session.Phase.NONE) {
                    session.rollback();
                }
            }
        });
    }

    /** Runs work outside a transaction, while no other thread of this process writes if writers queue. */
    <T> T alone(String what, Work<T> work) {
        if (queue.isEmpty()) {
            return enter(what, forWriting, work);
        }
        if (!queue.get().lock()) {
            throw new StoreUnavailableException(what + ": other writers held the database too long", null);
        }
        try {
            return run(what, forWriting, work);
        } finally {
            queue.get().unlock();
        }
    }

    private <T> T enter(String what, Connections connections, Work<T> work) {
        if (!acquire(1)) {
            throw new StoreUnavailableException(what + ": no connection became free", null);
        }
        try {
            return run(what, connections, work);
        } finally {
            users.release();
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
        if (users.tryAcquire(permits)) {
            return true;
        }
        try {
            return users.tryAcquire(permits, WriteLock.PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends everything: what waits is refused, what runs may finish, within the time that a writer waits for its turn. */
    void close() {
        closed = true;
        boolean noUsers = acquire(maxUsers);
        boolean noWriter = queue.map(WriteLock::lock).orElse(false);
        try {
            forReading.close();
            forWriting.close();
        } finally {
            if (noWriter) {
                queue.ifPresent(WriteLock::unlock);
            }
            if (noUsers) {
                users.release(maxUsers);
            }
            queue.ifPresent(WriteLock::abandon);
        }
    }
}
