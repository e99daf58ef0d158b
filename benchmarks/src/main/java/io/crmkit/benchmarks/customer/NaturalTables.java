package io.crmkit.benchmarks.customer;

import io.crmkit.core.contact.ContactUse;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.Verification;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.IdentifierStrength;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.IdGenerator;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a careful programmer writes by hand for the customers of the benchmark: a table for each kind of fact with a typed
 * column for each, the same ways to find them, unique identifiers, stamps, a log of changes; every statement prepared once.
 * Nothing that the benchmark does not need: no other facts, no conflicts, one thread.
 */
final class NaturalTables implements AutoCloseable {
    private static final String TENANT = "default";
    private static final String ACTOR = "system";

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE customer (tenant TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,"
                    + " name TEXT NOT NULL, folded_name TEXT NOT NULL, given_name TEXT, family_name TEXT,"
                    + " lifecycle TEXT NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL,"
                    + " created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,"
                    + " PRIMARY KEY (tenant, id))",
            "CREATE INDEX customer_by_name ON customer (tenant, folded_name, id)",
            "CREATE INDEX customer_by_lifecycle ON customer (tenant, lifecycle, id)",
            "CREATE TABLE customer_email (tenant TEXT NOT NULL, customer TEXT NOT NULL, position INTEGER NOT NULL,"
                    + " raw TEXT NOT NULL, match_form TEXT NOT NULL, use TEXT NOT NULL, preference INTEGER NOT NULL,"
                    + " verification TEXT NOT NULL, PRIMARY KEY (tenant, customer, position)) WITHOUT ROWID",
            "CREATE INDEX customer_email_by_match_form ON customer_email (tenant, match_form, customer)",
            "CREATE TABLE customer_identifier (tenant TEXT NOT NULL, customer TEXT NOT NULL, position INTEGER NOT NULL,"
                    + " scheme TEXT NOT NULL, value TEXT NOT NULL, normalized TEXT NOT NULL, strength TEXT NOT NULL,"
                    + " PRIMARY KEY (tenant, customer, position)) WITHOUT ROWID",
            "CREATE UNIQUE INDEX customer_identifier_strong ON customer_identifier (tenant, scheme, normalized)"
                    + " WHERE strength = 'STRONG'",
            "CREATE TABLE change (seq INTEGER PRIMARY KEY, tenant TEXT NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL,"
                    + " kind TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL)");

    private final IdGenerator ids = IdGenerator.timeOrdered(InstantSource.system(), new SecureRandom());
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement insertCustomer;
    private final PreparedStatement insertEmail;
    private final PreparedStatement insertIdentifier;
    private final PreparedStatement insertChange;
    private final PreparedStatement selectCustomer;
    private final PreparedStatement selectEmails;
    private final PreparedStatement selectIdentifiers;

    /** Makes the tables in a new file; durable to the same degree as the JDBC store. */
    NaturalTables(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA secure_delete = ON");
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
            // The driver no longer tries a BEGIN and a COMMIT of its own after every statement.
            connection.setAutoCommit(false);
            statement.execute("COMMIT");
        }
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        insertCustomer =
                connection.prepareStatement("INSERT INTO customer (tenant, id, version, kind, name, folded_name,"
                        + " given_name, family_name, lifecycle, status, created_at, created_by, updated_at, updated_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insertEmail =
                connection.prepareStatement("INSERT INTO customer_email (tenant, customer, position, raw, match_form,"
                        + " use, preference, verification) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        insertIdentifier =
                connection.prepareStatement("INSERT INTO customer_identifier (tenant, customer, position, scheme,"
                        + " value, normalized, strength) VALUES (?, ?, ?, ?, ?, ?, ?)");
        insertChange = connection.prepareStatement("INSERT INTO change (tenant, entity, id, kind, version, at, actor)"
                + " VALUES (?, 'customer', ?, 'ADDED', ?, ?, ?)");
        selectCustomer = connection.prepareStatement(
                "SELECT kind, name, given_name, family_name, lifecycle, status FROM customer WHERE tenant = ? AND id = ?");
        selectEmails = connection.prepareStatement("SELECT raw, use, preference, verification FROM customer_email"
                + " WHERE tenant = ? AND customer = ? ORDER BY position");
        selectIdentifiers =
                connection.prepareStatement("SELECT scheme, value, normalized, strength FROM customer_identifier"
                        + " WHERE tenant = ? AND customer = ? ORDER BY position");
    }

    /** Adds customers in one transaction and returns them with their ids. */
    List<Customer> add(List<Customer> customers) throws SQLException {
        begin.execute();
        List<Customer> added = new ArrayList<>(customers.size());
        for (Customer customer : customers) {
            added.add(insert(customer));
        }
        commit.execute();
        return added;
    }

    private Customer insert(Customer customer) throws SQLException {
        String id = ids.next().toString();
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        Optional<PersonName> name = customer.person().map(Person::name);
        insertCustomer.setString(1, TENANT);
        insertCustomer.setString(2, id);
        insertCustomer.setLong(3, 1);
        insertCustomer.setString(4, customer.kind().name());
        insertCustomer.setString(5, customer.name());
        insertCustomer.setString(6, Customer.foldedName(customer.name()));
        insertCustomer.setString(7, name.flatMap(PersonName::given).orElse(null));
        insertCustomer.setString(8, name.flatMap(PersonName::family).orElse(null));
        insertCustomer.setString(9, customer.lifecycle().name());
        insertCustomer.setString(10, customer.status().name());
        insertCustomer.setLong(11, now);
        insertCustomer.setString(12, ACTOR);
        insertCustomer.setLong(13, now);
        insertCustomer.setString(14, ACTOR);
        insertCustomer.executeUpdate();
        for (int i = 0; i < customer.emails().size(); i++) {
            insert(id, i, customer.emails().get(i));
        }
        for (int i = 0; i < customer.identifiers().size(); i++) {
            insert(id, i, customer.identifiers().get(i));
        }
        insertChange.setString(1, TENANT);
        insertChange.setString(2, id);
        insertChange.setLong(3, 1);
        insertChange.setLong(4, now);
        insertChange.setString(5, ACTOR);
        insertChange.executeUpdate();
        return customer.withId(new CustomerId(id));
    }

    private void insert(String customer, int position, EmailAddress email) throws SQLException {
        insertEmail.setString(1, TENANT);
        insertEmail.setString(2, customer);
        insertEmail.setInt(3, position);
        insertEmail.setString(4, email.raw());
        insertEmail.setString(5, email.matchForm());
        insertEmail.setString(6, email.use().name());
        insertEmail.setInt(7, email.preference());
        insertEmail.setString(8, email.verification().name());
        insertEmail.executeUpdate();
    }

    private void insert(String customer, int position, Identifier identifier) throws SQLException {
        insertIdentifier.setString(1, TENANT);
        insertIdentifier.setString(2, customer);
        insertIdentifier.setInt(3, position);
        insertIdentifier.setString(4, identifier.scheme());
        insertIdentifier.setString(5, identifier.value());
        insertIdentifier.setString(6, identifier.normalized());
        insertIdentifier.setString(7, identifier.strength().name());
        insertIdentifier.executeUpdate();
    }

    /** Returns the customer with this id. */
    Optional<Customer> find(CustomerId id) throws SQLException {
        selectCustomer.setString(1, TENANT);
        selectCustomer.setString(2, id.value());
        try (ResultSet row = selectCustomer.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            Customer.Builder customer = Customer.builder(CustomerKind.valueOf(row.getString(1)), row.getString(2))
                    .id(id)
                    .person(Person.builder(PersonName.builder()
                                    .given(Optional.ofNullable(row.getString(3)))
                                    .family(Optional.ofNullable(row.getString(4)))
                                    .build())
                            .build())
                    .lifecycle(Lifecycle.valueOf(row.getString(5)))
                    .status(CustomerStatus.valueOf(row.getString(6)));
            readEmails(id.value(), customer);
            readIdentifiers(id.value(), customer);
            return Optional.of(customer.build());
        }
    }

    private void readEmails(String customer, Customer.Builder target) throws SQLException {
        selectEmails.setString(1, TENANT);
        selectEmails.setString(2, customer);
        try (ResultSet rows = selectEmails.executeQuery()) {
            while (rows.next()) {
                target.addEmails(EmailAddress.builder(rows.getString(1))
                        .use(ContactUse.valueOf(rows.getString(2)))
                        .preference(rows.getInt(3))
                        .verification(Verification.valueOf(rows.getString(4)))
                        .build());
            }
        }
    }

    private void readIdentifiers(String customer, Customer.Builder target) throws SQLException {
        selectIdentifiers.setString(1, TENANT);
        selectIdentifiers.setString(2, customer);
        try (ResultSet rows = selectIdentifiers.executeQuery()) {
            while (rows.next()) {
                target.addIdentifiers(Identifier.builder(rows.getString(1), rows.getString(2))
                        .normalized(rows.getString(3))
                        .strength(IdentifierStrength.valueOf(rows.getString(4)))
                        .build());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
