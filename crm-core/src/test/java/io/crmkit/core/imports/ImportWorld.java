package io.crmkit.core.imports;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
import io.crmkit.core.teststore.RecordingStore;
import io.crmkit.core.vcard.VCardMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A CRM on a store that can crash, and a mapping with everything. */
final class ImportWorld implements AutoCloseable {
    static final ImportMapping MAPPING = ImportMapping.customers(
                    "shop",
                    "id",
                    FieldMapping.of("given", "/person/name/given"),
                    FieldMapping.of("family", "/person/name/family"),
                    FieldMapping.of("born", "/person/birthDate").withDates("dd.MM.uuuu"),
                    FieldMapping.of("mail", "/emails/0/raw"),
                    FieldMapping.of("phone", "/phones/0/raw"),
                    FieldMapping.of("passport", "/identifiers/0/value"),
                    FieldMapping.of("stage", "/lifecycle").withValues(Map.of("A", "ACTIVE", "B", "LOYAL")),
                    FieldMapping.of("badge", "/customFields/badge"))
            .withConstants(Map.of("/identifiers/0/scheme", "passport", "/identifiers/0/strength", "STRONG"));

    final RecordingStore store = new RecordingStore("import");
    final Crm crm = open();
    final Map<Long, RowResult> results = new TreeMap<>();
    final ImportListener listener = new ImportListener() {
        @Override
        public void decided(Row row, RowResult result) {
            results.put(row.number(), result);
        }
    };

    Crm open() {
        AtomicLong ids = new AtomicLong();
        return Crm.builder(store)
                .fields(FieldSchema.of(
                        FieldDefinition.of("customer", "badge", FieldType.STRING)
                                .asUnique(),
                        VCardMapping.KEPT))
                .clock(() -> Instant.parse("2026-11-22T08:00:00Z"))
                .ids(() -> new UUID(7, ids.incrementAndGet()))
                .random(new Random(1))
                .build();
    }

    static String heading() {
        return "id;given;family;born;mail;phone;passport;stage;badge\n";
    }

    static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    static RowSource csv(String text) {
        return Form.CSV.source(text);
    }

    ImportRun run(ImportMapping mapping, int batch, String file) {
        return run(Form.CSV, mapping, batch, file);
    }

    ImportRun run(Form form, ImportMapping mapping, int batch, String file) {
        return crm.imports().inBatchesOf(batch).run("file", mapping, form.source(file), listener);
    }

    /** Returns the customers as they are, with their ids replaced: these depend on how often a commit was tried. */
    List<String> facts() {
        List<String> facts = new ArrayList<>();
        crm.customers().stream(Query.all())
                .map(customer -> customer.withId(new CustomerId("")))
                .forEach(customer -> facts.add(Customer.TYPE.codec().encode(customer)));
        facts.sort(String::compareTo);
        return facts;
    }

    /** Returns what became of the rows, without ids. */
    List<String> outcomes() {
        return results.values().stream()
                .map(result -> result.row() + " " + result.outcome() + " " + result.problem() + " " + result.at())
                .toList();
    }

    @Override
    public void close() {
        crm.close();
    }

    RowResult result(long row) {
        return Objects.requireNonNull(results.get(row), "row");
    }
}
