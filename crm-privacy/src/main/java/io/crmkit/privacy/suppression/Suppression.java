package io.crmkit.privacy.suppression;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An address that must not be contacted. It points at no customer, so nothing that happens to a customer can take it along.
 *
 * @param id the keyed hash of the address
 * @param kind what the address is for
 * @param reason why
 * @param since from when
 * @param liftedBy the proven consent of the person that lifted it, by its id; empty while it holds
 */
public record Suppression(
        SuppressionId id, ContactAddress.Kind kind, Reason reason, Instant since, Optional<String> liftedBy) {
    /** What the library has to know about suppressions. */
    public static final EntityType<Suppression, SuppressionId> TYPE = EntityType.builder(
                    "suppression", Suppression.class, SuppressionId::new)
            .id(Suppression::id, (entry, id) -> entry)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("a keyed hash that keeps an erased person from being contacted again"))
            .build();

    /** Refuses nulls. */
    public Suppression {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(liftedBy, "liftedBy");
    }

    /** Why an address must not be contacted. */
    public enum Reason {
        /** The person had their data erased. */
        ERASURE,
        /** The person withdrew or opted out. */
        OPT_OUT,
        /** The person objected. */
        OBJECTION,
        /** The person complained, or a network reported a complaint. */
        COMPLAINT,
        /** It came with a list of a regulator or another system. */
        EXTERNAL_LIST
    }
}
