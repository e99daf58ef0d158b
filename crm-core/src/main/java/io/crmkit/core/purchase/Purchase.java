package io.crmkit.core.purchase;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.id.PurchaseId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.source.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.Money;

/**
 * Money that changed hands between a customer and the business, for a reason. A fact: a refund is a purchase of its own.
 * {@code toString} hides all personal data. Not for implementation outside this package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Purchase.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Purchase.Builder.class)
public interface Purchase extends WithPurchase {
    /** The customer. */
    Attribute<Purchase, CustomerId> CUSTOMER = Attribute.id("customer", CustomerId::new, Purchase::customer);
    /** The account; the empty id without one. */
    Attribute<Purchase, AccountId> ACCOUNT = Attribute.id(
            "account", AccountId::new, purchase -> purchase.account().orElse(new AccountId(Id.UNASSIGNED)));
    /** The purchase that was refunded; the empty id without one. */
    Attribute<Purchase, PurchaseId> REFUND_OF = Attribute.id(
            "refund_of", PurchaseId::new, purchase -> purchase.refundOf().orElse(new PurchaseId(Id.UNASSIGNED)));
    /** When it happened. */
    Attribute<Purchase, Instant> HAPPENED_AT = Attribute.instant("happened_at", Purchase::happenedAt);

    /** By customer, then time. */
    EntityIndex<Purchase> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, HAPPENED_AT);

    /** The record in another system, so that it can be imported again without doubling. */
    UniqueKey<Purchase, Source> SOURCE =
            new UniqueKey<>("source", purchase -> purchase.source().stream().toList(), Source::key);

    /** What the library has to know about purchases. */
    EntityType<Purchase, PurchaseId> TYPE = EntityType.builder("purchase", Purchase.class, PurchaseId::new)
            .id(Purchase::id, Purchase::withId)
            .happenedAt(Purchase::happenedAt, Purchase::withHappenedAt)
            .index(BY_CUSTOMER)
            .unique(SOURCE)
            .subject(CUSTOMER)
            .optionalReference(ACCOUNT, "account")
            .optionalReference(REFUND_OF, "purchase")
            .personal("lines", "source")
            .onMerge(MergeRule.repoint((purchase, loser, survivor) ->
                    purchase.customer().equals(loser) ? purchase.withCustomer(survivor) : purchase))
            .onErasure(ErasureRule.redact(PurchaseRules::redact))
            .build();

    /** Returns the id; unassigned until a repository adds the purchase. */
    @Value.Default
    default PurchaseId id() {
        return new PurchaseId(Id.UNASSIGNED);
    }

    /** Returns who bought. */
    CustomerId customer();

    /** Returns the account it belongs to. */
    Optional<AccountId> account();

    /** Returns what it is, which says in which direction the money went. */
    PurchaseKind kind();

    /** Returns when it happened; the time of adding unless stated. */
    @Value.Default
    default Instant happenedAt() {
        return EntityType.WHEN_ADDED;
    }

    /** Returns the amount, above 0 also for a refund. */
    Money amount();

    /** Returns the positions, all in the currency of the amount; they need not add up to it. */
    @Value.Redacted
    List<PurchaseLine> lines();

    /** Returns the purchase that was refunded; only for a refund. */
    Optional<PurchaseId> refundOf();

    /** Returns the first day that was paid; only for a subscription. */
    Optional<LocalDate> periodFrom();

    /** Returns the last day that was paid; only for a subscription. */
    Optional<LocalDate> periodThru();

    /** Returns the way it took. */
    Optional<Channel> channel();

    /** Returns the record in another system that this one came from. */
    @Value.Redacted
    Optional<Source> source();

    /** Returns a builder that starts with this purchase, for changes that are only valid together. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the amount is not above 0, a line is in another currency, or a
     *     field does not fit the kind
     */
    @Value.Check
    default void check() {
        PurchaseRules.check(this);
    }

    /** Starts a sale. */
    static Builder sale(CustomerId customer, Money amount) {
        return builder(customer, PurchaseKind.SALE, amount);
    }

    /** Starts a refund; the amount is above 0. */
    static Builder refund(CustomerId customer, Money amount) {
        return builder(customer, PurchaseKind.REFUND, amount);
    }

    /** Starts the payment for a period of a subscription. */
    static Builder subscription(CustomerId customer, Money amount) {
        return builder(customer, PurchaseKind.SUBSCRIPTION, amount);
    }

    /** Starts a purchase. */
    static Builder builder(CustomerId customer, PurchaseKind kind, Money amount) {
        return new Builder().customer(customer).kind(kind).amount(amount);
    }

    /** Builds {@link Purchase}s. */
    final class Builder extends ImmutablePurchase.Builder {
        Builder() {}
    }
}
