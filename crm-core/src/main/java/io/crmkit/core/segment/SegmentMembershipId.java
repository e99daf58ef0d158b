package io.crmkit.core.segment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** Names the membership of a customer in a segment; a digest of both. */
public record SegmentMembershipId(@JsonValue String value) implements Id {
    /** Refuses null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SegmentMembershipId {
        Objects.requireNonNull(value, "value");
    }

    /** Returns the id of the membership of a customer in the segment of a name. */
    public static SegmentMembershipId of(String segment, CustomerId customer) {
        String both = segment.length() + ":" + segment + customer.value(); // the length keeps the boundary unambiguous
        return new SegmentMembershipId(
                UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
