package io.crmkit.benchmarks.store;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.IdGenerator;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a careful programmer writes by hand with plain JDBC: every statement prepared once, rows of one table sent together over a
 * network, one connection. Nothing that the benchmarks do not need: no other facts, no search for conflicts, one thread.
 */
final class HandWritten implements AutoCloseable {
    static final String TENANT = "default";
    private static final String ACTOR = "system";

    private final IdGenerator ids = IdGenerator.timeOrdered(InstantSource.system(), new SecureRandom());
    private final Connection connection;
    private final Transactions transactions;
    private final HandWrittenReader reader;
    private final Rows insertCustomer;
    private final Rows insertEmail;
    private final Rows insertIdentifier;
    private final Rows insertChange;
    private final PreparedStatement updateCustomer;
    private final Rows updateEmail;

    private HandWritten(Connection connection, Database database) throws SQLException {
        this.connection = connection;
        transactions = database.transactions(connection);
        reader = new HandWrittenReader(connection);
        boolean batched = database.remote();
        insertCustomer = new Rows(
                connection,
                batched,
                "INSERT INTO customer (tenant, id, version, kind, name, folded_name, given_name, family_name, lifecycle,"
                        + " status, created_at, created_by, updated_at, updated_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insertEmail = new Rows(
                connection,
                batched,
                "INSERT INTO customer_email (tenant, customer, position, raw, match_form, use, preference, verification)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        insertIdentifier = new Rows(
                connection,
                batched,
                "INSERT INTO customer_identifier (tenant, customer, position, scheme, value, normalized, strength)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)");
        insertChange = new Rows(
                connection,
                batched,
                "INSERT INTO change (tenant, entity, id, kind, version, at, actor) VALUES (?, 'customer', ?, ?, ?, ?, ?)");
        updateCustomer = connection.prepareStatement("UPDATE customer SET version = ?, name = ?, folded_name = ?,"
                + " given_name = ?, family_name = ?, lifecycle = ?, status = ?, updated_at = ?, updated_by = ?"
                + " WHERE tenant = ? AND id = ? AND version = ?");
        updateEmail = new Rows(
                connection,
                batched,
                "UPDATE customer_email SET raw = ?, match_form = ?, use = ?, preference = ?, verification = ?"
                        + " WHERE tenant = ? AND customer = ? AND position = ?");
    }

    /** Makes the tables in a new database. */
    static HandWritten create(Database database, String side) throws SQLException {
        try (Connection connection = database.connect(side)) {
            NaturalTables.create(database, connection);
        }
        return open(database, side);
    }

    /** Opens a database that has the tables. */
    static HandWritten open(Database database, String side) throws SQLException {
        return new HandWritten(database.connect(side), database);
    }

    /** Adds customers in one transaction and returns them with their ids. */
    List<Customer> add(List<Customer> customers) throws SQLException {
        long now = now();
        List<Customer> added = new ArrayList<>(customers.size());
        transactions.begin().run();
        for (Customer customer : customers) {
            Customer withId = customer.withId(new CustomerId(ids.next().toString()));
            insert(withId, now);
            insertChange.add(TENANT, withId.id().value(), "ADDED", 1L, now, ACTOR);
            added.add(withId);
        }
        insertCustomer.send();
        insertEmail.send();
        insertIdentifier.send();
        insertChange.send();
        transactions.commit().run();
        return added;
    }

    /** Adds customers without a word in the log, for tables that are only read. */
    void load(List<Customer> customers) throws SQLException {
        long now = now();
        transactions.begin().run();
        for (Customer customer : customers) {
            insert(customer.withId(new CustomerId(ids.next().toString())), now);
        }
        insertCustomer.send();
        insertEmail.send();
        insertIdentifier.send();
        transactions.commit().run();
    }

    private void insert(Customer customer, long now) throws SQLException {
        String id = customer.id().value();
        Optional<PersonName> name = customer.person().map(Person::name);
        insertCustomer.add(
                TENANT,
                id,
                1L,
                customer.kind().name(),
                customer.name(),
                Customer.foldedName(customer.name()),
                name.flatMap(PersonName::given).orElse(null),
                name.flatMap(PersonName::family).orElse(null),
                customer.lifecycle().name(),
                customer.status().name(),
                now,
                ACTOR,
                now,
                ACTOR);
        for (int i = 0; i < customer.emails().size(); i++) {
            EmailAddress email = customer.emails().get(i);
            insertEmail.add(
                    TENANT,
                    id,
                    i,
                    email.raw(),
                    email.matchForm(),
                    email.use().name(),
                    email.preference(),
                    email.verification().name());
        }
        for (int i = 0; i < customer.identifiers().size(); i++) {
            Identifier identifier = customer.identifiers().get(i);
            insertIdentifier.add(
                    TENANT,
                    id,
                    i,
                    identifier.scheme(),
                    identifier.value(),
                    identifier.normalized(),
                    identifier.strength().name());
        }
    }

    /** Reads a customer, applies an edit and writes what it changed: main row and e-mail addresses of the same number. */
    Customer update(CustomerId id, long version, UnaryOperator<Customer> edit) throws SQLException {
        transactions.begin().run();
        Customer before = reader.find(id).orElseThrow();
        Customer next = edit.apply(before);
        write(before, next, version);
        return next;
    }

    /** Writes what differs between a customer that the caller has read before, and what it shall be. */
    Customer save(Customer before, Customer next, long version) throws SQLException {
        transactions.begin().run();
        write(before, next, version);
        return next;
    }

    private void write(Customer before, Customer next, long version) throws SQLException {
        long now = now();
        String id = next.id().value();
        if (!updated(next, version, now)) {
            transactions.rollback().run();
            throw new IllegalStateException("changed by somebody else");
        }
        for (int i = 0; i < next.emails().size(); i++) {
            EmailAddress email = next.emails().get(i);
            if (!email.equals(before.emails().get(i))) {
                updateEmail.add(
                        email.raw(),
                        email.matchForm(),
                        email.use().name(),
                        email.preference(),
                        email.verification().name(),
                        TENANT,
                        id,
                        i);
            }
        }
        updateEmail.send();
        insertChange.add(TENANT, id, "UPDATED", version + 1, now, ACTOR);
        insertChange.send();
        transactions.commit().run();
    }

    private boolean updated(Customer next, long version, long now) throws SQLException {
        Optional<PersonName> name = next.person().map(Person::name);
        updateCustomer.setLong(1, version + 1);
        updateCustomer.setString(2, next.name());
        updateCustomer.setString(3, Customer.foldedName(next.name()));
        updateCustomer.setString(4, name.flatMap(PersonName::given).orElse(null));
        updateCustomer.setString(5, name.flatMap(PersonName::family).orElse(null));
        updateCustomer.setString(6, next.lifecycle().name());
        updateCustomer.setString(7, next.status().name());
        updateCustomer.setLong(8, now);
        updateCustomer.setString(9, ACTOR);
        updateCustomer.setString(10, TENANT);
        updateCustomer.setString(11, next.id().value());
        updateCustomer.setLong(12, version);
        return updateCustomer.executeUpdate() == 1;
    }

    Optional<Customer> find(CustomerId id) throws SQLException {
        return reader.find(id);
    }

    List<Customer> page(String from) throws SQLException {
        return reader.page(from);
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
