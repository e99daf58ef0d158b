package io.crmkit.privacy.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.id.Id;
import java.util.Objects;

/** Names a finding: a hash of what was asked, and how often that had been resolved before. */
public record PurposeFindingId(@JsonValue String value) implements Id {
    /** Refuses null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PurposeFindingId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
