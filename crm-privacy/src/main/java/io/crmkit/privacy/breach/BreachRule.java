package io.crmkit.privacy.breach;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/**
 * By when a law wants the authority to be told. An example of a rule, not legal advice; a host adds those of other laws.
 *
 * @param law names it
 * @param authorityWithin from becoming aware; hours run through nights, weekends and holidays
 * @param source where it stands
 */
public record BreachRule(String law, Duration authorityWithin, String source) {
    /**
     * The GDPR: 72 hours. Regulation 1182/71 art. 3(5) may give a little more over a weekend; the safe reading does not use that.
     */
    public static final BreachRule GDPR =
            new BreachRule("GDPR", Duration.ofDays(3), "GDPR art. 33(1) (general knowledge, not read verbatim)");

    /** The law of the United Kingdom: 72 hours. */
    public static final BreachRule UK_GDPR =
            new BreachRule("UK GDPR", Duration.ofDays(3), "UK GDPR art. 33(1) (general knowledge, not read verbatim)");

    /**
     * Checks the time.
     *
     * @throws InvalidInputException if it is not above zero, or the law is blank
     */
    public BreachRule {
        Objects.requireNonNull(source, "source");
        if (law.isBlank()) {
            throw new InvalidInputException("breachRule.law", "must not be blank");
        }
        if (authorityWithin.isNegative() || authorityWithin.isZero()) {
            throw new InvalidInputException("breachRule.authorityWithin", "must be above zero");
        }
    }
}
