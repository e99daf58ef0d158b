package io.crmkit.core.vcard;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowResult;
import io.crmkit.core.repository.Query;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A CRM that keeps what cards say beyond its own fields. */
final class CardWorld implements AutoCloseable {
    static final ImportMapping MAPPING = VCardMapping.customers("contacts");

    final Crm crm = Crm.builder(MemoryStore.create())
            .fields(FieldSchema.of(VCardMapping.KEPT))
            .clock(() -> Instant.parse("2026-11-22T08:00:00Z"))
            .build();
    final Map<Long, RowResult> results = new TreeMap<>();
    final ImportListener listener = new ImportListener() {
        @Override
        public void decided(Row row, RowResult result) {
            results.put(row.number(), result);
        }
    };

    static VCardRows rows(String cards) {
        return rows(cards.getBytes(StandardCharsets.UTF_8));
    }

    static VCardRows rows(byte[] cards) {
        return VCardRows.of(() -> new ByteArrayInputStream(cards));
    }

    /** Returns lines as a file with the ends of lines of the standard. */
    static String card(String... lines) {
        return "BEGIN:VCARD\r\n" + String.join("\r\n", lines) + "\r\nEND:VCARD\r\n";
    }

    ImportRun run(VCardRows rows) {
        return crm.imports().run("cards", MAPPING, rows, listener);
    }

    ImportRun run(String cards) {
        return run(rows(cards));
    }

    List<Customer> customers() {
        return crm.customers().stream(Query.all()).toList();
    }

    /** Returns the only customer, without its id. */
    Customer only() {
        List<Customer> all = customers();
        if (all.size() != 1) {
            throw new AssertionError("one customer expected, not " + all.size());
        }
        return all.get(0).withId(new CustomerId(""));
    }

    byte[] export(VCardVersion version) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VCardExport.of(version, "contacts").write(crm.customers().stream(Query.all()), out);
        return out.toByteArray();
    }

    @Override
    public void close() {
        crm.close();
    }
}
