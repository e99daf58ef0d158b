package io.crmkit.core.segment;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a customer is in a segment, or was; derived by {@link Segments#refresh}. After a merge that of the loser is gone, and the
 * survivor is judged by the next refresh; an erasure deletes it. {@code toString} hides the segment, which may say something personal.
 *
 * @param id its id
 * @param segment the name of the segment
 * @param customer the customer; need not exist any more
 * @param member whether the customer is in it
 * @param since the moment for which that was judged first
 */
public record SegmentMembership(
        SegmentMembershipId id, String segment, CustomerId customer, boolean member, Instant since) {
    /** The customer. */
    public static final Attribute<SegmentMembership, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, SegmentMembership::customer);
    /** The name of the segment. */
    public static final Attribute<SegmentMembership, String> SEGMENT =
            Attribute.text("segment", SegmentMembership::segment);
    /** Whether the customer is in it. */
    public static final Attribute<SegmentMembership, Boolean> MEMBER =
            Attribute.flag("member", SegmentMembership::member);
    /** By customer, then segment. */
    public static final EntityIndex<SegmentMembership> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, SEGMENT);
    /** By segment, then whether in it, then customer. */
    public static final EntityIndex<SegmentMembership> BY_SEGMENT =
            EntityIndex.of("by_segment", SEGMENT, MEMBER, CUSTOMER);

    /** What the library has to know about memberships. */
    public static final EntityType<SegmentMembership, SegmentMembershipId> TYPE = EntityType.builder(
                    "segment_membership", SegmentMembership.class, SegmentMembershipId::new)
            .id(SegmentMembership::id, SegmentMembership::withId)
            .index(BY_CUSTOMER)
            .index(BY_SEGMENT)
            .formerSubject(CUSTOMER)
            .personal("segment")
            .onMerge(MergeRule.repoint(SegmentMembership::repoint, new GoesWithTheLoser()))
            .onErasure(ErasureRule.delete())
            .build();

    /** Refuses nulls. */
    public SegmentMembership {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(since, "since");
    }

    static SegmentMembership of(String segment, CustomerId customer, boolean member, Instant since) {
        return new SegmentMembership(SegmentMembershipId.of(segment, customer), segment, customer, member, since);
    }

    /** Returns the query for the members of the segment of a name, in the order of their ids. */
    public static Query<SegmentMembership> membersOf(String segment) {
        return Query.by(BY_SEGMENT).equal(SEGMENT, segment).equal(MEMBER, true);
    }

    SegmentEvent event() {
        return new SegmentEvent(segment, customer, member ? SegmentChange.ENTERED : SegmentChange.LEFT, since);
    }

    private SegmentMembership withId(SegmentMembershipId newId) {
        return new SegmentMembership(newId, segment, customer, member, since);
    }

    private SegmentMembership repoint(CustomerId loser, CustomerId survivor) {
        return customer.equals(loser) ? new SegmentMembership(id, segment, survivor, member, since) : this;
    }

    /** The id is made of the customer, and the survivor is judged by all that it is after the merge. */
    private static final class GoesWithTheLoser implements MergeRule.Linking<SegmentMembership> {
        @Override
        public boolean leadsToItself(SegmentMembership membership, CustomerId loser, CustomerId survivor) {
            return true;
        }

        @Override
        public Optional<SegmentMembership> fold(SegmentMembership kept, SegmentMembership moved) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SegmentMembership[" + customer + ", member=" + member + ", since=" + since + "]";
    }
}
