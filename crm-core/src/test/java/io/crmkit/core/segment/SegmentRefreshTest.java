package io.crmkit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentRefreshTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final CustomerId ADA = new CustomerId("ada");
    private static final CustomerId BOB = new CustomerId("bob");

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final Crm crm = Crm.builder(MemoryStore.create()).clock(clock::get).build();
    private final Segments segments = crm.segments(ZoneOffset.UTC);
    private final Segment loyal = Segment.parse(
            "{\"name\":\"loyal\",\"when\":{\"field\":\"lifecycle\",\"is\":\"LOYAL\"}}", segments.vocabulary());

    SegmentRefreshTest() {
        crm.customers()
                .add(Customer.person("Ada", "")
                        .id(ADA)
                        .lifecycle(Lifecycle.LOYAL)
                        .build());
        crm.customers().add(Customer.person("Bob", "").id(BOB).build());
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void events_are_told_by_steps_and_again_by_the_change_feed() {
        FeedPosition start = crm.feed().end();
        assertThat(round()).containsExactly(event(ADA, SegmentChange.ENTERED, START));
        clock.set(START.plusSeconds(60));
        crm.customers().update(ADA, old -> old.withLifecycle(Lifecycle.DEFECTED));
        crm.customers().update(BOB, old -> old.withLifecycle(Lifecycle.LOYAL));

        SegmentFeed first = segments.follow(start, 100);
        assertThat(round())
                .containsExactly(event(BOB, SegmentChange.ENTERED, now()), event(ADA, SegmentChange.LEFT, now()));
        SegmentFeed second = segments.follow(first.next(), 100);

        assertThat(first.events()).containsExactly(event(ADA, SegmentChange.ENTERED, START));
        assertThat(second.events())
                .containsExactlyInAnyOrder(
                        event(BOB, SegmentChange.ENTERED, now()), event(ADA, SegmentChange.LEFT, now()));
        assertThat(segments.follow(second.next(), 100).events()).isEmpty();
        assertThat(segments.of(BOB)).containsExactly("loyal");
        assertThat(segments.of(ADA)).isEmpty();
    }

    @Test
    void a_worker_that_takes_over_goes_on_where_the_other_one_stopped_and_for_its_moment() {
        crm.customers().update(BOB, old -> old.withLifecycle(Lifecycle.LOYAL));
        SegmentStep first = segments.refresh(loyal, 1);
        clock.set(START.plusSeconds(60));
        SegmentStep second = crm.segments(ZoneOffset.UTC).refresh(loyal, 1);

        assertThat(first.events()).containsExactly(event(ADA, SegmentChange.ENTERED, START));
        assertThat(second.events()).containsExactly(event(BOB, SegmentChange.ENTERED, START));
        assertThat(second.asOf()).isEqualTo(START);
        assertThat(second.done()).isFalse();
        assertThat(round()).isEmpty();
        assertThat(segments.refresh(loyal, 100).asOf()).as("the next round").isEqualTo(now());
    }

    @Test
    void another_rule_of_the_same_name_begins_the_round_again() {
        segments.refresh(loyal, 1);
        Segment other = Segment.parse(
                "{\"name\":\"loyal\",\"when\":{\"field\":\"lifecycle\",\"is\":\"PROSPECT\"}}", segments.vocabulary());
        clock.set(START.plusSeconds(60));

        assertThat(SegmentsProperties.round(segments, other, 10))
                .containsExactly(event(BOB, SegmentChange.ENTERED, now()), event(ADA, SegmentChange.LEFT, now()));
    }

    @Test
    void one_customer_is_brought_up_to_date_at_once() {
        assertThat(segments.refresh(loyal, ADA)).contains(event(ADA, SegmentChange.ENTERED, START));
        assertThat(segments.refresh(loyal, ADA)).isEmpty();
        assertThat(segments.refresh(loyal, new CustomerId("nobody"))).isEmpty();
    }

    @Test
    void after_a_merge_the_membership_of_the_loser_is_gone_and_undone_it_is_back() {
        round();
        crm.customers().update(BOB, old -> old.withLifecycle(Lifecycle.LOYAL));
        clock.set(START.plusSeconds(60));

        var merged = crm.merges().merge(MergeRequest.of(BOB, ADA));

        assertThat(segments.of(ADA)).isEmpty();
        assertThat(segments.of(BOB)).isEmpty();
        assertThat(round()).containsExactly(event(BOB, SegmentChange.ENTERED, now()));
        crm.merges().unmerge(merged.record().id());
        assertThat(segments.of(ADA)).containsExactly("loyal");
    }

    @Test
    void an_erasure_takes_the_memberships_along_also_one_that_ended() {
        round();
        crm.work(unit -> {
            unit.erase(Customer.TYPE, ADA);
            unit.erase(SegmentMembership.TYPE, SegmentMembershipId.of("loyal", ADA));
        });
        assertThat(crm.repository(SegmentMembership.TYPE).find(SegmentMembershipId.of("loyal", ADA)))
                .isEmpty();
        assertThat(round()).as("erased, so nothing is written about her again").isEmpty();

        segments.refresh(loyal, BOB);
        crm.customers().update(BOB, old -> old.withLifecycle(Lifecycle.LOYAL));
        round();
        crm.work(unit -> unit.erase(Customer.TYPE, BOB)); // the membership was forgotten
        assertThat(round()).containsExactly(event(BOB, SegmentChange.LEFT, START));
        assertThat(crm.repository(SegmentMembership.TYPE).find(SegmentMembershipId.of("loyal", BOB)))
                .isEmpty();
    }

    @Test
    void the_membership_of_a_customer_that_was_removed_as_a_mistake_ends() {
        round();
        clock.set(START.plusSeconds(60));

        assertThat(crm.customers().remove(ADA)).isTrue();

        assertThat(round()).containsExactly(event(ADA, SegmentChange.LEFT, now()));
    }

    @Test
    void the_text_of_a_membership_and_an_event_does_not_say_in_which_segment() {
        SegmentMembership membership = SegmentMembership.of("diabetic", ADA, true, START);

        assertThat(membership.toString()).doesNotContain("diabetic");
        assertThat(membership.event().toString()).doesNotContain("diabetic");
        assertThat(SegmentMembership.TYPE
                        .codec()
                        .decode(SegmentMembership.TYPE.codec().encode(membership)))
                .isEqualTo(membership);
    }

    private List<SegmentEvent> round() {
        return SegmentsProperties.round(segments, loyal, 10);
    }

    private static SegmentEvent event(CustomerId id, SegmentChange change, Instant at) {
        return new SegmentEvent("loyal", id, change, at);
    }

    private Instant now() {
        return Objects.requireNonNull(clock.get());
    }
}
