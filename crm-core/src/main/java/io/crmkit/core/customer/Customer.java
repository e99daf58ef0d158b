package io.crmkit.core.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.MessagingHandle;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.contact.SocialHandle;
import io.crmkit.core.contact.WebAddress;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.Lookup;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.rule.Require;
import io.crmkit.core.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.immutables.value.Value;

/**
 * A person, organization or household that the business serves or wants to serve. {@code toString} hides all personal data.
 * Not for implementation outside this package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Customer.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Customer.Builder.class)
public interface Customer extends WithCustomer {
    /** The name of a customer whose personal data is erased. */
    String ERASED_NAME = "erased";

    /** The name as {@link #foldedName} gives it; a query for a prefix folds the prefix. */
    Attribute<Customer, String> NAME = Attribute.text("name", customer -> foldedName(customer.name()));
    /** The stage of the relationship. */
    Attribute<Customer, Lifecycle> LIFECYCLE = Attribute.constant("lifecycle", Lifecycle.class, Customer::lifecycle);

    /** The customer that this one turned out to be; the empty id if it is itself. */
    Attribute<Customer, CustomerId> MERGED_INTO = Attribute.id(
            "merged_into", CustomerId::new, customer -> customer.mergedInto().orElse(new CustomerId(Id.UNASSIGNED)));

    /** By folded name. */
    EntityIndex<Customer> BY_NAME = EntityIndex.of("by_name", NAME);
    /** By the stage of the relationship. */
    EntityIndex<Customer> BY_LIFECYCLE = EntityIndex.of("by_lifecycle", LIFECYCLE);

    /** Strong identifiers; a merged or erased customer releases them. */
    UniqueKey<Customer, Identifier> IDENTIFIER =
            new UniqueKey<>("identifier", CustomerKeys::strongIdentifiers, Identifier::key);
    /** The record in another system; a merged customer keeps it, so that an import still finds where it went. */
    UniqueKey<Customer, Source> SOURCE =
            new UniqueKey<>("source", customer -> customer.source().stream().toList(), Source::key);

    /** E-mail addresses of live customers, in any spelling of the same mailbox. */
    Lookup<Customer, String> EMAIL = new Lookup<>("email", CustomerKeys::emails, EmailAddress::matchForm);
    /** Phone numbers of live customers, in any spelling that has an E.164 form. */
    Lookup<Customer, String> PHONE = new Lookup<>(
            "phone", CustomerKeys::phones, raw -> PhoneNumber.e164(raw).orElse(raw));

    /** Customers that turned out to be another one, by the id of that one; costs nothing for the others. */
    Lookup<Customer, CustomerId> MERGED = new Lookup<>(
            "merged_into", customer -> customer.mergedInto().stream().toList(), CustomerId::value);

    /** What the library has to know about customers. */
    EntityType<Customer, CustomerId> TYPE = EntityType.builder("customer", Customer.class, CustomerId::new)
            .id(Customer::id, Customer::withId)
            .index(BY_NAME)
            .index(BY_LIFECYCLE)
            .optionalReference(MERGED_INTO, "customer")
            .unique(IDENTIFIER)
            .unique(SOURCE)
            .lookup(EMAIL)
            .lookup(PHONE)
            .lookup(MERGED)
            .personal(
                    "name",
                    "person",
                    "organization",
                    "emails",
                    "phones",
                    "postalAddresses",
                    "webAddresses",
                    "socialHandles",
                    "messagingHandles",
                    "identifiers",
                    "preferences",
                    "demographics",
                    "roles",
                    "classifications",
                    "customFields",
                    "source")
            .customFields(Customer::customFields)
            .onMerge(MergeRule.combine(CustomerRules::combine))
            .onErasure(ErasureRule.redact(CustomerRules::redact))
            .build();

    /** Returns the id; unassigned until a repository adds the customer. */
    @Value.Default
    default CustomerId id() {
        return new CustomerId(Id.UNASSIGNED);
    }

    /** Returns what the customer is. */
    CustomerKind kind();

    /** Returns the name under which the customer appears in lists, not blank. */
    @Value.Redacted
    String name();

    /** Returns what is known of a person; only for that kind. */
    @Value.Redacted
    Optional<Person> person();

    /** Returns what is known of an organization; only for that kind. */
    @Value.Redacted
    Optional<Organization> organization();

    /** Returns e-mail addresses. */
    @Value.Redacted
    List<EmailAddress> emails();

    /** Returns phone numbers. */
    @Value.Redacted
    List<PhoneNumber> phones();

    /** Returns postal addresses. */
    @Value.Redacted
    List<PostalAddress> postalAddresses();

    /** Returns addresses on the web. */
    @Value.Redacted
    List<WebAddress> webAddresses();

    /** Returns names in social networks. */
    @Value.Redacted
    List<SocialHandle> socialHandles();

    /** Returns names in messaging services. */
    @Value.Redacted
    List<MessagingHandle> messagingHandles();

    /** Returns numbers and names under which the customer is known elsewhere; none twice. */
    @Value.Redacted
    List<Identifier> identifiers();

    /** Returns how the customer wants to be spoken to. */
    @Value.Default
    @Value.Redacted
    default Preferences preferences() {
        return Preferences.none();
    }

    /** Returns what describes the customer as part of a population. */
    @Value.Default
    @Value.Redacted
    default Demographics demographics() {
        return Demographics.none();
    }

    /** Returns whose law applies: an ISO 3166-1 alpha-2 or ISO 3166-2 code. */
    Optional<String> jurisdiction();

    /** Returns how far the relationship has come; {@link Lifecycle#PROSPECT} unless stated. */
    @Value.Default
    default Lifecycle lifecycle() {
        return Lifecycle.PROSPECT;
    }

    /** Returns whether the record is in use; {@link CustomerStatus#ACTIVE} unless stated. */
    @Value.Default
    default CustomerStatus status() {
        return CustomerStatus.ACTIVE;
    }

    /** Returns the customer that this one turned out to be; present if, and only if, the status is MERGED. */
    Optional<CustomerId> mergedInto();

    /** Returns what the customer is to the business, and when. */
    @Value.Redacted
    List<CustomerRole> roles();

    /** Returns labels of the business. */
    @Value.NaturalOrder
    @Value.Redacted
    SortedSet<String> classifications();

    /** Returns the fields that the business has added. */
    @Value.Default
    @Value.Redacted
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    default CustomFields customFields() {
        return CustomFields.NONE;
    }

    /** Returns the record in another system that this one came from. */
    @Value.Redacted
    Optional<Source> source();

    /** Returns whether the customer is neither merged nor erased. */
    default boolean live() {
        return status() == CustomerStatus.ACTIVE || status() == CustomerStatus.INACTIVE;
    }

    /** Returns this customer as merged into another one. */
    default Customer asMergedInto(CustomerId survivor) {
        return toBuilder().status(CustomerStatus.MERGED).mergedInto(survivor).build();
    }

    /** Returns a builder that starts with this customer, for changes that are only valid together. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the name or a classification is blank, a part does not fit the
     *     kind, an identifier comes twice, the jurisdiction is no ISO 3166 code, or status and survivor do not fit
     */
    @Value.Check
    default void check() {
        CustomerRules.check(this);
    }

    /** Starts a person; the name in lists is given and family name with a blank between them. */
    static Builder person(String given, String family) {
        PersonName name = PersonName.of(given, family);
        return builder(CustomerKind.PERSON, name.givenAndFamily())
                .person(Person.builder(name).build());
    }

    /** Starts an organization. */
    static Builder organization(String legalName) {
        Require.notBlank(legalName, "customer.name");
        return builder(CustomerKind.ORGANIZATION, legalName)
                .organization(Organization.builder(legalName).build());
    }

    /** Starts a household. */
    static Builder household(String name) {
        return builder(CustomerKind.HOUSEHOLD, name);
    }

    /** Starts a customer of whom nothing but a name to show is known. */
    static Builder builder(CustomerKind kind, String name) {
        return new Builder().kind(kind).name(name);
    }

    /**
     * Returns a name in the form in which customers are sorted and searched: compatibility decomposition (NFKD) without marks,
     * lower case, cut after 200 code points. Idempotent.
     */
    static String foldedName(String name) {
        return NameForm.fold(name);
    }

    /** Builds {@link Customer}s. */
    final class Builder extends ImmutableCustomer.Builder {
        Builder() {}
    }
}
