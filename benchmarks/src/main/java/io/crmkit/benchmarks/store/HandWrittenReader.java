package io.crmkit.benchmarks.store;

import static io.crmkit.benchmarks.store.HandWritten.TENANT;

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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads customers from {@link NaturalTables}: one by its id, or a page with three statements. */
final class HandWrittenReader {
    static final int PAGE = 50;

    private static final String CUSTOMER =
            "SELECT id, kind, name, given_name, family_name, lifecycle, status FROM customer WHERE tenant = ?";
    private static final String EMAILS =
            "SELECT customer, raw, use, preference, verification FROM customer_email WHERE tenant = ? AND customer ";
    private static final String IDENTIFIERS =
            "SELECT customer, scheme, value, normalized, strength FROM customer_identifier WHERE tenant = ? AND customer ";
    private static final String IN_PAGE = "IN (?" + ", ?".repeat(PAGE - 1) + ")";
    private static final String IN_ORDER = " ORDER BY customer, position";

    private final PreparedStatement customer;
    private final PreparedStatement emails;
    private final PreparedStatement identifiers;
    private final PreparedStatement page;
    private final PreparedStatement emailsOfPage;
    private final PreparedStatement identifiersOfPage;

    HandWrittenReader(Connection connection) throws SQLException {
        customer = connection.prepareStatement(CUSTOMER + " AND id = ?");
        emails = connection.prepareStatement(EMAILS + "= ?" + IN_ORDER);
        identifiers = connection.prepareStatement(IDENTIFIERS + "= ?" + IN_ORDER);
        page = connection.prepareStatement(CUSTOMER + " AND folded_name >= ? ORDER BY folded_name, id LIMIT " + PAGE);
        emailsOfPage = connection.prepareStatement(EMAILS + IN_PAGE + IN_ORDER);
        identifiersOfPage = connection.prepareStatement(IDENTIFIERS + IN_PAGE + IN_ORDER);
    }

    /** Returns the customer with this id. */
    Optional<Customer> find(CustomerId id) throws SQLException {
        customer.setString(1, TENANT);
        customer.setString(2, id.value());
        Map<String, Customer.Builder> found = customers(customer);
        if (!found.isEmpty()) {
            emails.setString(1, TENANT);
            emails.setString(2, id.value());
            readEmails(emails, found);
            identifiers.setString(1, TENANT);
            identifiers.setString(2, id.value());
            readIdentifiers(identifiers, found);
        }
        return found.values().stream()
                .map(Customer.Builder::build)
                .map(Customer.class::cast)
                .findFirst();
    }

    /** Returns the customers from a folded name on. */
    List<Customer> page(String from) throws SQLException {
        page.setString(1, TENANT);
        page.setString(2, from);
        Map<String, Customer.Builder> found = customers(page);
        if (!found.isEmpty()) {
            bind(emailsOfPage, found);
            readEmails(emailsOfPage, found);
            bind(identifiersOfPage, found);
            readIdentifiers(identifiersOfPage, found);
        }
        return found.values().stream().<Customer>map(Customer.Builder::build).toList();
    }

    private static void bind(PreparedStatement statement, Map<String, ?> found) throws SQLException {
        statement.setString(1, TENANT);
        List<String> ids = List.copyOf(found.keySet());
        for (int i = 0; i < PAGE; i++) {
            statement.setString(i + 2, ids.get(Math.min(i, ids.size() - 1))); // the last id fills up
        }
    }

    private static Map<String, Customer.Builder> customers(PreparedStatement statement) throws SQLException {
        Map<String, Customer.Builder> found = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                PersonName name = PersonName.builder()
                        .given(Optional.ofNullable(rows.getString(4)))
                        .family(Optional.ofNullable(rows.getString(5)))
                        .build();
                Customer.Builder builder = Customer.builder(CustomerKind.valueOf(rows.getString(2)), rows.getString(3));
                builder.id(new CustomerId(rows.getString(1)))
                        .person(Person.builder(name).build())
                        .lifecycle(Lifecycle.valueOf(rows.getString(6)))
                        .status(CustomerStatus.valueOf(rows.getString(7)));
                found.put(rows.getString(1), builder);
            }
        }
        return found;
    }

    private static void readEmails(PreparedStatement statement, Map<String, Customer.Builder> found)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                owner(rows, found)
                        .addEmails(EmailAddress.builder(rows.getString(2))
                                .use(ContactUse.valueOf(rows.getString(3)))
                                .preference(rows.getInt(4))
                                .verification(Verification.valueOf(rows.getString(5)))
                                .build());
            }
        }
    }

    private static void readIdentifiers(PreparedStatement statement, Map<String, Customer.Builder> found)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                owner(rows, found)
                        .addIdentifiers(Identifier.builder(rows.getString(2), rows.getString(3))
                                .normalized(rows.getString(4))
                                .strength(IdentifierStrength.valueOf(rows.getString(5)))
                                .build());
            }
        }
    }

    private static Customer.Builder owner(ResultSet rows, Map<String, Customer.Builder> found) throws SQLException {
        return Objects.requireNonNull(found.get(rows.getString(1)));
    }
}
