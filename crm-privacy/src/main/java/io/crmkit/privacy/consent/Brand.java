package io.crmkit.privacy.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * Names the brand or controller in whose name the business speaks. A consent to one brand is none to another.
 *
 * @param key upper-case letters, digits and underscores, 1 to 60, starting with a letter
 */
public record Brand(@JsonValue String key) {
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    /**
     * Checks the key.
     *
     * @throws InvalidInputException if the key is malformed
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Brand {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidInputException("brand", "must match " + KEY.pattern());
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
