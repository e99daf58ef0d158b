package io.crmkit.privacy.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.Id;
import java.util.regex.Pattern;

/**
 * Names a request and makes its intake idempotent: the host chooses it, such as the number of a ticket, and the same request is
 * received once. Never personal data.
 *
 * @param value letters, digits and {@code . _ : -}, 1 to 80
 */
public record SubjectRequestId(@JsonValue String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if the text has another form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubjectRequestId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInputException("subjectRequest.id", "must match " + FORM.pattern());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
