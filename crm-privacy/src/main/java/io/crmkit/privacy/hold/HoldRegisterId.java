package io.crmkit.privacy.hold;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.id.Id;
import java.util.Objects;

/** Names the register of holds of a customer: the opaque id of the customer. */
public record HoldRegisterId(@JsonValue String value) implements Id {
    /** Refuses null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HoldRegisterId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
