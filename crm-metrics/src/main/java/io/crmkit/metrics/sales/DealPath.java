package io.crmkit.metrics.sales;

import io.crmkit.metrics.internal.Require;

/**
 * How far a deal came.
 *
 * @param furthest the last stage it reached, 0 for the first one; stages before it count as passed, whether it was seen there or not
 * @param status whether it still goes on
 */
public record DealPath(int furthest, Status status) {
    /** How a deal stands. */
    public enum Status {
        /** It goes on. */
        OPEN,
        /** It was won, whatever stage it was in. */
        WON,
        /** It was lost in its last stage. */
        LOST
    }

    /**
     * Checks the stage.
     *
     * @throws io.crmkit.core.error.InvalidInputException if it is negative
     */
    public DealPath {
        Require.count("deal.furthest", furthest);
    }
}
