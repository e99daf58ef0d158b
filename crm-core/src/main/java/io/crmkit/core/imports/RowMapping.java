package io.crmkit.core.imports;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.rule.Require;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Applies a mapping to rows: gives the JSON of what a row says about a record. */
final class RowMapping {
    private static final String CUSTOM = "customFields";

    private final ImportMapping mapping;
    private final EntityType<?, ?> type;
    private final Map<String, FieldDefinition> custom;
    private final Map<String, DateTimeFormatter> dates = new HashMap<>();
    private final Map<String, String[]> steps = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private List<String> heading = List.of();
    private Map<String, Integer> places = Map.of();

    /** Checks that the mapping fits the type, before anything is read. */
    RowMapping(ImportMapping mapping, EntityType<?, ?> type, FieldSchema schema) {
        this.mapping = mapping;
        this.type = type;
        this.custom = schema.of(type.name()).stream().collect(Collectors.toMap(FieldDefinition::key, field -> field));
        mapping.fields().forEach(field -> {
            checkField(field.field(), schema);
            known.add(field.column());
            field.datePattern()
                    .ifPresent(pattern -> dates.put(
                            pattern,
                            DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT)));
        });
        mapping.constants().keySet().forEach(field -> checkField(field, schema));
        mapping.key().ifPresent(key -> {
            known.add(key.column());
            key.revision().ifPresent(known::add);
        });
        mapping.consents().stream().flatMap(ConsentColumn::columns).forEach(known::add);
    }

    private void checkField(String field, FieldSchema schema) {
        String[] path = JsonTree.steps(field);
        steps.put(field, path);
        boolean fits;
        if (path[0].equals(CUSTOM)) {
            fits = path.length == 2 && type.customFields().isPresent() && schema.accepts(type.name(), path[1]);
        } else {
            ObjectNode probe = JsonTree.object();
            JsonTree.set(probe, path, NullNode.getInstance());
            fits = type.codec().knowsPropertiesOf(probe.toString());
        }
        Require.that(fits, "importMapping.fields", "must name fields of the type " + type);
    }

    /** Checks the columns of a table once. */
    void checkHeading(List<String> columns) {
        if (columns.equals(heading)) {
            return;
        }
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Require.that(found.put(columns.get(i), i) == null, "import.columns", "must have different names");
        }
        Require.that(!mapping.wholeRecords(), "importMapping.fields", "must be named for a table");
        HeadingCheck.check(columns, known, mapping.unknownColumns());
        heading = columns;
        places = found;
    }

    /** Returns the id that the row has in the other system. */
    Optional<String> key(Row row, ObjectNode document) throws RefusedRow {
        if (mapping.key().isEmpty()) {
            return Optional.empty();
        }
        String column = mapping.key().get().column();
        String id = cell(row, document, column).strip();
        if (id.isEmpty()) {
            throw new RefusedRow(RowProblem.KEY_MISSING, column);
        }
        return Optional.of(id);
    }

    /** Returns when the row was last changed in the other system, if it says so. */
    Optional<Instant> revision(Row row, ObjectNode document) throws RefusedRow {
        String column = mapping.key().flatMap(ExternalKey::revision).orElse("");
        String text = column.isEmpty() ? "" : cell(row, document, column).strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            throw new RefusedRow(RowProblem.UNREADABLE_VALUE, column);
        }
    }

    /** Returns the row as JSON; an empty object for a row of a table. */
    ObjectNode document(Row row) throws RefusedRow {
        if (row.problem().isPresent()) {
            throw new RefusedRow(row.problem().get(), row.at().orElse(""));
        }
        if (row instanceof Row.Document line) {
            return JsonTree.parse(line.json()).orElseThrow(() -> new RefusedRow(RowProblem.NOT_JSON, ""));
        }
        return JsonTree.object();
    }

    /** Returns what the row says about the record. */
    ObjectNode record(Row row, ObjectNode document) throws RefusedRow {
        ObjectNode record = JsonTree.object();
        boolean structured = false;
        for (FieldMapping field : mapping.fields()) {
            Optional<JsonNode> structure = structure(row, document, field);
            if (structure.isPresent()) {
                JsonTree.set(record, path(field.field()), structure.get());
                structured = true;
                continue;
            }
            String text = cell(row, document, field.column());
            for (TextStep step : field.steps()) {
                text = step.apply(text);
            }
            String value = field.values().getOrDefault(text, text);
            value = value.isBlank() ? field.fallback().orElse("") : date(field, value);
            if (!value.isBlank()) {
                set(record, field.field(), value);
            }
        }
        keepUnknown(row, document, record);
        mapping.constants().forEach((field, value) -> {
            if (JsonTree.lacksOnly(record, path(field))) {
                set(record, field, value);
            }
        });
        JsonTree.compact(record);
        if (structured
                && mapping.unknownColumns() != UnknownColumns.IGNORE
                && !type.codec().knowsPropertiesOf(record.toString())) {
            throw new RefusedRow(RowProblem.UNKNOWN_COLUMN, "");
        }
        return record;
    }

    /** Returns what fills a field as it is: an object or a list of a document, unless custom fields are filled, which are texts. */
    private Optional<JsonNode> structure(Row row, ObjectNode document, FieldMapping field) {
        if (row instanceof Row.Cells || path(field.field())[0].equals(CUSTOM)) {
            return Optional.empty();
        }
        JsonNode node = node(document, field.column());
        return node.isContainer() && !node.isEmpty() ? Optional.of(node.deepCopy()) : Optional.empty();
    }

    private static JsonNode node(ObjectNode document, String column) {
        return column.startsWith("/") ? document.at(column) : document.path(column);
    }

    private String date(FieldMapping field, String text) throws RefusedRow {
        if (field.datePattern().isEmpty()) {
            return text;
        }
        try {
            return LocalDate.parse(text, dates.get(field.datePattern().get())).toString();
        } catch (DateTimeException unreadable) {
            throw new RefusedRow(RowProblem.UNREADABLE_VALUE, field.column());
        }
    }

    private void keepUnknown(Row row, ObjectNode document, ObjectNode record) throws RefusedRow {
        if (mapping.unknownColumns() == UnknownColumns.IGNORE) {
            return;
        }
        for (String column : row instanceof Row.Cells ? heading : List.copyOf(document.propertyNames())) {
            if (!known.contains(column)
                    && known.stream().noneMatch(name -> (name + "/").startsWith("/" + column + "/"))) {
                if (mapping.unknownColumns() == UnknownColumns.REFUSE) {
                    throw new RefusedRow(RowProblem.UNKNOWN_COLUMN, row instanceof Row.Cells ? column : "");
                }
                String text = cell(row, document, column);
                if (!text.isBlank()) {
                    setCustom(record, customKey(column), text);
                }
            }
        }
    }

    /** Returns the key of the custom field that an unknown column becomes. */
    private static String customKey(String column) {
        String key = column.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        return key.isEmpty() || key.charAt(0) < 'a' || key.charAt(0) > 'z' ? "x_" + key : key;
    }

    /** Returns the text of a cell, empty if there is none. */
    String cell(Row row, ObjectNode document, String column) {
        if (row instanceof Row.Cells table) {
            return table.cells().get(places.getOrDefault(column, 0));
        }
        return JsonTree.text(node(document, column)).orElse("");
    }

    private void set(ObjectNode record, String field, String value) {
        String[] path = path(field);
        if (path[0].equals(CUSTOM)) {
            setCustom(record, path[1], value);
        } else {
            JsonTree.set(record, path, StringNode.valueOf(value));
        }
    }

    private String[] path(String field) {
        return steps.getOrDefault(field, new String[0]);
    }

    private void setCustom(ObjectNode record, String key, String text) {
        FieldType valueType = Optional.ofNullable(custom.get(key))
                .map(FieldDefinition::type)
                .orElse(text.indexOf('\n') < 0 ? FieldType.STRING : FieldType.TEXT);
        ObjectNode value = record.withObjectProperty(CUSTOM).withObjectProperty(key);
        value.put("type", valueType.name());
        value.putArray("texts").add(text);
    }

    /** Returns the column that fills a field which broke a rule, or the field itself. */
    String columnOf(InvalidInputException broken) {
        String[] names = broken.field().split("\\.", -1);
        String last = names[names.length - 1];
        List<String> columns = mapping.fields().stream()
                .filter(field -> List.of(field.field().split("/", -1)).contains(last))
                .map(FieldMapping::column)
                .toList();
        return columns.size() == 1 ? columns.get(0) : broken.field();
    }

    /** Returns the column that fills a field, or one within it; empty if there is none. */
    String columnOf(List<String> path) {
        String field = "/" + String.join("/", path);
        return mapping.fields().stream()
                .filter(mapped -> (mapped.field() + "/").startsWith(field + "/"))
                .map(FieldMapping::column)
                .findFirst()
                .orElse("");
    }
}
