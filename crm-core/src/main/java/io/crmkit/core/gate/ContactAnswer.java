package io.crmkit.core.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a {@link ContactGate}.
 *
 * @param permitted whether the contact is allowed; a case for a person to review is not
 * @param reasons codes, the deciding one first; never empty
 * @param validUntil when the answer may change, empty if nothing known changes it
 */
public record ContactAnswer(boolean permitted, List<String> reasons, Optional<Instant> validUntil) {
    /** Copies the reasons and refuses an answer without one. */
    public ContactAnswer {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("an answer needs a reason");
        }
    }
}
