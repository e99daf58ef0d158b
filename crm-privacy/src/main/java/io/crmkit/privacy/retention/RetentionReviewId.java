package io.crmkit.privacy.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.id.Id;
import java.util.Objects;

/** Names a review: a hash of the record and the rule, so that each is opened once. */
public record RetentionReviewId(@JsonValue String value) implements Id {
    /** Refuses null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RetentionReviewId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
