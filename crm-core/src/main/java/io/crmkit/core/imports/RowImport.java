package io.crmkit.core.imports;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.IdentifierStrength;
import io.crmkit.core.duplicate.Duplicate;
import io.crmkit.core.duplicate.Duplicates;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.json.UnreadableJsonException;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Versioned;
import io.crmkit.core.repository.Workspace;
import io.crmkit.core.source.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes records of rows, within a unit of work that the caller commits. Reads the store a fixed number of times for any number of rows,
 * unless customers are matched.
 */
final class RowImport<E, I extends Id> {
    private final Workspace workspace;
    private final Duplicates duplicates;
    private final EntityType<E, I> type;
    private final ImportMapping mapping;
    private final RowMapping rows;
    private final RowConsents consents;
    private final Optional<UniqueKey<E, Source>> sourceKey;

    RowImport(
            Workspace workspace,
            Duplicates duplicates,
            Optional<ConsentIntake> intake,
            EntityType<E, I> type,
            ImportMapping mapping) {
        this.workspace = workspace;
        this.duplicates = duplicates;
        this.type = type;
        this.mapping = mapping;
        this.rows = new RowMapping(mapping, type, workspace.fields());
        this.consents = new RowConsents(mapping, rows, intake);
        this.sourceKey = type.uniqueKeys().stream()
                .filter(key -> key.name().equals("source"))
                .findFirst()
                .map(RowImport::ofSources);
        if (mapping.key().isPresent() && sourceKey.isEmpty()) {
            throw new InvalidInputException("importMapping.key", "needs a type that is unique by source");
        }
    }

    @SuppressWarnings("unchecked") // by the convention of the model, a key of this name holds sources
    private static <E> UniqueKey<E, Source> ofSources(UniqueKey<E, ?> key) {
        return (UniqueKey<E, Source>) key;
    }

    EntityType<E, I> type() {
        return type;
    }

    boolean matches() {
        return mapping.matching();
    }

    /**
     * Checks the columns of a file by its first row.
     *
     * @throws InvalidInputException if they do not fit the mapping
     */
    void check(Row first) {
        if (first instanceof Row.Cells table) {
            rows.checkHeading(table.columns());
        }
    }

    /** Returns the column or field that broke a rule at the commit. */
    String columnOf(InvalidInputException broken) {
        return rows.columnOf(broken);
    }

    /** What a row says: a record found by its key is named by it, one of an export by its id. */
    private record Said<I>(
            Row row,
            ObjectNode fields,
            Optional<Source> source,
            Optional<I> id,
            Optional<Instant> revision,
            List<ConsentStatement> consents) {}

    /** Applies rows in their order and returns what became of each. */
    List<RowResult> apply(UnitOfWork unit, ImportRunId run, List<Row> batch) {
        List<Said<I>> said = new ArrayList<>();
        Map<Long, RowResult> results = new HashMap<>();
        for (Row row : batch) {
            try {
                said.add(say(run, row));
            } catch (RefusedRow refused) {
                results.put(row.number(), RowResult.failed(row.number(), refused.problem(), refused.at()));
            }
        }
        boolean alone = batch.size() == 1;
        Map<Source, I> held = stored(unit, run, said);
        for (Said<I> words : said) {
            long number = words.row().number();
            try {
                results.put(number, apply(unit, run, words, held, alone));
            } catch (RefusedRow refused) {
                results.put(number, RowResult.failed(number, refused.problem(), refused.at()));
            } catch (InvalidInputException broken) {
                results.put(number, RowResult.failed(number, RowProblem.RULE, Optional.of(rows.columnOf(broken))));
            }
        }
        record(unit, said, results, alone);
        return batch.stream()
                .map(row -> Optional.ofNullable(results.get(row.number())).orElseThrow())
                .toList();
    }

    /**
     * Records what the rows say about consents. A stop counts even if the row leaves the record as it is, or fails only because an
     * earlier row is about the same record. What cannot be kept is thrown, not made a result, as the record of the row is in the unit
     * already.
     */
    private void record(UnitOfWork unit, List<Said<I>> said, Map<Long, RowResult> results, boolean alone) {
        Set<String> told = new HashSet<>();
        for (Said<I> words : said) {
            RowResult result =
                    Optional.ofNullable(results.get(words.row().number())).orElseThrow();
            boolean failed = result.outcome() == RowOutcome.FAILED;
            boolean heard = !failed
                    || result.problem().filter(RowProblem.REPEATED_KEY::equals).isPresent();
            boolean applied = !failed && result.outcome() != RowOutcome.SKIPPED;
            List<ConsentStatement> counting = words.consents().stream()
                    .filter(statement -> statement.permitted() ? applied : heard)
                    .toList();
            if (!counting.isEmpty()) {
                String customer = result.record().orElseThrow();
                if (!told.add(customer) && !alone) {
                    throw new LoneRow();
                }
                consents.intake().record(unit, new CustomerId(customer), counting);
            }
        }
    }

    private Said<I> say(ImportRunId run, Row row) throws RefusedRow {
        ObjectNode document = rows.document(row);
        if (mapping.wholeRecords()) {
            String id = document.path("id").asString("");
            if (mapping.unknownColumns() != UnknownColumns.IGNORE
                    && !type.codec().knowsPropertiesOf(document.toString())) {
                throw new RefusedRow(RowProblem.UNKNOWN_COLUMN, "");
            }
            return new Said<>(
                    row,
                    document,
                    Optional.empty(),
                    Optional.of(type.id(id)).filter(Id::assigned),
                    Optional.empty(),
                    List.of());
        }
        Optional<String> key = rows.key(row, document);
        return new Said<>(
                row,
                rows.record(row, document),
                key.map(id -> Source.of(mapping.key().orElseThrow().system(), id)),
                key.flatMap(id -> ExternalKey.record(type, id)),
                rows.revision(row, document),
                consents.said(run, row, document));
    }

    /** Reads at once what the rows are about. */
    private Map<Source, I> stored(UnitOfWork unit, ImportRunId run, List<Said<I>> said) {
        List<Source> sources =
                said.stream().flatMap(words -> words.source().stream()).toList();
        Map<Source, I> held = new HashMap<>();
        if (!sources.isEmpty()) {
            unit.findAllBy(type, sourceKey.orElseThrow(), sources)
                    .forEach((source, entity) -> held.put(source, type.idOf(entity)));
        }
        List<I> ids = Stream.concat(held.values().stream(), said.stream().flatMap(words -> words.id().stream()))
                .toList();
        unit.findAll(type, ids);
        unit.findAll(
                ImportedRecord.TYPE,
                ids.stream().map(id -> ImportedRecord.idOf(run, id)).toList());
        return held;
    }

    private RowResult apply(UnitOfWork unit, ImportRunId run, Said<I> said, Map<Source, I> held, boolean alone)
            throws RefusedRow {
        Optional<I> known = said.source().flatMap(source -> Optional.ofNullable(held.get(source)));
        known = known.or(said::id).filter(id -> unit.find(type, id).isPresent());
        if (known.isPresent()) {
            I named = known.get();
            return change(unit, run, said, named, mapping.wholeRecords() ? named : live(unit, named), alone);
        }
        E fresh = entity(fresh(said));
        boolean review = false;
        if (mapping.matching() && fresh instanceof Customer customer) {
            Optional<CustomerId> strong = strongMatch(customer);
            List<Duplicate> found = strong.isPresent() ? List.of() : duplicates.check(customer);
            boolean one = found.size() == 1 && found.get(0).result().outcome() == MatchOutcome.MATCH;
            Optional<CustomerId> same = one ? Optional.of(found.get(0).customer()) : strong;
            if (same.isPresent()) {
                I id = type.id(same.get().value());
                RowResult result = change(unit, run, said, id, id, alone);
                return keeps(unit, id, said) ? result : result.keyForgotten(mapping.key());
            }
            review = !found.isEmpty();
        }
        E added = unit.add(fresh);
        said.source().ifPresent(source -> held.put(source, type.idOf(added)));
        unit.add(ImportedRecord.added(run, type, added, said.row().number()));
        RowOutcome outcome = review ? RowOutcome.REVIEW : RowOutcome.CREATED;
        return RowResult.of(said.row().number(), outcome, type.idOf(added).value());
    }

    /** Returns whether a record that was found without its key is found by it next time. */
    private boolean keeps(UnitOfWork unit, I id, Said<I> said) {
        return said.source().isEmpty()
                || sourceOf(unit.get(type, id))
                        .map(Source::key)
                        .equals(said.source().map(Source::key));
    }

    /** A merged customer keeps its key: what is said of it is said of the one that it turned out to be. */
    private I live(UnitOfWork unit, I id) {
        I now = id;
        while (unit.find(type, now).orElseThrow() instanceof Customer customer
                && customer.status() == CustomerStatus.MERGED) {
            now = type.id(customer.mergedInto().orElseThrow().value());
        }
        return now;
    }

    private Optional<CustomerId> strongMatch(Customer customer) {
        return customer.identifiers().stream()
                .filter(identifier -> identifier.strength() == IdentifierStrength.STRONG)
                .map(this::holder)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<CustomerId> holder(Identifier identifier) {
        return workspace
                .repository(Customer.TYPE)
                .findBy(Customer.IDENTIFIER, identifier)
                .map(Customer::id);
    }

    /** Changes a record by a row that named it, or named one that was merged into it. */
    private RowResult change(UnitOfWork unit, ImportRunId run, Said<I> said, I named, I id, boolean alone)
            throws RefusedRow {
        Optional<ImportedRecord> seen = unit.find(ImportedRecord.TYPE, ImportedRecord.idOf(run, id));
        boolean own = named.equals(id);
        Optional<ImportedRecord> earlier = unit.find(ImportedRecord.TYPE, ImportedRecord.idOf(run, named));
        boolean repeated = earlier.filter(known -> !known.byOthers()).isPresent();
        if (repeated && mapping.repeatedKey() != RepeatedKey.LAST) {
            RowOutcome outcome = mapping.repeatedKey() == RepeatedKey.FIRST ? RowOutcome.SKIPPED : RowOutcome.FAILED;
            return new RowResult(
                    said.row().number(),
                    outcome,
                    Optional.of(id.value()),
                    Optional.of(RowProblem.REPEATED_KEY),
                    mapping.key().map(ExternalKey::column));
        }
        boolean created = seen.isPresent() && seen.get().created();
        if (mapping.existing() == ExistingRecords.LEAVE && !created) {
            return new RowResult(
                    said.row().number(),
                    RowOutcome.SKIPPED,
                    Optional.of(id.value()),
                    Optional.of(RowProblem.EXISTS),
                    Optional.empty());
        }
        E now = unit.get(type, id);
        if (outdated(said, own ? now : unit.get(type, named)) && !created) {
            return new RowResult(
                    said.row().number(),
                    RowOutcome.SKIPPED,
                    Optional.of(id.value()),
                    Optional.of(RowProblem.OUTDATED),
                    mapping.key().flatMap(ExternalKey::revision));
        }
        E before =
                seen.flatMap(ImportedRecord::before).map(type.codec()::decode).orElse(now);
        E next = own
                ? type.withId(entity(created ? fresh(said) : united(said, repeated ? before : now)), id)
                : filled(said, unit.get(type, named), now);
        next = type.withTime(next, workspace.now());
        if (!alone && !uniqueValues(next).containsAll(uniqueValues(now))) {
            throw new LoneRow();
        }
        if (!next.equals(now)) {
            E changed = next;
            unit.update(type, id, old -> changed);
        }
        boolean byOthers = !own && seen.map(ImportedRecord::byOthers).orElse(true);
        journal(unit, run, said, id, created, byOthers, created ? Optional.empty() : Optional.of(before));
        if (!own && earlier.isEmpty()) {
            unit.add(ImportedRecord.named(run, named, said.row().number()));
        }
        RowOutcome outcome = next.equals(now) ? RowOutcome.UNCHANGED : RowOutcome.UPDATED;
        return RowResult.of(said.row().number(), outcome, id.value());
    }

    /** Returns whether the record came from a later revision than that of the row; seconds count, as files seldom have more. */
    private boolean outdated(Said<I> said, E now) {
        return said.revision().isPresent()
                && sourceOf(now)
                        .filter(source ->
                                Optional.of(source.key()).equals(said.source().map(Source::key)))
                        .flatMap(Source::capturedAt)
                        .filter(at -> said.revision().get().isBefore(at.truncatedTo(ChronoUnit.SECONDS)))
                        .isPresent();
    }

    private Optional<Source> sourceOf(E entity) {
        return sourceKey.flatMap(key -> key.values().apply(entity).stream().findFirst());
    }

    /** Returns the values of an entity that no other one may hold. */
    private Set<List<String>> uniqueValues(E entity) {
        Set<List<String>> values = new HashSet<>();
        type.uniqueKeys().forEach(key -> collect(key, entity, values));
        type.customFields()
                .map(read -> read.apply(entity))
                .ifPresent(custom -> workspace.fields().of(type.name()).stream()
                        .filter(FieldDefinition::unique)
                        .forEach(field -> custom.get(field.key())
                                .ifPresent(value -> value.normalTexts()
                                        .forEach(text -> values.add(List.of("field." + field.key(), text))))));
        return values;
    }

    private static <E, V> void collect(UniqueKey<E, V> key, E entity, Set<List<String>> values) {
        key.values()
                .apply(entity)
                .forEach(value -> values.add(List.of(key.name(), key.text().apply(value))));
    }

    private ObjectNode united(Said<I> said, E before) {
        if (mapping.existing() == ExistingRecords.REPLACE) {
            return fresh(said);
        }
        ObjectNode there = JsonTree.parse(type.codec().encode(before)).orElseThrow();
        ObjectNode united = JsonTree.unite(there, said.fields(), mapping.existing() == ExistingRecords.FILL_GAPS, "");
        if (type.name().equals("customer")) {
            CustomerNames.follow(there, said.fields(), united);
        }
        Optional<Source> known = sourceOf(before);
        if (known.isEmpty() && !isItself(said, before)) {
            said.source().ifPresent(source -> united.set("source", json(source, said.revision())));
        } else if (known.map(Source::key).equals(said.source().map(Source::key)) && later(said, known)) {
            united.withObjectProperty("source")
                    .put("capturedAt", said.revision().orElseThrow().toString());
        }
        return united;
    }

    /**
     * Returns the survivor of a merge with what a row says of the one that was merged into it. What that one had is settled by the
     * merge; what is new fills gaps and overwrites nothing.
     */
    private E filled(Said<I> said, E merged, E survivor) throws RefusedRow {
        ObjectNode before = JsonTree.parse(type.codec().encode(merged)).orElseThrow();
        if (entity(JsonTree.unite(before, said.fields(), false, "")).equals(merged)) {
            return survivor;
        }
        ObjectNode there = JsonTree.parse(type.codec().encode(survivor)).orElseThrow();
        ObjectNode filled = JsonTree.unite(there, said.fields(), true, "");
        CustomerNames.follow(there, said.fields(), filled);
        return entity(filled);
    }

    private boolean isItself(Said<I> said, E entity) {
        return said.id().equals(Optional.of(type.idOf(entity)));
    }

    private static boolean later(Said<?> said, Optional<Source> known) {
        return said.revision().isPresent()
                && known.flatMap(Source::capturedAt)
                        .map(said.revision().get()::isAfter)
                        .orElse(true);
    }

    private ObjectNode fresh(Said<I> said) {
        ObjectNode fresh = JsonTree.object().setAll(said.fields()); // what is set below is set at the top
        if (type.name().equals("customer")) {
            CustomerNames.complete(fresh);
        }
        said.source().ifPresent(source -> fresh.set("source", json(source, said.revision())));
        return fresh;
    }

    private static ObjectNode json(Source source, Optional<Instant> revision) {
        ObjectNode json = JsonTree.object().put("system", source.system()).put("externalId", source.externalId());
        revision.ifPresent(at -> json.put("capturedAt", at.toString()));
        return json;
    }

    private E entity(ObjectNode json) throws RefusedRow {
        try {
            return type.codec().decode(json.toString());
        } catch (UnreadableJsonException unfit) {
            throw unfit.brokenRule().isPresent()
                    ? new RefusedRow(
                            RowProblem.RULE, rows.columnOf(unfit.brokenRule().get()))
                    : new RefusedRow(RowProblem.UNREADABLE_VALUE, rows.columnOf(unfit.path()));
        }
    }

    /** Remembers that a row about the record was seen, and how the record was before the run. */
    private void journal(
            UnitOfWork unit,
            ImportRunId run,
            Said<I> said,
            I id,
            boolean created,
            boolean byOthers,
            Optional<E> before) {
        Optional<Versioned<E>> stored = unit.findVersioned(type, id);
        E now = unit.get(type, id);
        boolean written = stored.isEmpty() || !stored.get().entity().equals(now);
        Optional<String> changed = before.filter(old -> !old.equals(now)).map(type.codec()::encode);
        ImportedRecord next = ImportedRecord.of(
                run,
                id,
                said.row().number(),
                created,
                changed,
                created || changed.isPresent() ? ImportedRecord.subject(type, now) : Optional.empty(),
                stored.map(Versioned::version).orElse(0L) + (written ? 1 : 0),
                Optional.of(now)
                        .filter(some -> created || changed.isPresent())
                        .map(some -> ImportedRecord.digest(type, some)),
                byOthers);
        if (unit.find(ImportedRecord.TYPE, next.id()).isPresent()) {
            unit.update(ImportedRecord.TYPE, next.id(), old -> next);
        } else {
            unit.add(next);
        }
    }
}
