package io.crmkit.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Names a decision about a pair of customers; any text without personal data, made of the ids of the pair. */
public record MatchDecisionId(@JsonValue String value) implements Id {
    /** Refuses null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MatchDecisionId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
