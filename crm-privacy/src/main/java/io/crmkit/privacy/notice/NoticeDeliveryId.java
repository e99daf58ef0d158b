package io.crmkit.privacy.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.id.Id;
import java.util.Objects;

/** Names a delivery; chosen by the host, so that telling of it twice records it once. */
public record NoticeDeliveryId(@JsonValue String value) implements Id {
    /** Refuses null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NoticeDeliveryId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
