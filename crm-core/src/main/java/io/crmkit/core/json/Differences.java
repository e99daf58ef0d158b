package io.crmkit.core.json;

import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Writes of one value only the properties in which it differs from another one; what is the same is not even looked into. */
final class Differences {
    private static final Object PAIR = new Object();

    private static final JsonMapper JSON = Mapper.JSON
            .rebuild()
            .addModule(new SimpleModule("crm-kit-differences").setSerializerModifier(new Modifier()))
            .build();

    private Differences() {}

    /** Returns the properties of {@code value} whose values are not those of {@code other}, as canonical JSON. */
    static String of(Object value, Object other) {
        return value.getClass() != other.getClass()
                ? Mapper.JSON.writeValueAsString(value)
                : JSON.writer().withAttribute(PAIR, new Pair(value, other))
                        .writeValueAsString(value);
    }

    private record Pair(Object value, Object other) {}

    private static final class Modifier extends ValueSerializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            properties.replaceAll(Property::new);
            return properties;
        }
    }

    /** Equal values give equal text, so a property with equal values need not be written to be compared. */
    private static final class Property extends BeanPropertyWriter {
        private static final long serialVersionUID = 1;

        Property(BeanPropertyWriter property) {
            super(property);
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context)
                throws Exception {
            if (context.getAttribute(PAIR) instanceof Pair pair
                    && pair.value() == bean // and not something inside of it
                    && Objects.equals(get(bean), get(pair.other()))) {
                return;
            }
            super.serializeAsProperty(bean, json, context);
        }
    }
}
