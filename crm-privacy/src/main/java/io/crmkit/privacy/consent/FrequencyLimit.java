package io.crmkit.privacy.consent;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/**
 * How often somebody may be contacted: at most so many times in any span of this length.
 *
 * @param contacts how many, 0 or more
 * @param within the length of the span, above zero and at most 36,525 days
 */
public record FrequencyLimit(int contacts, Duration within) {
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /**
     * Checks both.
     *
     * @throws InvalidInputException if either is outside what is said above
     */
    public FrequencyLimit {
        if (contacts < 0) {
            throw new InvalidInputException("frequencyLimit.contacts", "must not be negative");
        }
        if (Objects.requireNonNull(within, "within").isNegative() || within.isZero()) {
            throw new InvalidInputException("frequencyLimit.within", "must be above zero");
        }
        if (within.compareTo(LONGEST) > 0) {
            throw new InvalidInputException("frequencyLimit.within", "must be at most " + LONGEST.toDays() + " days");
        }
    }
}
