package io.crmkit.core.imports;

import io.crmkit.core.rule.Require;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One column and the field that it fills.
 *
 * @param column the name of the column; of JSON Lines, a property or a JSON Pointer (RFC 6901)
 * @param field the field of the record as a JSON Pointer, such as {@code /person/name/given} or {@code /emails/0/raw};
 *     {@code /customFields/key} for a custom field
 * @param steps what is done to the text, in this order
 * @param datePattern how a date is written, a pattern of {@link DateTimeFormatter} with {@code uuuu} for the year; empty if it is no
 *     date or ISO 8601
 * @param values what texts stand for, after the steps; others stay as they are
 * @param fallback the value of a blank cell; it stays out if there is none
 */
public record FieldMapping(
        String column,
        String field,
        List<TextStep> steps,
        Optional<String> datePattern,
        Map<String, String> values,
        Optional<String> fallback) {
    /**
     * Checks and copies.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the column is blank, the field is no JSON Pointer or the pattern is none
     */
    public FieldMapping {
        Require.notBlank(column, "importMapping.column");
        Require.that(field.startsWith("/"), "importMapping.field", "must be a JSON Pointer");
        steps = List.copyOf(Objects.requireNonNullElse(steps, List.of()));
        datePattern = Objects.requireNonNullElse(datePattern, Optional.empty());
        values = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(values, Map.of())));
        fallback = Objects.requireNonNullElse(fallback, Optional.empty());
        Require.that(
                datePattern.map(FieldMapping::isPattern).orElse(true),
                "importMapping.datePattern",
                "must be a pattern of dates");
    }

    private static boolean isPattern(String text) {
        try {
            return !DateTimeFormatter.ofPattern(text, Locale.ROOT).toString().isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Returns the mapping of a column as it is, without blanks at both ends. */
    public static FieldMapping of(String column, String field) {
        return new FieldMapping(column, field, List.of(TextStep.TRIM), Optional.empty(), Map.of(), Optional.empty());
    }

    /** Returns this mapping with other steps. */
    public FieldMapping withSteps(TextStep... next) {
        return new FieldMapping(column, field, List.of(next), datePattern, values, fallback);
    }

    /** Returns this mapping for dates that are written so. */
    public FieldMapping withDates(String pattern) {
        return new FieldMapping(column, field, steps, Optional.of(pattern), values, fallback);
    }

    /** Returns this mapping with what texts stand for. */
    public FieldMapping withValues(Map<String, String> meanings) {
        return new FieldMapping(column, field, steps, datePattern, meanings, fallback);
    }

    /** Returns this mapping with the value of a blank cell. */
    public FieldMapping withFallback(String value) {
        return new FieldMapping(column, field, steps, datePattern, values, Optional.of(value));
    }
}
