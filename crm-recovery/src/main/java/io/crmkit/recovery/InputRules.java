package io.crmkit.recovery;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;

/** What the methods of {@link Recovery} ask of their arguments. */
final class InputRules {
    private static final int MAX_DUE = 1_000;
    private static final int MAX_NUMBER = 90;
    private static final Instant FIRST = Instant.EPOCH.minusSeconds(Attribute.LAST.getEpochSecond());

    private InputRules() {}

    /** Nobody can be put right who is erased, and who was merged is recovered under the other id. */
    static void requireLive(Customer customer) {
        if (!customer.live()) {
            String rule = customer.mergedInto()
                    .map(survivor -> "must not be merged, was merged into " + survivor)
                    .orElse("must not be erased");
            throw new InvalidInputException("failure.customer", rule);
        }
    }

    /** The index of what is due reaches no further, and its last instant stands for nothing due. */
    static void requireIndexable(Instant now) {
        if (now.isBefore(FIRST) || !now.isBefore(Attribute.LAST)) {
            throw new InvalidInputException("now", "must lie within 290,000 years of 1970");
        }
    }

    static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_DUE) {
            throw new InvalidInputException("limit", "must lie within 1 to " + MAX_DUE + ", was " + limit);
        }
    }

    /** The numbers come from a port of the host. */
    static String requireNumber(String number) {
        if (number.isBlank() || number.length() > MAX_NUMBER) {
            throw new InvalidInputException("number", "must have 1 to " + MAX_NUMBER + " characters");
        }
        return number;
    }
}
