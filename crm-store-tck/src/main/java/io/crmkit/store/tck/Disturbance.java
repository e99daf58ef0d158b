package io.crmkit.store.tck;

/**
 * The way between a store and its storage, in the hands of the kit: it breaks the way at every exchange in turn and looks what
 * the store reports, and what the storage holds. An exchange is one request and its reply: a statement, a commit, a call over
 * HTTP. An adapter's test puts it below the store, for example around the connections of its driver.
 */
public interface Disturbance {
    /**
     * Lets the next exchanges pass and breaks the one behind them. From then on every exchange fails, also that of a connection
     * opened anew, until {@link #mend}. A connection on which an exchange failed is lost, and what it had not committed with
     * it: it does not work again.
     *
     * @param exchanges how many pass, 0 or more
     * @param applied whether the storage carries out the request that breaks, so that only its reply is lost; otherwise the
     *     storage never sees it
     */
    void breakAfter(int exchanges, boolean applied);

    /** Returns whether it came to that since {@link #breakAfter}. */
    boolean broken();

    /** Lets everything pass again. */
    void mend();
}
