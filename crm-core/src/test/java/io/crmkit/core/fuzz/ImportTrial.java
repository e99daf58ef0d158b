package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.exports.JsonLinesExport;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.ImportUndo;
import io.crmkit.core.imports.JsonLines;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowResult;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.UnreadableRowsException;
import io.crmkit.core.repository.Query;
import io.crmkit.core.vcard.VCardMapping;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Imports a file into an empty CRM, and holds what comes of it against the promises that imports and exports make. */
final class ImportTrial implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    final Crm crm = crm();
    private final ImportMapping mapping;
    private final int batch;

    ImportTrial(ImportMapping mapping, int batch) {
        this.mapping = mapping;
        this.batch = batch;
    }

    /** What an import told: the results of the rows, and the run unless the file was refused or broke off. */
    record Told(List<RowResult> results, Optional<ImportRun> run) {}

    private static Crm crm() {
        AtomicLong ids = new AtomicLong();
        return Crm.builder(MemoryStore.create())
                .fields(FieldSchema.of(
                        VCardMapping.KEPT,
                        FieldDefinition.of("customer", "badge", FieldType.STRING)
                                .asUnique()))
                .clock(() -> NOW)
                .ids(() -> new UUID(7, ids.incrementAndGet()))
                .random(new Random(1))
                .build();
    }

    /** Imports the rows after a rehearsal, exports what they became, imports that elsewhere, and takes the run back. */
    void keepsItsPromises(RowSource rows) {
        Told rehearsed = tell(rows, true);
        assertThat(customers()).as("a rehearsal stores nothing").isEmpty();
        Told told = tell(rows, false);

        assertThat(shown(told)).as("a rehearsal tells what a run does").isEqualTo(shown(rehearsed));
        isTrue(told, count(rows));
        if (!customers().isEmpty()) {
            comesBackFromAnExport();
            told.run().ifPresent(this::isTakenBack);
        }
    }

    Told tell(RowSource rows, boolean rehearsal) {
        List<RowResult> results = new ArrayList<>();
        ImportListener listener = new ImportListener() {
            @Override
            public void decided(Row row, RowResult result) {
                assertThat(result.row()).isEqualTo(row.number());
                results.add(result);
            }
        };
        try {
            ImportRun run = rehearsal
                    ? crm.imports().inBatchesOf(batch).rehearse("file", mapping, rows, listener)
                    : crm.imports().inBatchesOf(batch).run("file", mapping, rows, listener);
            Secret.isNotIn(run.toString());
            return new Told(results, Optional.of(run));
        } catch (InvalidInputException | UnreadableRowsException refused) {
            Secret.isKeptBy(refused);
            return new Told(results, Optional.empty());
        }
    }

    private static List<String> shown(Told told) {
        return told.results().stream()
                .map(result -> result.row() + " " + result.outcome() + " " + result.problem() + " " + result.at())
                .toList();
    }

    private static long count(RowSource rows) {
        long count = 0;
        try (RowSource.Reader reader = rows.open()) {
            while (reader.next().isPresent()) {
                count++;
            }
        } catch (UnreadableRowsException broken) {
            Secret.isKeptBy(broken);
        }
        return count;
    }

    /** Every row of the file has one outcome, in its place, that the counts hold. */
    private static void isTrue(Told told, long rows) {
        List<RowResult> results = told.results();
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).row()).isEqualTo(i + 1);
            Secret.isNotIn(results.get(i).at().orElse(""));
        }
        told.run().ifPresent(run -> {
            assertThat(run.rows()).isEqualTo(rows).isEqualTo(results.size());
            assertThat(run.finishedAt()).contains(NOW);
            for (RowOutcome outcome : RowOutcome.values()) {
                assertThat(run.count(outcome))
                        .isEqualTo(results.stream()
                                .filter(result -> result.outcome() == outcome)
                                .count());
            }
            assertThat(Arrays.stream(RowOutcome.values()).mapToLong(run::count).sum())
                    .isEqualTo(rows);
        });
    }

    List<Customer> customers() {
        return crm.customers().stream(Query.all()).toList();
    }

    private void comesBackFromAnExport() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        JsonLinesExport.write(Customer.TYPE, crm.customers().stream(Query.all()), file);
        RowSource rows = JsonLines.of(() -> new ByteArrayInputStream(file.toByteArray()));
        ImportMapping whole = ImportMapping.records("customer");
        List<Customer> here = customers();
        try (ImportTrial other = new ImportTrial(whole, 1_000)) {
            for (RowOutcome outcome : List.of(RowOutcome.CREATED, RowOutcome.UNCHANGED)) {
                Told told = other.tell(rows, false);

                assertThat(told.results()).hasSameSizeAs(here).allMatch(result -> result.outcome() == outcome);
                assertThat(other.customers()).isEqualTo(here);
            }
        }
    }

    private void isTakenBack(ImportRun run) {
        ImportUndo undo = crm.imports().undo(run.id());

        assertThat(undo.conflicting()).isZero();
        assertThat(customers()).isEmpty();
    }

    @Override
    public void close() {
        crm.close();
    }
}
