package io.crmkit.privacy;

import io.crmkit.privacy.decision.Decision;
import java.util.Objects;

/**
 * What a decision is, and what it would be.
 *
 * @param now the decision as it is
 * @param then the decision as it would be
 */
public record DecisionChange(Decision now, Decision then) {
    /** Refuses null. */
    public DecisionChange {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(then, "then");
    }

    /** Returns whether the answer would be another one; other reasons for the same answer are no change. */
    public boolean changed() {
        return now.outcome() != then.outcome();
    }
}
