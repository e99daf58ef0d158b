package io.crmkit.privacy.retention;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps a record although its period has ended, as long as it looks like this.
 *
 * @param attribute an attribute of an index of the type
 * @param values the texts of the values that keep it; numbers, truth values and names of constants as they are written
 * @param reason why; not personal
 */
public record RetentionExemption(String attribute, Set<String> values, String reason) {
    /**
     * Sorts the values.
     *
     * @throws InvalidInputException if there are none, or the reason is blank
     */
    public RetentionExemption {
        Objects.requireNonNull(attribute, "attribute");
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        if (values.isEmpty()) {
            throw new InvalidInputException("retentionExemption.values", "must not be empty");
        }
        if (reason.isBlank()) {
            throw new InvalidInputException("retentionExemption.reason", "must not be blank");
        }
    }
}
