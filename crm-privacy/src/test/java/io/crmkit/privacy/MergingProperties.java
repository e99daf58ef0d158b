package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.merge.MergeId;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.PermissionDomain;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.purpose.Purposes;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The laws of consents in merges of customers, as an application makes them: {@code crm.merges()}. */
@Domain(PermissionDomain.class)
@Domain(DomainContext.Global.class)
class MergingProperties {
    private static final Instant LATER = Instant.parse("2026-11-21T12:00:00Z");
    private static final CustomerId A = new CustomerId("a");
    private static final CustomerId B = new CustomerId("b");
    private static final LawPacks PACKS = LawPacks.bundled();

    private record World(Crm crm, Privacy privacy) {
        void close() {
            crm.close();
        }
    }

    private static World world(List<PermissionEvent> a, List<PermissionEvent> b, boolean dead) {
        Crm crm = Crm.builder(MemoryStore.create()).clock(() -> LATER).build();
        Privacy privacy = Privacy.on(crm).packs(PACKS).build();
        for (CustomerId id : List.of(A, B)) {
            crm.customers()
                    .add(Customer.person("P", "Q").id(id).jurisdiction("DE").build());
        }
        if (dead) {
            crm.customers()
                    .update(B, one -> one.withPerson(one.person().orElseThrow().withDeceased(true)));
        }
        privacy.record(A, named(a, "a"));
        privacy.record(B, named(b, "b"));
        return new World(crm, privacy);
    }

    private static PermissionEvent[] named(List<PermissionEvent> events, String customer) {
        return events.stream()
                .map(event -> event.withId(new PermissionEventId(customer + event.id())))
                .toArray(PermissionEvent[]::new);
    }

    private static List<Decision> decisions(Privacy privacy, CustomerId customer) {
        List<ContactRequest> requests = new ArrayList<>();
        for (Channel channel : List.of(Channel.EMAIL, Channel.PHONE, Channel.SMS, Channel.POST)) {
            for (Purpose purpose : List.of(Purpose.MARKETING, Purpose.SERVICE)) {
                requests.add(ContactRequest.of(customer, channel, purpose));
            }
        }
        return privacy.decide(requests);
    }

    @Property(tries = 50)
    void invariant_i4_a_merge_permits_no_contact_that_neither_permitted_and_lifts_no_stop(
            @ForAll List<PermissionEvent> a,
            @ForAll List<PermissionEvent> b,
            @ForAll ConsentScope scope,
            @ForAll boolean dead,
            @ForAll boolean reversed) {
        World world = world(a, b, dead);
        Privacy privacy = world.privacy();
        List<Decision> ofA = decisions(privacy, A);
        List<Decision> ofB = decisions(privacy, B);
        boolean stopped = stopped(privacy, A, scope) || stopped(privacy, B, scope);
        CustomerId survivor = reversed ? B : A;
        CustomerId loser = reversed ? A : B;

        privacy.merges().merge(MergeRequest.of(survivor, loser));

        List<Decision> merged = decisions(privacy, survivor);
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i).permitted()) {
                assertThat(ofA.get(i).permitted() || ofB.get(i).permitted()).isTrue();
                assertThat(dead).isFalse();
            }
        }
        assertThat(stopped(privacy, survivor, scope) || !stopped).isTrue();
        assertThat(decisions(privacy, loser)).noneMatch(Decision::permitted);
        world.close();
    }

    @Property(tries = 50)
    void a_merge_that_is_taken_back_leaves_every_decision_as_it_was(
            @ForAll List<PermissionEvent> a, @ForAll List<PermissionEvent> b) {
        World world = world(a, b, false);
        Privacy privacy = world.privacy();
        List<Decision> ofA = decisions(privacy, A);
        List<Decision> ofB = decisions(privacy, B);

        MergeId id = world.crm().merges().merge(MergeRequest.of(A, B)).record().id();
        world.crm().merges().unmerge(id);

        assertThat(decisions(privacy, A)).isEqualTo(ofA);
        assertThat(decisions(privacy, B)).isEqualTo(ofB);
        world.close();
    }

    private static boolean stopped(Privacy privacy, CustomerId customer, ConsentScope scope) {
        return privacy.log(customer).state(scope, Purposes.standard(), LATER).stopped();
    }
}
