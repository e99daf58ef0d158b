package io.crmkit.privacy.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.Id;
import java.util.regex.Pattern;

/**
 * Names one version of a notice in one language; the name that permission events carry.
 *
 * @param value letters, digits and {@code . _ : -}, 1 to 80
 */
public record NoticeVersionId(@JsonValue String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if the text has another form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NoticeVersionId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInputException("noticeVersion.id", "must match " + FORM.pattern());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
