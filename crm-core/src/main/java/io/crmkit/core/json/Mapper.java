package io.crmkit.core.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.crmkit.core.field.CustomFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The one mapper, and the settings that make its output canonical. */
final class Mapper {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion ->
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .withConfigOverride(
                    BigDecimal.class,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .withConfigOverride(Collection.class, Mapper::leaveOutIfEmpty)
            .withConfigOverride(List.class, Mapper::leaveOutIfEmpty)
            .withConfigOverride(Set.class, Mapper::leaveOutIfEmpty)
            .withConfigOverride(SortedSet.class, Mapper::leaveOutIfEmpty)
            .withConfigOverride(Map.class, Mapper::leaveOutIfEmpty)
            .withConfigOverride(SortedMap.class, Mapper::leaveOutIfEmpty)
            .addModule(new SimpleModule("crm-kit")
                    .addSerializer(CustomFields.class, new FieldsWriter())
                    .addSerializer(Instant.class, new Instants.Writer())
                    .addDeserializer(Instant.class, new Instants.Reader())
                    .addSerializer(Money.class, new MoneyWriter())
                    .addDeserializer(Money.class, new MoneyReader())
                    .addDeserializer(Instant.class, new InstantReader()))
            .build();

    private Mapper() {}

    /** An empty collection is not written, and what is absent is read as empty, so that records of a host get no nulls. */
    private static void leaveOutIfEmpty(MutableConfigOverride override) {
        override.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
        override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    /** Writes what the annotations of the class say, and knows without a search for a serializer that there is nothing. */
    private static final class FieldsWriter extends StdSerializer<CustomFields> {
        FieldsWriter() {
            super(CustomFields.class);
        }

        @Override
        public boolean isEmpty(SerializationContext context, CustomFields fields) {
            return fields.isEmpty();
        }

        @Override
        public void serialize(CustomFields fields, JsonGenerator json, SerializationContext context) {
            json.writePOJO(fields.values());
        }
    }

    /** Writes {@code {"amount":"12.50","currency":"EUR"}}, the form that hosts with jackson-datatype-joda-money read too. */
    private static final class MoneyWriter extends StdSerializer<Money> {
        MoneyWriter() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.getAmount().toPlainString());
            json.writeStringProperty("currency", money.getCurrencyUnit().getCode());
            json.writeEndObject();
        }
    }

    private static final class MoneyReader extends StdDeserializer<Money> {
        MoneyReader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            return Money.of(
                    CurrencyUnit.of(node.required("currency").stringValue()),
                    new BigDecimal(node.required("amount").asString()));
        }
    }
}
