package io.crmkit.core.imports;

import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.rule.Require;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the columns of a file mean, and what is done with its rows: data, kept as JSON ({@link #json}, {@link #parse}). A mapping holds no
 * personal values.
 *
 * @param entity the name of the entity type, such as {@code customer}
 * @param key where the id in the other system stands; without one, customers are found by matching and others always added
 * @param fields the columns, each with its field; empty if every row is a whole record as an export writes it, found again by its id
 * @param constants fields that are the same for every row, by JSON Pointer; in an element of a list only if the row fills the element
 * @param unknownColumns what happens to other columns
 * @param existing what a row does to a record that is there
 * @param repeatedKey which of several rows about one record counts
 * @param matching whether a customer whose key is unknown is looked for by strong identifiers and by what it has in common with others
 * @param consents the columns that say what customers permit or forbid; only for imports that keep consents
 */
public record ImportMapping(
        String entity,
        Optional<ExternalKey> key,
        List<FieldMapping> fields,
        Map<String, String> constants,
        UnknownColumns unknownColumns,
        ExistingRecords existing,
        RepeatedKey repeatedKey,
        boolean matching,
        List<ConsentColumn> consents) {
    private static final JsonCodec<ImportMapping> CODEC = JsonCodec.of(ImportMapping.class);

    /**
     * Checks and copies.
     *
     * @throws io.crmkit.core.error.InvalidInputException if two columns fill one field, a field is set that only the library sets, or
     *     other entities than customers shall be matched or have consents
     */
    public ImportMapping {
        Require.notBlank(entity, "importMapping.entity");
        key = Objects.requireNonNullElse(key, Optional.empty());
        fields = List.copyOf(Objects.requireNonNullElse(fields, List.of()));
        constants = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(constants, Map.of())));
        unknownColumns = Objects.requireNonNullElse(unknownColumns, UnknownColumns.REFUSE);
        existing = Objects.requireNonNullElse(existing, ExistingRecords.OVERWRITE);
        repeatedKey = Objects.requireNonNullElse(repeatedKey, RepeatedKey.REFUSE);
        List<String> filled = fields.stream().map(FieldMapping::field).toList();
        Require.that(
                filled.stream().distinct().count() == filled.size(),
                "importMapping.fields",
                "must not fill a field twice");
        Require.that(
                constants.keySet().stream().allMatch(field -> field.startsWith("/")),
                "importMapping.constants",
                "must be named by JSON Pointers");
        Require.that(
                filled.stream().noneMatch(ImportMapping::reserved)
                        && constants.keySet().stream().noneMatch(ImportMapping::reserved),
                "importMapping.fields",
                "must leave id, source and mergedInto to the library");
        Require.that(
                !matching || (entity.equals("customer") && !fields.isEmpty()),
                "importMapping.matching",
                "is for columns of customers only");
        consents = List.copyOf(Objects.requireNonNullElse(consents, List.of()));
        Require.that(
                consents.isEmpty() || (entity.equals("customer") && !fields.isEmpty()),
                "importMapping.consents",
                "are for columns of customers only");
    }

    private static boolean reserved(String field) {
        String first = field.split("/", -1)[1];
        return List.of("id", "source", "mergedInto").contains(first);
    }

    /** Returns the mapping of columns to customers that are found again by the id of another system. */
    public static ImportMapping customers(String system, String idColumn, FieldMapping... fields) {
        return of("customer", Optional.of(new ExternalKey(system, idColumn)), fields);
    }

    /** Returns a mapping that refuses unknown columns and repeated keys, and lets rows overwrite what is there. */
    public static ImportMapping of(String entity, Optional<ExternalKey> key, FieldMapping... fields) {
        return new ImportMapping(
                entity,
                key,
                List.of(fields),
                Map.of(),
                UnknownColumns.REFUSE,
                ExistingRecords.OVERWRITE,
                RepeatedKey.REFUSE,
                false,
                List.of());
    }

    /** Returns the mapping of whole records, as an export writes them: an import of an export gives the same records. */
    public static ImportMapping records(String entity) {
        return new ImportMapping(
                entity,
                Optional.empty(),
                List.of(),
                Map.of(),
                UnknownColumns.REFUSE,
                ExistingRecords.REPLACE,
                RepeatedKey.REFUSE,
                false,
                List.of());
    }

    /** Returns this mapping with fields that are the same for every row. */
    public ImportMapping withConstants(Map<String, String> values) {
        return new ImportMapping(
                entity, key, fields, values, unknownColumns, existing, repeatedKey, matching, consents);
    }

    /** Returns this mapping with another treatment of unknown columns. */
    public ImportMapping with(UnknownColumns other) {
        return new ImportMapping(entity, key, fields, constants, other, existing, repeatedKey, matching, consents);
    }

    /** Returns this mapping with another treatment of records that are there. */
    public ImportMapping with(ExistingRecords other) {
        return new ImportMapping(
                entity, key, fields, constants, unknownColumns, other, repeatedKey, matching, consents);
    }

    /** Returns this mapping with another treatment of repeated keys. */
    public ImportMapping with(RepeatedKey other) {
        return new ImportMapping(entity, key, fields, constants, unknownColumns, existing, other, matching, consents);
    }

    /** Returns this mapping, looking for customers whose key is unknown. */
    public ImportMapping matched() {
        return new ImportMapping(entity, key, fields, constants, unknownColumns, existing, repeatedKey, true, consents);
    }

    /** Returns this mapping with columns that say what customers permit or forbid. */
    public ImportMapping withConsents(ConsentColumn... columns) {
        return new ImportMapping(
                entity, key, fields, constants, unknownColumns, existing, repeatedKey, matching, List.of(columns));
    }

    /** Returns whether every row is a whole record. */
    public boolean wholeRecords() {
        return fields.isEmpty();
    }

    /** Returns the mapping as JSON. */
    public String json() {
        return CODEC.encode(this);
    }

    /**
     * Returns the mapping that a JSON text holds.
     *
     * @throws io.crmkit.core.json.UnreadableJsonException if the text is none
     */
    public static ImportMapping parse(String json) {
        return CODEC.decode(json);
    }
}
