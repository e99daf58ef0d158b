package io.crmkit.privacy.breach;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.Id;
import java.util.regex.Pattern;

/**
 * Names a breach; chosen by the host.
 *
 * @param value letters, digits and {@code . _ : -}, 1 to 60
 */
public record BreachId(@JsonValue String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,60}");

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if the text has another form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BreachId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInputException("breach.id", "must match " + FORM.pattern());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
