package io.crmkit.core.json;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ext.javatime.ser.InstantSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes moments without a formatter, and leaves a property with a format of its own to Jackson. */
final class InstantWriter extends StdSerializer<Instant> {
    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, BeanProperty property) {
        ValueSerializer<?> standard = InstantSerializer.INSTANCE.createContextual(context, property);
        return standard == InstantSerializer.INSTANCE ? this : standard;
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
        json.writeString(JsonInstant.text(instant));
    }
}
