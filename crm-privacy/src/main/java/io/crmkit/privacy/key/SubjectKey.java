package io.crmkit.privacy.key;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;

/**
 * The wrapped key of a subject. It is an entity like any other, so a merge gives it to the survivor and an erasure removes it, and
 * with it everything that it sealed.
 *
 * @param id the customer it was made for
 * @param customer whose it is now
 * @param wrapped the key
 */
public record SubjectKey(SubjectKeyId id, CustomerId customer, WrappedKey wrapped) {
    /** Whose it is. */
    public static final Attribute<SubjectKey, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, SubjectKey::customer);

    /** The version of the wrapping key. */
    public static final Attribute<SubjectKey, String> VERSION =
            Attribute.text("version", key -> key.wrapped().version());

    /** By subject. */
    public static final EntityIndex<SubjectKey> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER);

    /** By the version of the wrapping key. */
    public static final EntityIndex<SubjectKey> BY_VERSION = EntityIndex.of("by_version", VERSION);

    /** What the library has to know about keys. */
    public static final EntityType<SubjectKey, SubjectKeyId> TYPE = EntityType.builder(
                    "subject_key", SubjectKey.class, SubjectKeyId::new)
            .id(SubjectKey::id, (key, id) -> new SubjectKey(id, key.customer, key.wrapped))
            .index(BY_CUSTOMER)
            .index(BY_VERSION)
            .subject(CUSTOMER)
            .onMerge(MergeRule.repoint((key, loser, survivor) ->
                    key.customer().equals(loser) ? new SubjectKey(key.id(), survivor, key.wrapped()) : key))
            .onErasure(ErasureRule.delete())
            .build();
}
