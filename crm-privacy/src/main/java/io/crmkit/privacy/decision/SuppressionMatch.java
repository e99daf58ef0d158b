package io.crmkit.privacy.decision;

import java.time.Instant;
import java.util.Objects;

/**
 * That the contact value stands on the suppression list.
 *
 * @param since since when
 * @param sameSpelling whether it stands there as it is, or only in another spelling, such as with other capitals
 */
public record SuppressionMatch(Instant since, boolean sameSpelling) {
    /** Refuses null. */
    public SuppressionMatch {
        Objects.requireNonNull(since, "since");
    }
}
