package io.crmkit.store.jdbc;

import java.sql.SQLException;

/** Where sessions come from: lent by the host, or the store's own. Thread-safe. */
interface Connections {
    /** Takes a session that nobody else uses. */
    Session take() throws SQLException;

    /**
     * Takes a session back.
     *
     * @param sound false if it failed and is better not used again
     */
    void giveBack(Session session, boolean sound);

    /** Closes what is the store's own and not in use; what is in use is closed when it is given back. */
    void close();
}
