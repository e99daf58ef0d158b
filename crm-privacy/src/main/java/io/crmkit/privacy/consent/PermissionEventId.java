package io.crmkit.privacy.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.Id;
import io.crmkit.privacy.input.InputRules;

/**
 * Names a permission event and makes recording it idempotent: the same id is recorded once. Never personal data.
 *
 * @param value letters, digits and {@code . _ : -}, 1 to 120
 */
public record PermissionEventId(@JsonValue String value) implements Id {
    /** The greatest length. */
    public static final int MAX_LENGTH = 120;

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if the text has another form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PermissionEventId {
        InputRules.code(value, "permissionEvent.id");
    }

    @Override
    public String toString() {
        return value;
    }
}
