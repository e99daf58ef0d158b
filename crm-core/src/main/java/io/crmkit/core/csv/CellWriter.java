package io.crmkit.core.csv;

import io.crmkit.core.imports.FieldMapping;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes one field of a record into its column, as the mapping reads it. */
record CellWriter(String column, String field, Map<String, String> meanings, String datePattern) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static CellWriter of(FieldMapping mapping) {
        Map<String, String> meanings = new HashMap<>();
        mapping.values().forEach((text, value) -> meanings.putIfAbsent(value, text));
        String custom = "/customFields/";
        String field = mapping.field().startsWith(custom) ? mapping.field() + "/texts/0" : mapping.field();
        return new CellWriter(
                mapping.column(), field, meanings, mapping.datePattern().orElse(""));
    }

    static JsonNode tree(String record) {
        return JSON.readTree(record);
    }

    String text(JsonNode record) {
        JsonNode node = record.at(field);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        String value = node.isValueNode() ? node.asString() : node.toString();
        return meanings.getOrDefault(value, datePattern.isEmpty() ? value : date(value));
    }

    /** A date of which only parts are known stays as it is. */
    private String date(String value) {
        try {
            return LocalDate.parse(value).format(DateTimeFormatter.ofPattern(datePattern, Locale.ROOT));
        } catch (DateTimeException partial) {
            return value;
        }
    }
}
