package io.crmkit.core.duplicate;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.Lookup;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import java.util.List;
import org.immutables.value.Value;

/**
 * The keys by which a customer is found as a possible duplicate; derived, and made again whenever {@link Duplicates} looks at the
 * customer. After a merge those of the loser lead to the survivor until then. {@code toString} hides the keys. Not for
 * implementation outside this package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = MatchKeys.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = MatchKeys.Builder.class)
public interface MatchKeys extends WithMatchKeys {
    /** The customer. */
    Attribute<MatchKeys, CustomerId> CUSTOMER = Attribute.id("customer", CustomerId::new, MatchKeys::customer);

    /** By customer. */
    EntityIndex<MatchKeys> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER);

    /** The customers that share a key. */
    Lookup<MatchKeys, String> KEY = new Lookup<>("key", MatchKeys::keys, key -> key);

    /** What the library has to know about match keys. */
    EntityType<MatchKeys, CustomerId> TYPE = EntityType.builder("match_keys", MatchKeys.class, CustomerId::new)
            .id(MatchKeys::id, MatchKeys::withId)
            .index(BY_CUSTOMER)
            .lookup(KEY)
            .subject(CUSTOMER)
            .personal("keys")
            .onMerge(MergeRule.repoint(
                    (keys, loser, survivor) -> keys.customer().equals(loser) ? keys.withCustomer(survivor) : keys))
            .onErasure(ErasureRule.delete())
            .build();

    /** Returns the id: that of the customer for which the keys were made. */
    CustomerId id();

    /** Returns the customer. */
    CustomerId customer();

    /** Returns the keys: hashes of parts of values, with the model they belong to. */
    @Value.Redacted
    List<String> keys();

    /** Returns the keys of a customer. */
    static MatchKeys of(CustomerId customer, Iterable<String> keys) {
        return new Builder().id(customer).customer(customer).keys(keys).build();
    }

    /** Builds {@link MatchKeys}. */
    final class Builder extends ImmutableMatchKeys.Builder {
        Builder() {}
    }
}
