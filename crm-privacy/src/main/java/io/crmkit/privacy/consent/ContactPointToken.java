package io.crmkit.privacy.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * Stands for one address or number without showing it: the id of a contact point, or a keyed hash of its value. What looks
 * like a clear e-mail address or phone number is refused.
 *
 * @param value letters, digits, {@code _} and {@code -}, 8 to 128, at least one letter
 */
public record ContactPointToken(@JsonValue String value) {
    private static final Pattern TOKEN = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_-]{8,128}");

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if the text may be a clear value; the text is not repeated
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContactPointToken {
        if (!TOKEN.matcher(value).matches()) {
            throw new InvalidInputException("contactPoint", "must be an opaque token that matches " + TOKEN.pattern());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
