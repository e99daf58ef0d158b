package io.crmkit.core.gate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * What a contact or a use of data is for. A key, never free text; a host adds its own.
 *
 * @param key upper-case letters, digits and underscores, 1 to 60, starting with a letter
 */
public record Purpose(@JsonValue String key) {
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    /** Advertising of goods, services or causes. */
    public static final Purpose MARKETING = new Purpose("MARKETING");
    /** Fulfilling what the customer ordered or asked for. */
    public static final Purpose SERVICE = new Purpose("SERVICE");
    /** Following up a service failure with the customer it happened to. */
    public static final Purpose SERVICE_RECOVERY = new Purpose("SERVICE_RECOVERY");
    /** Asking for an opinion. */
    public static final Purpose SURVEY = new Purpose("SURVEY");

    /**
     * Checks the key.
     *
     * @throws InvalidInputException if the key is malformed
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Purpose {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidInputException("purpose", "must match " + KEY.pattern());
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
