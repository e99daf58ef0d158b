package io.crmkit.privacy.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * What the business has to do with a contact that it may make; packs bring them, such as {@code UNSUBSCRIBE},
 * {@code IDENTIFY_SENDER} or {@code NO_PROMOTION}. Sorted by key.
 *
 * @param key upper-case letters, digits and underscores, 1 to 60, starting with a letter
 */
public record Obligation(@JsonValue String key) implements Comparable<Obligation> {
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    /**
     * Checks the key.
     *
     * @throws InvalidInputException if the key is malformed
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Obligation {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidInputException("obligation", "must match " + KEY.pattern());
        }
    }

    @Override
    public int compareTo(Obligation other) {
        return key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return key;
    }
}
