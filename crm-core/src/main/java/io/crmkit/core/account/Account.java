package io.crmkit.core.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.source.Source;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A relation under which a customer does business: it has a number, a team, a currency, and may stand below another account.
 * {@code toString} hides all personal data. Not for implementation outside this package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Account.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Account.Builder.class)
public interface Account extends WithAccount {
    /** The name of an account whose customer's personal data is erased. */
    String ERASED_NAME = "erased";

    /** The customer. */
    Attribute<Account, CustomerId> CUSTOMER = Attribute.id("customer", CustomerId::new, Account::customer);
    /** The account above; the empty id without one. */
    Attribute<Account, AccountId> PARENT =
            Attribute.id("parent", AccountId::new, account -> account.parent().orElse(new AccountId(Id.UNASSIGNED)));

    /** By customer. */
    EntityIndex<Account> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER);
    /** By the account above: the next level of the hierarchy; the top level under the empty id. */
    EntityIndex<Account> BY_PARENT = EntityIndex.of("by_parent", PARENT);

    /** The number. */
    UniqueKey<Account, String> NUMBER =
            new UniqueKey<>("number", account -> List.of(account.number()), number -> number);
    /** The record in another system. */
    UniqueKey<Account, Source> SOURCE =
            new UniqueKey<>("source", account -> account.source().stream().toList(), Source::key);

    /** What the library has to know about accounts. */
    EntityType<Account, AccountId> TYPE = EntityType.builder("account", Account.class, AccountId::new)
            .id(Account::id, Account::withId)
            .index(BY_CUSTOMER)
            .index(BY_PARENT)
            .unique(NUMBER)
            .unique(SOURCE)
            .subject(CUSTOMER)
            .optionalReference(PARENT, "account")
            .personal("number", "name", "customFields", "source")
            .customFields(Account::customFields)
            .guard(AccountRules::checkHierarchy)
            .onMerge(MergeRule.repoint((account, loser, survivor) ->
                    account.customer().equals(loser) ? account.withCustomer(survivor) : account))
            .onErasure(ErasureRule.redact(AccountRules::redact))
            .build();

    /** Returns the id; unassigned until a repository adds the account. */
    @Value.Default
    default AccountId id() {
        return new AccountId(Id.UNASSIGNED);
    }

    /** Returns the number, unique within the tenant. */
    @Value.Redacted
    String number();

    /** Returns the name. */
    @Value.Redacted
    String name();

    /** Returns the customer who does business under it. */
    CustomerId customer();

    /** Returns what it is, as the business calls it, such as {@code reseller}. */
    Optional<String> type();

    /** Returns the account above; the hierarchy has no cycle and at most 100 levels. */
    Optional<AccountId> parent();

    /** Returns who looks after it. */
    List<TeamMember> team();

    /** Returns the currency it is kept in, an ISO 4217 code. */
    Optional<String> currency();

    /** Returns its languages as BCP 47 tags, the preferred one first. */
    List<String> languages();

    /** Returns its time zone. */
    Optional<ZoneId> zone();

    /** Returns the region of the business it belongs to. */
    Optional<String> region();

    /** Returns its tier, such as {@code gold}. */
    Optional<String> tier();

    /** Returns how far it has come, in the stages of the business. */
    Optional<String> lifecycleStage();

    /** Returns whether it is a key account. */
    @Value.Default
    default boolean keyAccount() {
        return false;
    }

    /** Returns whether it is served in several countries as one. */
    @Value.Default
    default boolean global() {
        return false;
    }

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

    /** Returns a builder that starts with this account. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if number, name or another text is blank, the currency no ISO 4217
     *     code, a language no BCP 47 tag, or the account stands above itself
     */
    @Value.Check
    default void check() {
        AccountRules.check(this);
    }

    /** Starts an account. */
    static Builder builder(String number, String name, CustomerId customer) {
        return new Builder().number(number).name(name).customer(customer);
    }

    /** Builds {@link Account}s. */
    final class Builder extends ImmutableAccount.Builder {
        Builder() {}
    }
}
