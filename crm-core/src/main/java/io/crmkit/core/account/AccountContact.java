package io.crmkit.core.account;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.id.AccountContactId;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.rule.Require;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A person who acts for an account, in dated roles. {@code toString} hides all personal data. Not for implementation outside
 * this package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = AccountContact.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = AccountContact.Builder.class)
public interface AccountContact extends WithAccountContact {
    /** The account. */
    Attribute<AccountContact, AccountId> ACCOUNT = Attribute.id("account", AccountId::new, AccountContact::account);
    /** The customer who acts for it. */
    Attribute<AccountContact, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, AccountContact::customer);

    /** By account. */
    EntityIndex<AccountContact> BY_ACCOUNT = EntityIndex.of("by_account", ACCOUNT);
    /** By the customer who acts. */
    EntityIndex<AccountContact> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER);

    /** Account and customer: somebody is a contact of an account once, with all roles. */
    UniqueKey<AccountContact, Membership> MEMBERSHIP = new UniqueKey<>(
            "membership", contact -> List.of(new Membership(contact.account(), contact.customer())), Membership::key);
    /** Account and role kind of every primary role without an end: one contact at most is the first to ask. */
    UniqueKey<AccountContact, PrimaryRole> PRIMARY =
            new UniqueKey<>("primary", AccountContactRules::openPrimaries, PrimaryRole::key);

    /** What the library has to know about account contacts. */
    EntityType<AccountContact, AccountContactId> TYPE = EntityType.builder(
                    "account_contact", AccountContact.class, AccountContactId::new)
            .id(AccountContact::id, AccountContact::withId)
            .index(BY_ACCOUNT)
            .index(BY_CUSTOMER)
            .unique(MEMBERSHIP)
            .unique(PRIMARY)
            .subject(CUSTOMER)
            .reference(ACCOUNT, "account")
            .personal("title")
            .onMerge(MergeRule.repoint(
                    (contact, loser, survivor) ->
                            contact.customer().equals(loser) ? contact.withCustomer(survivor) : contact,
                    AccountContactRules::fold))
            .onErasure(ErasureRule.delete())
            .build();

    /** Returns the id; unassigned until a repository adds the contact. */
    @Value.Default
    default AccountContactId id() {
        return new AccountContactId(Id.UNASSIGNED);
    }

    /** Returns the account. */
    AccountId account();

    /** Returns the customer who acts for it. */
    CustomerId customer();

    /** Returns the title at the account, such as {@code Head of Purchasing}. */
    @Value.Redacted
    Optional<String> title();

    /** Returns what the customer is to the account, and when. */
    List<ContactRole> roles();

    /** Returns a builder that starts with this contact. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the title is blank, or two primary roles of one kind share a day
     */
    @Value.Check
    default void check() {
        Require.notBlank(title(), "accountContact.title");
        AccountContactRules.checkPrimaries(roles());
    }

    /** Starts a contact. */
    static Builder builder(AccountId account, CustomerId customer) {
        return new Builder().account(account).customer(customer);
    }

    /**
     * Names the contact that a customer is to an account.
     *
     * @param account the account
     * @param customer the customer
     */
    record Membership(AccountId account, CustomerId customer) {
        /** Returns the text under which two count as equal: lengths keep the boundary unambiguous. */
        public String key() {
            return account.value().length() + ":" + account.value() + customer.value();
        }
    }

    /**
     * Names the place of the first one to ask in a role.
     *
     * @param account the account
     * @param kind the role
     */
    record PrimaryRole(AccountId account, ContactRole.Kind kind) {
        /** Returns the text under which two count as equal. */
        public String key() {
            return kind.name() + ":" + account.value();
        }
    }

    /** Builds {@link AccountContact}s. */
    final class Builder extends ImmutableAccountContact.Builder {
        Builder() {}
    }
}
