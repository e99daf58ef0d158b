package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.PermissionDomain;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.purpose.Purposes;
import io.crmkit.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The laws of merging, over a real store: each try records three histories and merges them in two ways. */
@Domain(PermissionDomain.class)
@Domain(DomainContext.Global.class)
class MergeProperties {
    private static final Instant LATER = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<CustomerId> CUSTOMERS =
            List.of(new CustomerId("a"), new CustomerId("b"), new CustomerId("c"));

    private record World(Crm crm, Privacy privacy) implements AutoCloseable {
        static World of(List<List<PermissionEvent>> histories) {
            Crm crm = Crm.builder(MemoryStore.create()).clock(() -> LATER).build();
            Privacy privacy = Privacy.on(crm).build();
            for (int i = 0; i < CUSTOMERS.size(); i++) {
                crm.customers()
                        .add(Customer.person("P", "Q").id(CUSTOMERS.get(i)).build());
                privacy.record(CUSTOMERS.get(i), histories.get(i).toArray(PermissionEvent[]::new));
            }
            return new World(crm, privacy);
        }

        void merge(int one, int other) {
            String id = "merge-" + Math.min(one, other) + "-" + Math.max(one, other);
            crm.work(unit -> privacy.merge(unit, id, CUSTOMERS.get(one), CUSTOMERS.get(other)));
        }

        void unmerge(int one, int other) {
            crm.work(unit -> privacy.unmerge(unit, "apart", CUSTOMERS.get(one), CUSTOMERS.get(other)));
        }

        ConsentState state(int customer, ConsentScope scope) {
            return privacy.log(CUSTOMERS.get(customer)).state(scope, Purposes.standard(), LATER);
        }

        @Override
        public void close() {
            crm.close();
        }
    }

    private static List<List<PermissionEvent>> histories(
            List<PermissionEvent> a, List<PermissionEvent> b, List<PermissionEvent> c) {
        return List.of(named(a, "a"), named(b, "b"), named(c, "c"));
    }

    private static List<PermissionEvent> named(List<PermissionEvent> events, String customer) {
        return events.stream()
                .map(event -> event.withId(new PermissionEventId(customer + event.id())))
                .toList();
    }

    @Property(tries = 150)
    void theOrderTheGroupingAndTheNumberOfMergesDoNotMatter(
            @ForAll List<PermissionEvent> a,
            @ForAll List<PermissionEvent> b,
            @ForAll List<PermissionEvent> c,
            @ForAll ConsentScope scope,
            @ForAll Random random) {
        List<int[]> merges = new ArrayList<>(List.of(new int[] {0, 1}, new int[] {2, 1}, new int[] {2, 0}));
        Collections.shuffle(merges, random);
        try (World one = World.of(histories(a, b, c));
                World other = World.of(histories(a, b, c))) {
            one.merge(0, 1);
            one.merge(1, 2);
            merges.forEach(pair -> other.merge(pair[0], pair[1]));
            merges.forEach(pair -> other.merge(pair[1], pair[0]));

            for (int customer = 0; customer < 3; customer++) {
                assertThat(other.state(customer, scope)).isEqualTo(one.state(0, scope));
            }
        }
    }

    @Property(tries = 150)
    void aMergeNeverPermitsWhatOneOfTheTwoForbids(
            @ForAll List<PermissionEvent> a, @ForAll List<PermissionEvent> b, @ForAll ConsentScope scope) {
        try (World world = World.of(histories(a, b, List.of()))) {
            boolean stopped =
                    world.state(0, scope).stopped() || world.state(1, scope).stopped();
            boolean restricted = world.state(0, scope).restriction().isPresent()
                    || world.state(1, scope).restriction().isPresent();

            world.merge(0, 1);

            ConsentState merged = world.state(0, scope);
            assertThat(merged.stopped() || !stopped).isTrue();
            assertThat(merged.restriction().isPresent() || !restricted).isTrue();
            if (contactPoints(a, b) < 2) {
                assertThat(merged.stopped()).isEqualTo(stopped);
                assertThat(merged.restriction().isPresent()).isEqualTo(restricted);
            }
            assertThat(world.state(1, scope)).isEqualTo(merged);
        }
    }

    /** A stop that was lifted for one address alone holds for any other one that the merge brings along. */
    private static long contactPoints(List<PermissionEvent> a, List<PermissionEvent> b) {
        return Stream.concat(a.stream(), b.stream())
                .flatMap(event -> event.contactPoint().stream())
                .distinct()
                .count();
    }

    @Property(tries = 150)
    void takingAMergeBackLeavesWhatWasThereBefore(
            @ForAll List<PermissionEvent> a,
            @ForAll List<PermissionEvent> b,
            @ForAll List<PermissionEvent> c,
            @ForAll ConsentScope scope) {
        try (World world = World.of(histories(a, b, c))) {
            world.merge(1, 2);
            ConsentState alone = world.state(0, scope);
            ConsentState united = world.state(1, scope);

            world.merge(0, 1);
            world.unmerge(0, 1);
            world.unmerge(0, 1);

            assertThat(world.state(0, scope)).isEqualTo(alone);
            assertThat(world.state(1, scope)).isEqualTo(united);
            assertThat(Duration.between(LATER, world.crm().now())).isZero();
        }
    }
}
