package io.crmkit.store.jdbc;

/**
 * The words that begin and end a transaction, or the part of one that is ours.
 *
 * @param undo leaves nothing of it
 * @param decides whether {@code commit} makes it durable; a part of the host's transaction is decided by the host
 */
record Transaction(String begin, String commit, String undo, boolean decides) {
    /** Returns the words of a transaction of our own. */
    static Transaction own(Dialect dialect) {
        return new Transaction(dialect.begin(), "COMMIT", "ROLLBACK", true);
    }

    /** Returns the words of a part of the host's transaction. */
    static Transaction joined() {
        return new Transaction(
                "SAVEPOINT crm_kit", "RELEASE SAVEPOINT crm_kit", "ROLLBACK TO SAVEPOINT crm_kit", false);
    }
}
