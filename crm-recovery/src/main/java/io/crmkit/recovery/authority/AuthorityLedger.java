package io.crmkit.recovery.authority;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import java.util.SortedMap;
import java.util.TreeMap;
import org.immutables.value.Value;
import org.joda.money.Money;

/**
 * What was given against one limit in one window: reserved by grants under way, and spent. Stored in one step with the grant that
 * changes it, under its version, so that writers at the same time cannot exceed the limit together. New attributes will be optional;
 * not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = AuthorityLedger.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = AuthorityLedger.Builder.class)
public interface AuthorityLedger extends WithAuthorityLedger {
    /** The customer that it counts for; nobody if it counts something else. */
    Attribute<AuthorityLedger, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, AuthorityLedger::customer);
    /** The window. */
    Attribute<AuthorityLedger, String> WINDOW = Attribute.text("window", AuthorityLedger::window);

    /** The ledgers of a customer, by window. */
    EntityIndex<AuthorityLedger> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, WINDOW);

    /** The descriptor. */
    EntityType<AuthorityLedger, AuthorityLedgerId> TYPE = EntityType.builder(
                    "authority_ledger", AuthorityLedger.class, AuthorityLedgerId::new)
            .id(AuthorityLedger::id, AuthorityLedger::withId)
            .index(BY_CUSTOMER)
            .optionalSubject(CUSTOMER)
            .onMerge(MergeRule.repoint((ledger, loser, survivor) -> ledger.withHolder(survivor.value())))
            .onErasure(ErasureRule.keep("money that was given must still add up; names a customer by id alone"))
            .build();

    /** Returns the id. Of a customer who was merged, the one that the key had before. */
    AuthorityLedgerId id();

    /** Returns the id of the policy. */
    String policy();

    /** Returns which limit of the policy it is for; see {@link LedgerKey#account()}. */
    String account();

    /** Returns what it counts together. */
    LimitScope scope();

    /** Returns the id of the case, customer or employee; empty if it counts all. */
    String holder();

    /** Returns the window. */
    String window();

    /** Returns the most that may be reserved and spent, as it was when something was reserved last. */
    Money limit();

    /** Returns what was given for good. */
    Money spent();

    /** Returns what is reserved, by the id of the grant. */
    @Value.NaturalOrder
    SortedMap<String, Money> reservations();

    /** Returns what it is for. */
    default LedgerKey key() {
        return new LedgerKey(policy(), account(), scope(), holder(), window());
    }

    /** Returns the customer that it counts for; the unassigned id if it counts something else. */
    default CustomerId customer() {
        return new CustomerId(scope().holder() == LimitScope.Holder.CUSTOMER ? holder() : Id.UNASSIGNED);
    }

    /** Returns the sum of all reservations. */
    default Money reserved() {
        return reservations().values().stream().reduce(Money.zero(limit().getCurrencyUnit()), Money::plus);
    }

    /** Returns what is reserved and spent. */
    default Money used() {
        return reserved().plus(spent());
    }

    /** Returns a ledger in which nothing was given yet. */
    static AuthorityLedger open(LedgerKey key, Money limit) {
        return new Builder()
                .id(key.id())
                .policy(key.policy())
                .account(key.account())
                .scope(key.scope())
                .holder(key.holder())
                .window(key.window())
                .limit(limit)
                .spent(Money.zero(limit.getCurrencyUnit()))
                .build();
    }

    /**
     * Returns this ledger with an amount reserved under a limit.
     *
     * @param limit the limit that holds now
     * @throws LimitExceededException if the limit leaves less
     * @throws InvalidInputException if the amount is negative or of another currency, or the grant holds a reservation already
     */
    default AuthorityLedger reserve(String grant, Money amount, Money limit) {
        requireCurrency("limit", limit);
        requireCurrency("amount", amount);
        if (amount.isNegative()) {
            throw new InvalidInputException("amount", "must not be negative");
        }
        if (reservations().containsKey(grant)) {
            throw new InvalidInputException("grant", "must not reserve twice: " + grant);
        }
        if (used().plus(amount).isGreaterThan(limit)) {
            throw new LimitExceededException(key(), limit, limit.minus(used()));
        }
        SortedMap<String, Money> more = new TreeMap<>(reservations());
        more.put(grant, amount);
        return withReservations(more).withLimit(limit);
    }

    /**
     * Returns this ledger with a reservation spent.
     *
     * @throws InvalidInputException if the grant holds no reservation
     */
    default AuthorityLedger spend(String grant) {
        return release(grant).withSpent(spent().plus(reservation(grant)));
    }

    /**
     * Returns this ledger without a reservation.
     *
     * @throws InvalidInputException if the grant holds none
     */
    default AuthorityLedger release(String grant) {
        reservation(grant);
        SortedMap<String, Money> less = new TreeMap<>(reservations());
        less.remove(grant);
        return withReservations(less);
    }

    /**
     * Returns this ledger with an amount that was spent and came back.
     *
     * @throws InvalidInputException if it is negative, more than was spent, or of another currency
     */
    default AuthorityLedger restore(Money amount) {
        requireCurrency("amount", amount);
        if (amount.isNegative() || amount.isGreaterThan(spent())) {
            throw new InvalidInputException("amount", "must lie within what was spent");
        }
        return withSpent(spent().minus(amount));
    }

    private Money reservation(String grant) {
        Money reserved = reservations().get(grant);
        if (reserved == null) {
            throw new InvalidInputException("grant", "must hold a reservation in ledger " + id() + ": " + grant);
        }
        return reserved;
    }

    private void requireCurrency(String field, Money money) {
        if (!money.isSameCurrency(spent())) {
            throw new InvalidInputException(field, "must be in " + spent().getCurrencyUnit());
        }
    }

    /** Builds a ledger. */
    final class Builder extends ImmutableAuthorityLedger.Builder {
        Builder() {}
    }
}
