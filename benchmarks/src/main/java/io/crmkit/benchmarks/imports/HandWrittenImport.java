package io.crmkit.benchmarks.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.benchmarks.store.Database;
import io.crmkit.benchmarks.store.Transactions;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.IdGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a careful programmer writes by hand for this one file: FastCSV, JSON by a generator, every statement prepared once, one
 * transaction for each batch. It keeps the facts that CRM Kit keeps: the customer with stamps, what it is found by, that the external
 * id is taken, what the run added (so that it can be undone), a log of changes, how far the run has come. Nothing else: no mapping,
 * no search for rows that are there, no bad rows, no conflicts, one tenant, new customers only.
 */
final class HandWrittenImport implements AutoCloseable {
    private static final String TENANT = "default";
    private static final String ACTOR = "system";
    private static final String RUN = "run-1";
    private static final String[] TABLES = {
        "CREATE TABLE customer (tenant TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, body TEXT NOT NULL,"
                + " folded_name TEXT NOT NULL, lifecycle TEXT NOT NULL, PRIMARY KEY (tenant, id))",
        "CREATE INDEX customer_by_name ON customer (tenant, folded_name, id)",
        "CREATE INDEX customer_by_lifecycle ON customer (tenant, lifecycle, id)",
        "CREATE TABLE customer_email (tenant TEXT NOT NULL, match_form TEXT NOT NULL, customer TEXT NOT NULL,"
                + " PRIMARY KEY (tenant, match_form, customer)) WITHOUT ROWID",
        "CREATE TABLE customer_phone (tenant TEXT NOT NULL, e164 TEXT NOT NULL, customer TEXT NOT NULL,"
                + " PRIMARY KEY (tenant, e164, customer)) WITHOUT ROWID",
        "CREATE TABLE external_id (tenant TEXT NOT NULL, system TEXT NOT NULL, external_id TEXT NOT NULL,"
                + " customer TEXT NOT NULL, PRIMARY KEY (tenant, system, external_id)) WITHOUT ROWID",
        "CREATE TABLE imported (tenant TEXT NOT NULL, run TEXT NOT NULL, row BIGINT NOT NULL, customer TEXT NOT NULL,"
                + " version BIGINT NOT NULL, PRIMARY KEY (tenant, run, row)) WITHOUT ROWID",
        "CREATE INDEX imported_by_customer ON imported (tenant, customer)",
        "CREATE TABLE import_run (tenant TEXT NOT NULL, id TEXT NOT NULL, rows BIGINT NOT NULL, at BIGINT NOT NULL,"
                + " PRIMARY KEY (tenant, id)) WITHOUT ROWID",
        "CREATE TABLE change (seq INTEGER PRIMARY KEY, tenant TEXT NOT NULL, body TEXT NOT NULL)",
    };

    private final IdGenerator ids = IdGenerator.timeOrdered(InstantSource.system(), new SecureRandom());
    private final JsonFactory json = new JsonFactory();
    private final Connection connection;
    private final Transactions transactions;
    private final PreparedStatement customers;
    private final PreparedStatement emails;
    private final PreparedStatement phones;
    private final PreparedStatement externalIds;
    private final PreparedStatement imported;
    private final PreparedStatement progress;
    private final PreparedStatement changes;

    private HandWrittenImport(Connection connection, Database database) throws SQLException {
        this.connection = connection;
        this.transactions = database.transactions(connection);
        customers =
                connection.prepareStatement("INSERT INTO customer (tenant, id, version, body, folded_name, lifecycle)"
                        + " VALUES (?, ?, 1, ?, ?, ?)");
        emails = connection.prepareStatement(
                "INSERT INTO customer_email (tenant, match_form, customer) VALUES (?, ?, ?)");
        phones = connection.prepareStatement("INSERT INTO customer_phone (tenant, e164, customer) VALUES (?, ?, ?)");
        externalIds = connection.prepareStatement(
                "INSERT INTO external_id (tenant, system, external_id, customer) VALUES (?, 'shop', ?, ?)");
        imported = connection.prepareStatement(
                "INSERT INTO imported (tenant, run, row, customer, version) VALUES (?, ?, ?, ?, 1)");
        progress = connection.prepareStatement("INSERT INTO import_run (tenant, id, rows, at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (tenant, id) DO UPDATE SET rows = excluded.rows, at = excluded.at");
        changes = connection.prepareStatement("INSERT INTO change (tenant, body) VALUES (?, ?)");
    }

    static HandWrittenImport create(Database database, String side) throws SQLException {
        try (Connection connection = database.connect(side);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        return new HandWrittenImport(database.connect(side), database);
    }

    /** Imports the file and returns how many rows it had. */
    long run(Path file, int batchRows) throws IOException, SQLException {
        long rows = 0;
        StringBuilder changed = new StringBuilder();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : reader) {
                if (rows % batchRows == 0) {
                    transactions.begin().run();
                }
                String id = ids.next().toString();
                add(row, id, ++rows);
                changed.append(changed.isEmpty() ? "" : ",").append(change(id));
                if (rows % batchRows == 0) {
                    commit(rows, changed);
                }
            }
        }
        if (rows % batchRows != 0) {
            commit(rows, changed);
        }
        return rows;
    }

    private void add(NamedCsvRecord row, String id, long number) throws SQLException {
        String name = row.getField("given") + " " + row.getField("family");
        String stage = row.getField("stage").isEmpty() ? "PROSPECT" : row.getField("stage");
        String phone = PhoneNumber.e164(row.getField("phone")).orElseThrow();
        write(customers, TENANT, id, body(row, id, name, stage), Customer.foldedName(name), stage);
        write(emails, TENANT, EmailAddress.matchForm(row.getField("mail")), id);
        write(phones, TENANT, phone, id);
        write(externalIds, TENANT, row.getField("id"), id);
        imported.setString(1, TENANT);
        imported.setString(2, RUN);
        imported.setLong(3, number);
        imported.setString(4, id);
        requireOne(imported.executeUpdate());
    }

    /** The same JSON as the body of CRM Kit's record. */
    private String body(NamedCsvRecord row, String id, String name, String stage) {
        StringWriter text = new StringWriter(1_024);
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            stamps(out);
            emptyObject(out, "demographics");
            startElement(out, "emails");
            out.writeNumberProperty("preference", 0);
            out.writeStringProperty("raw", row.getField("mail").strip());
            usage(out);
            endElement(out);
            out.writeStringProperty("id", id);
            out.writeStringProperty("kind", "PERSON");
            out.writeStringProperty("lifecycle", stage);
            out.writeStringProperty("name", name);
            out.writeObjectPropertyStart("person");
            out.writeBooleanProperty("deceased", false);
            out.writeObjectPropertyStart("name");
            out.writeStringProperty("family", row.getField("family").strip());
            out.writeStringProperty("given", row.getField("given").strip());
            out.writeEndObject();
            out.writeEndObject();
            startElement(out, "phones");
            out.writeNumberProperty("preference", 0);
            out.writeStringProperty("raw", row.getField("phone").strip());
            out.writeStringProperty("type", "OTHER");
            usage(out);
            endElement(out);
            startElement(out, "postalAddresses");
            out.writeStringProperty("country", row.getField("country").strip());
            out.writeArrayPropertyStart("lines");
            out.writeString(row.getField("street").strip());
            out.writeEndArray();
            out.writeStringProperty("locality", row.getField("town").strip());
            out.writeStringProperty("postalCode", row.getField("zip").strip());
            out.writeNumberProperty("preference", 0);
            usage(out);
            endElement(out);
            emptyObject(out, "preferences");
            out.writeObjectPropertyStart("source");
            out.writeStringProperty("externalId", row.getField("id").strip());
            out.writeStringProperty("system", "shop");
            out.writeEndObject();
            out.writeStringProperty("status", "ACTIVE");
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void stamps(JsonGenerator out) {
        String now = now().toString();
        out.writeObjectPropertyStart("_stamps");
        for (String kind : new String[] {"created", "updated"}) {
            out.writeStringProperty(kind + "At", now);
            out.writeObjectPropertyStart(kind + "By");
            out.writeStringProperty("id", ACTOR);
            out.writeStringProperty("kind", "SYSTEM");
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void startElement(JsonGenerator out, String list) {
        out.writeArrayPropertyStart(list);
        out.writeStartObject();
    }

    private static void endElement(JsonGenerator out) {
        out.writeEndObject();
        out.writeEndArray();
    }

    private static void emptyObject(JsonGenerator out, String name) {
        out.writeObjectPropertyStart(name);
        out.writeEndObject();
    }

    private static void usage(JsonGenerator out) {
        out.writeStringProperty("use", "OTHER");
        out.writeStringProperty("verification", "UNVERIFIED");
    }

    private static String change(String id) {
        return "{\"entity\":\"customer\",\"id\":\"" + id + "\",\"kind\":\"ADDED\",\"version\":1}";
    }

    private void commit(long rows, StringBuilder changed) throws SQLException {
        write(changes, TENANT, "{\"actor\":\"" + ACTOR + "\",\"at\":\"" + now() + "\",\"changes\":[" + changed + "]}");
        progress.setString(1, TENANT);
        progress.setString(2, RUN);
        progress.setLong(3, rows);
        progress.setLong(4, ChronoUnit.MICROS.between(Instant.EPOCH, now()));
        requireOne(progress.executeUpdate());
        transactions.commit().run();
        changed.setLength(0);
    }

    private static Instant now() {
        return InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void write(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        requireOne(statement.executeUpdate());
    }

    private static void requireOne(int count) {
        if (count != 1) {
            throw new IllegalStateException(count + " rows instead of one");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
