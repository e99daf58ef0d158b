package io.crmkit.recovery.detection;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;

/**
 * How many bad values it takes: {@code breaches} of the last {@code of}, none older than {@code within} before the last. Repeated
 * contacts, three in a week, are 3 of 3 within seven days, as every contact counts as bad.
 *
 * @param breaches how many, 1 to 100
 * @param of of how many, from {@code breaches} to 100
 * @param within in which time, above 0; the value that lies exactly as far back does not count any more
 */
public record Pattern(int breaches, int of, Duration within) {
    static final int MAX_OF = 100;

    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if a number is out of range
     */
    public Pattern {
        if (breaches < 1 || of < breaches || of > MAX_OF) {
            throw new InvalidInputException("rule.pattern", "must be m of n with 1 <= m <= n <= " + MAX_OF);
        }
        if (within.isNegative() || within.isZero()) {
            throw new InvalidInputException("rule.pattern.within", "must be above 0");
        }
    }

    /** Returns the pattern of a single bad value. */
    public static Pattern once() {
        return new Pattern(1, 1, Duration.ofSeconds(1));
    }
}
