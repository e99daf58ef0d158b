package io.crmkit.examples.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.id.Id;

/**
 * Names a membership; a repository makes one when it adds a membership without.
 *
 * @param value any text of up to 150 bytes; never personal data, because ids stand in logs
 */
public record MembershipId(@JsonValue String value) implements Id {
    /** In JSON the id is its text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MembershipId {}

    @Override
    public String toString() {
        return value;
    }
}
