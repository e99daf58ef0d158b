package io.crmkit.recovery.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.world.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentsTest {
    private final World world = World.inMemory();
    private final Incidents incidents = Incidents.on(world.crm);
    private final CustomerId ada = world.customer("Ada");

    private static FailureIncident open(Incidents incidents, String cause) {
        return incidents.open(cause, FailureKind.DELAY, Severity.HIGH);
    }

    private AffectedCustomer part(IncidentId incident, Instant at) {
        return AffectedCustomer.builder(incident, ada).failedAt(at).build();
    }

    @Test
    void oneCauseHasOneOpenIncident() {
        FailureIncident first = open(incidents, "fog");

        assertThat(open(incidents, "fog")).isEqualTo(first);
        incidents.close(first.id());
        assertThat(incidents.findOpen("fog")).isEmpty();
        assertThat(open(incidents, "fog").id()).isNotEqualTo(first.id());
    }

    @Test
    void theSameLinkAgainChangesNothingAndTheFirstTimeIsKept() {
        IncidentId fog = open(incidents, "fog").id();
        incidents.link(part(fog, World.START));
        incidents.link(AffectedCustomer.builder(fog, ada)
                .failedAt(World.START.minusSeconds(60))
                .addCase(new RecoveryCaseId("case-1"))
                .build());

        AffectedCustomer linked = incidents.link(part(fog, World.START));

        assertThat(linked.failedAt()).isEqualTo(World.START.minusSeconds(60));
        assertThat(linked.caseIds()).containsExactly("case-1");
        assertThat(incidents.customers(fog)).isEqualTo(1);
        assertThat(incidents.of(ada)).containsExactly(linked);
    }

    @Test
    void customersOfABigIncidentComeInPages() {
        IncidentId fog = open(incidents, "fog").id();
        for (int i = 0; i < 250; i++) {
            incidents.link(AffectedCustomer.builder(fog, world.customer("Passenger " + i))
                    .failedAt(World.START)
                    .build());
        }
        IncidentId snow = open(incidents, "snow").id();

        incidents.merge(fog, snow);

        Page<AffectedCustomer> page = incidents.affected(snow, PageRequest.ofSize(100));
        assertThat(page.items()).hasSize(100);
        assertThat(page.next()).isPresent();
        assertThat(incidents.affected(snow)).hasSize(250);
        assertThat(incidents.affected(fog)).isEmpty();
    }

    @Test
    void aMergeThatWasInterruptedGoesOn() {
        IncidentId fog = open(incidents, "fog").id();
        IncidentId snow = open(incidents, "snow").id();
        incidents.merge(fog, snow);
        world.crm.repository(AffectedCustomer.TYPE).add(part(fog, World.START)); // as if it had not been moved

        assertThat(incidents.merge(fog, snow).id()).isEqualTo(snow);
        assertThat(incidents.customers(snow)).isEqualTo(1);
        assertThat(incidents.affected(fog)).isEmpty();
    }

    @Test
    void whatCannotBeMergedOrClosedIsRefused() {
        IncidentId fog = open(incidents, "fog").id();
        IncidentId snow = open(incidents, "snow").id();
        assertThatThrownBy(() -> incidents.merge(fog, fog)).isInstanceOf(InvalidInputException.class);
        incidents.merge(fog, snow);

        assertThatThrownBy(() -> incidents.merge(snow, fog)).isInstanceOf(InvalidInputException.class); // a cycle
        assertThatThrownBy(() -> incidents.close(fog)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> open(incidents, " ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> incidents.link(AffectedCustomer.builder(snow, new CustomerId("nobody"))
                        .failedAt(World.START)
                        .build()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void linksSurviveTheProcessOnSqlite(@TempDir Path directory) {
        World disk = World.onSqlite(directory);
        Incidents stored = Incidents.on(disk.crm);
        IncidentId fog = open(stored, "fog").id();
        CustomerId bob = disk.customer("Bob");
        stored.link(AffectedCustomer.builder(fog, bob).failedAt(World.START).build());
        disk.crm.close();

        Incidents again = Incidents.on(World.onSqlite(directory).crm);
        assertThat(again.find(fog).map(FailureIncident::cause)).hasValue("fog");
        assertThat(again.affected(fog)).extracting(AffectedCustomer::customer).containsExactly(bob);
    }

    /** Invariant 19. */
    static class MergeProperties {
        @Provide
        Arbitrary<List<Integer>> steps() {
            return Arbitraries.integers().between(0, 35).list().ofMaxSize(8);
        }

        @Property(tries = 100)
        void mergesInAnyOrderHaveNoCycleAndLoseNobody(@ForAll("steps") List<Integer> steps) {
            World world = World.inMemory();
            Incidents incidents = Incidents.on(world.crm);
            List<IncidentId> ids = new ArrayList<>();
            List<CustomerId> customers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                ids.add(open(incidents, "cause-" + i).id());
                customers.add(world.customer("Customer " + i));
                for (int j = 0; j <= i; j++) {
                    incidents.link(AffectedCustomer.builder(ids.get(i), customers.get(j))
                            .failedAt(World.START)
                            .build());
                }
            }
            for (int step : steps) {
                try {
                    incidents.merge(ids.get(step / 6), ids.get(step % 6));
                } catch (InvalidInputException refused) {
                    assertThat(refused.field()).isEqualTo("incident");
                }
            }

            Set<IncidentId> left = ids.stream()
                    .map(id -> world.crm
                            .compute(unit -> incidents.current(unit, id))
                            .id())
                    .collect(Collectors.toSet());
            assertThat(left)
                    .allSatisfy(id -> assertThat(incidents.find(id).map(FailureIncident::state))
                            .hasValue(IncidentState.OPEN));
            for (int i = 0; i < 6; i++) {
                IncidentId id = ids.get(i);
                IncidentId now =
                        world.crm.compute(unit -> incidents.current(unit, id)).id();
                assertThat(incidents.affected(now))
                        .extracting(AffectedCustomer::customer)
                        .containsAll(customers.subList(0, i + 1))
                        .doesNotHaveDuplicates();
            }
        }
    }
}
