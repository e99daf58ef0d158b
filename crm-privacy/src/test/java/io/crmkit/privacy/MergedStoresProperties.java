package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.merge.MergeId;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.privacy.consent.PermissionDomain;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.Decision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The laws of merging, with consents, on the store in memory and on SQLite: what a store gives back is compared, not what was written. */
@Domain(PermissionDomain.class)
@Domain(DomainContext.Global.class)
class MergedStoresProperties {
    private record Step(MergeId merge, List<Object> records, List<Decision> decisions) {}

    @Property(tries = 15)
    void invariant_i2_merges_that_are_taken_back_leave_records_and_decisions_as_they_were(
            @ForAll StoredWorld.Store store,
            @ForAll @Size(3) List<List<PermissionEvent>> consents,
            @ForAll Random random) {
        try (StoredWorld world = StoredWorld.create(store, consents, random)) {
            Deque<Step> steps = new ArrayDeque<>();
            List<CustomerId> live = new ArrayList<>(world.ids());
            while (live.size() > 1) {
                Collections.shuffle(live, random);
                List<Object> records = world.records();
                List<Decision> decisions = world.decisions();
                MergeId merge = world.crm()
                        .merges()
                        .merge(MergeRequest.of(live.get(0), live.remove(1)))
                        .record()
                        .id();
                steps.push(new Step(merge, records, decisions));
                assertThat(world.records()).isNotEqualTo(records);
            }
            while (!steps.isEmpty()) {
                Step step = steps.pop();

                assertThat(world.crm().merges().unmerge(step.merge()).conflicts())
                        .isEmpty();

                assertThat(world.records()).isEqualTo(step.records());
                assertThat(world.decisions()).isEqualTo(step.decisions());
            }
        }
    }

    @Property(tries = 10)
    void the_order_of_merges_into_one_survivor_changes_no_fact_and_no_permission(
            @ForAll StoredWorld.Store store, @ForAll @Size(3) List<List<PermissionEvent>> consents, @ForAll long seed) {
        try (StoredWorld one = StoredWorld.create(store, consents, new Random(seed));
                StoredWorld other = StoredWorld.create(store, consents, new Random(seed))) {
            List.of(1, 2).forEach(loser -> one.merge(0, loser));
            List.of(2, 1).forEach(loser -> other.merge(0, loser));

            assertThat(facts(other)).isEqualTo(facts(one));
            assertThat(permissions(other)).isEqualTo(permissions(one));
        }
    }

    @Property(tries = 10)
    void a_merge_gives_the_same_on_every_store(
            @ForAll @Size(3) List<List<PermissionEvent>> consents, @ForAll long seed) {
        try (StoredWorld memory = StoredWorld.create(StoredWorld.Store.MEMORY, consents, new Random(seed));
                StoredWorld sqlite = StoredWorld.create(StoredWorld.Store.SQLITE, consents, new Random(seed))) {
            for (StoredWorld world : List.of(memory, sqlite)) {
                world.merge(0, 1);
                world.merge(2, 0);
            }

            assertThat(sqlite.records()).isEqualTo(memory.records());
            assertThat(sqlite.decisions()).isEqualTo(memory.decisions());
        }
    }

    /** Lists as sets: in which order somebody is known under two addresses is no fact. */
    private static Map<String, Object> facts(StoredWorld world) {
        Customer merged = world.crm().customers().get(world.ids().get(0));
        return Map.of(
                "name", merged.name(),
                "lifecycle", merged.lifecycle(),
                "person", merged.person(),
                "jurisdiction", merged.jurisdiction(),
                "emails", Set.copyOf(merged.emails()),
                "phones", Set.copyOf(merged.phones()),
                "identifiers", Set.copyOf(merged.identifiers()),
                "classifications", Set.copyOf(merged.classifications()));
    }

    private static List<Boolean> permissions(StoredWorld world) {
        return world.decisions().stream().map(Decision::permitted).toList();
    }
}
