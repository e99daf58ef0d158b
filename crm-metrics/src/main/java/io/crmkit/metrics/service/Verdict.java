package io.crmkit.metrics.service;

import io.crmkit.core.error.InvalidInputException;
import java.util.Optional;

/**
 * Whether something has the property that a share counts, or why it is not part of the share.
 *
 * @param matching whether it has the property
 * @param excluded why it is not counted; empty if it is
 */
public record Verdict(boolean matching, Optional<ServiceExclusion> excluded) {
    /**
     * Checks that what is excluded does not match.
     *
     * @throws InvalidInputException if it is excluded and matches
     */
    public Verdict {
        if (matching && excluded.isPresent()) {
            throw new InvalidInputException("verdict", "must not match if it is excluded");
        }
    }

    /** Returns a verdict that is counted. */
    public static Verdict of(boolean matching) {
        return new Verdict(matching, Optional.empty());
    }

    /** Returns the reason why it is not counted. */
    public static Verdict excluded(ServiceExclusion reason) {
        return new Verdict(false, Optional.of(reason));
    }
}
