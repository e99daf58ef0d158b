package io.crmkit.benchmarks.hibernate;

import static java.util.stream.Collectors.toCollection;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A customer as Hibernate maps it. */
@SuppressWarnings({"NullAway.Init", "unused"}) // Hibernate sets and reads the fields
@Entity
@Table(name = "customer")
public class CustomerEntity {
    @EmbeddedId
    private CustomerKey key;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private CustomerKind kind;

    private String name;

    @Column(name = "folded_name")
    private String foldedName;

    @Column(name = "given_name")
    private @Nullable String givenName;

    @Column(name = "family_name")
    private @Nullable String familyName;

    @Enumerated(EnumType.STRING)
    private Lifecycle lifecycle;

    @Enumerated(EnumType.STRING)
    private CustomerStatus status;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "updated_at")
    private long updatedAt;

    @Column(name = "updated_by")
    private String updatedBy;

    @ElementCollection
    @CollectionTable(
            name = "customer_email",
            joinColumns = {
                @JoinColumn(name = "tenant", referencedColumnName = "tenant"),
                @JoinColumn(name = "customer", referencedColumnName = "id")
            })
    @OrderColumn(name = "position")
    @BatchSize(size = 50)
    private List<EmailValue> emails;

    @ElementCollection
    @CollectionTable(
            name = "customer_identifier",
            joinColumns = {
                @JoinColumn(name = "tenant", referencedColumnName = "tenant"),
                @JoinColumn(name = "customer", referencedColumnName = "id")
            })
    @OrderColumn(name = "position")
    @BatchSize(size = 50)
    private List<IdentifierValue> identifiers;

    /** For Hibernate. */
    protected CustomerEntity() {}

    CustomerEntity(CustomerKey key, Customer customer, long now, String actor) {
        this.key = key;
        version = 1;
        kind = customer.kind();
        name = customer.name();
        foldedName = Customer.foldedName(customer.name());
        Optional<PersonName> personName = customer.person().map(Person::name);
        givenName = personName.flatMap(PersonName::given).orElse(null);
        familyName = personName.flatMap(PersonName::family).orElse(null);
        lifecycle = customer.lifecycle();
        status = customer.status();
        createdAt = now;
        createdBy = actor;
        updatedAt = now;
        updatedBy = actor;
        emails = customer.emails().stream().map(EmailValue::of).collect(toCollection(ArrayList::new));
        identifiers = customer.identifiers().stream().map(IdentifierValue::of).collect(toCollection(ArrayList::new));
    }

    /** Returns the name under which the customer appears in lists. */
    public String name() {
        return name;
    }

    long version() {
        return version;
    }

    void change(String newName, int at, EmailValue email, long now, String actor) {
        name = newName;
        foldedName = Customer.foldedName(newName);
        emails.set(at, email);
        updatedAt = now;
        updatedBy = actor;
    }

    /** Reads what is read later otherwise, and returns how many facts there are. */
    int readAll() {
        return emails.size() + identifiers.size();
    }
}
