package io.crmkit.core.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Reads moments in the form in which they are written by itself, and leaves every other form, and what is wrong, to Jackson. */
final class InstantReader extends StdDeserializer<Instant> {
    InstantReader() {
        super(Instant.class);
    }

    /** A property that states a format of its own is read in that. */
    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        JsonFormat.Value format = findFormatOverrides(context, property, Instant.class);
        return format == null || format.equals(JsonFormat.Value.empty())
                ? this
                : InstantDeserializer.INSTANT.createContextual(context, property);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        return (json.hasToken(JsonToken.VALUE_STRING) ? JsonInstant.parse(json.getString()) : Optional.<Instant>empty())
                .orElseGet(() -> InstantDeserializer.INSTANT.deserialize(json, context));
    }
}
