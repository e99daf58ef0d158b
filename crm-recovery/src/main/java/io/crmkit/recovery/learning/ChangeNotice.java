package io.crmkit.recovery.learning;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.rule.StableIds;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * "You told us, we changed": whether one customer may be told of one change, and when they were. Changed only by
 * {@link ChangeNotices}. New attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = ChangeNotice.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = ChangeNotice.Builder.class)
public interface ChangeNotice extends WithChangeNotice {
    /** The action. */
    Attribute<ChangeNotice, ImprovementActionId> ACTION =
            Attribute.id("action", ImprovementActionId::new, ChangeNotice::action);
    /** The customer. */
    Attribute<ChangeNotice, CustomerId> CUSTOMER = Attribute.id("customer", CustomerId::new, ChangeNotice::customer);
    /** When it was asked whether they may be told. */
    Attribute<ChangeNotice, Instant> ASKED_AT = Attribute.instant("asked_at", ChangeNotice::askedAt);

    /** By action, then customer. */
    EntityIndex<ChangeNotice> BY_ACTION = EntityIndex.of("by_action", ACTION, CUSTOMER);
    /** By customer, then time. */
    EntityIndex<ChangeNotice> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, ASKED_AT);

    /** What the library has to know about change notices. */
    EntityType<ChangeNotice, ChangeNoticeId> TYPE = EntityType.builder(
                    "change_notice", ChangeNotice.class, ChangeNoticeId::new)
            .id(ChangeNotice::id, ChangeNotice::withId)
            .index(BY_ACTION)
            .index(BY_CUSTOMER)
            .reference(ACTION, "improvement_action")
            .subject(CUSTOMER)
            .onMerge(MergeRule.repoint((notice, loser, survivor) -> notice.withCustomer(survivor)))
            .onErasure(ErasureRule.keep("how many were told still adds up; holds ids, codes and times only"))
            .build();

    /** Returns the id; follows from action and customer, as these were when it was stored. */
    ChangeNoticeId id();

    /** Returns the action that changed something. */
    ImprovementActionId action();

    /** Returns who may or may not be told. */
    CustomerId customer();

    /** Returns the way that was asked about. */
    Channel channel();

    /** Returns when it was asked last, in whole seconds. */
    Instant askedAt();

    /** Returns the answer: whether they may be told, why, and until when that holds. */
    ContactAnswer answer();

    /** Returns when they were told. */
    Optional<Instant> toldAt();

    /** Returns the id of the notice of an action to a customer. */
    static ChangeNoticeId idOf(ImprovementActionId action, CustomerId customer) {
        return new ChangeNoticeId(StableIds.of(action.value(), customer.value()));
    }

    /** Builds a notice. */
    final class Builder extends ImmutableChangeNotice.Builder {
        Builder() {}
    }
}
