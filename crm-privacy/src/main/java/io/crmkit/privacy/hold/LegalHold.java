package io.crmkit.privacy.hold;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps data of a customer from being erased.
 *
 * @param id chosen by the host; not personal
 * @param customer whose data
 * @param reason why, as a code of the business such as {@code litigation}; not personal. {@code LegalHolds.place} checks the form of
 *     id and reason; older versions took any text
 * @param types the entity types it covers; empty for all. It covers the customer's own record and key only if they are named or it
 *     covers all
 * @param since from when
 * @param releasedAt when it ended; empty while it holds
 */
public record LegalHold(
        LegalHoldId id,
        CustomerId customer,
        String reason,
        Set<String> types,
        Instant since,
        Optional<Instant> releasedAt) {
    /** The customer. */
    public static final Attribute<LegalHold, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, LegalHold::customer);

    /** By customer. */
    public static final EntityIndex<LegalHold> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER);

    /** What the library has to know about holds. */
    public static final EntityType<LegalHold, LegalHoldId> TYPE = EntityType.builder(
                    "legal_hold", LegalHold.class, LegalHoldId::new)
            .id(LegalHold::id, (hold, id) -> hold.with(id, hold.customer))
            .index(BY_CUSTOMER)
            .subject(CUSTOMER)
            .onMerge(MergeRule.repoint(
                    (hold, loser, survivor) -> hold.customer().equals(loser) ? hold.with(hold.id(), survivor) : hold))
            .onErasure(ErasureRule.keep("shows why data was kept; names the customer by an opaque id"))
            .build();

    /**
     * Checks the reason and sorts the types.
     *
     * @throws InvalidInputException if the reason is blank
     */
    public LegalHold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(releasedAt, "releasedAt");
        types = Collections.unmodifiableSet(new TreeSet<>(types));
        if (reason.isBlank()) {
            throw new InvalidInputException("legalHold.reason", "must not be blank");
        }
    }

    private LegalHold with(LegalHoldId newId, CustomerId newCustomer) {
        return new LegalHold(newId, newCustomer, reason, types, since, releasedAt);
    }

    LegalHold releasedAt(Instant at) {
        return new LegalHold(id, customer, reason, types, since, Optional.of(at));
    }

    /** Returns whether it holds. */
    public boolean active() {
        return releasedAt.isEmpty();
    }

    /** Returns whether it covers entities of a type, as long as it holds. */
    public boolean covers(EntityType<?, ?> type) {
        return types.isEmpty() || types.contains(type.name());
    }
}
