package io.crmkit.recovery.detection;

import static io.crmkit.recovery.detection.Observed.Outcome.CASE_OPENED;
import static io.crmkit.recovery.detection.Observed.Outcome.DUPLICATE;
import static io.crmkit.recovery.detection.Observed.Outcome.INCIDENT_OPENED;
import static io.crmkit.recovery.detection.Observed.Outcome.LINKED;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.CustomerCommand;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.incident.AffectedCustomer;
import io.crmkit.recovery.incident.FailureIncident;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.incident.Incidents;
import io.crmkit.recovery.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormTest {
    private static final int WORKERS = 8;

    @TempDir
    private Path directory = Path.of("");

    private World world = World.inMemory();

    private Detection detection(StormGuard.Cases cases) {
        return Detection.on(world.crm, world.recovery)
                .rules(Rules.of(Rules.storm(cases)))
                .build();
    }

    private static Signal delayed(CustomerId customer, Instant at) {
        return Signal.of("delayed", "event-" + customer, customer)
                .cause("trip-7")
                .reference("trip-7")
                .occurredAt(at)
                .build();
    }

    private List<CustomerId> passengers(int count) {
        List<CustomerId> passengers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            passengers.add(world.customer("Passenger " + i));
        }
        return passengers;
    }

    private Map<CaseState, Long> cases() {
        return world.crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_NEXT_DUE))
                .collect(groupingBy(RecoveryCase::state, counting()));
    }

    private List<FailureIncident> incidents() {
        return world.crm.repository(FailureIncident.TYPE).stream(Query.by(FailureIncident.BY_CAUSE))
                .toList();
    }

    @Test
    void fiveHundredFailuresOfOneCauseAreOneIncidentAndNoCases() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);

        List<Observed> observed = passengers(500).stream()
                .map(passenger -> detection.observe(delayed(passenger, world.now())))
                .toList();

        assertThat(observed.stream().map(Observed::outcome).collect(groupingBy(outcome -> outcome, counting())))
                .containsOnly(Map.entry(CASE_OPENED, 5L), Map.entry(INCIDENT_OPENED, 1L), Map.entry(LINKED, 494L));
        assertThat(incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.cause()).isEqualTo("trip-7");
            assertThat(Incidents.on(world.crm).customers(incident.id())).isEqualTo(500);
        });
        assertThat(cases()).containsOnly(Map.entry(CaseState.DISMISSED, 5L));
    }

    @Test
    void everyCustomerHasACaseIfThePolicySaysSo() {
        Detection detection = detection(StormGuard.Cases.OPEN);

        passengers(20).forEach(passenger -> detection.observe(delayed(passenger, world.now())));

        assertThat(cases()).containsOnly(Map.entry(CaseState.DETECTED, 20L));
        Incidents incidents = Incidents.on(world.crm);
        assertThat(incidents.affected(incidents().get(0).id()))
                .hasSize(20)
                .allSatisfy(part -> assertThat(part.caseIds()).hasSize(1));
        assertThat(world.crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_NEXT_DUE)))
                .allSatisfy(one -> assertThat(one.links())
                        .containsExactly(
                                CaseLink.causedBy(incidents().get(0).id().value())));
    }

    @Test
    void aCaseThatSomebodyConfirmedStaysBesideTheIncident() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        List<CustomerId> passengers = passengers(6);
        RecoveryCaseId first = detection
                .observe(delayed(passengers.get(0), world.now()))
                .recoveryCase()
                .orElseThrow();
        world.recovery.confirm(first);

        passengers.forEach(passenger -> detection.observe(delayed(passenger, world.now())));

        assertThat(cases()).containsOnly(Map.entry(CaseState.OPEN, 1L), Map.entry(CaseState.DISMISSED, 4L));
        IncidentId incident = incidents().get(0).id();
        assertThat(Incidents.on(world.crm).affected(incident))
                .hasSize(6)
                .filteredOn(part -> part.caseIds().contains(first.value()))
                .hasSize(1);
        assertThat(world.recovery.find(first).orElseThrow().links())
                .containsExactly(CaseLink.causedBy(incident.value()));
    }

    @Test
    void aCaseThatIsAtItsEndIsPartOfTheIncidentAndStaysAsItIs() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        List<CustomerId> passengers = passengers(6);
        RecoveryCaseId first = detection
                .observe(delayed(passengers.get(0), world.now()))
                .recoveryCase()
                .orElseThrow();
        world.recovery.confirm(first);
        world.recovery.apply(first, new CustomerCommand.Refer("ombudsman", true));
        RecoveryCase referred = world.recovery.find(first).orElseThrow();

        passengers.forEach(passenger -> detection.observe(delayed(passenger, world.now())));

        assertThat(world.recovery.find(first)).hasValue(referred);
        assertThat(Incidents.on(world.crm).affected(incidents().get(0).id()))
                .filteredOn(part -> part.caseIds().contains(first.value()))
                .hasSize(1);
    }

    @Test
    void asManyAsAllowedWithinTheWindowAreStillSeparate() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        List<CustomerId> passengers = passengers(6);
        world.at(World.START.plus(Duration.ofHours(1)));
        for (int i = 0; i < 5; i++) {
            detection.observe(delayed(passengers.get(i), World.START.plusSeconds(i)));
        }

        detection.observe(delayed(passengers.get(5), World.START.plus(Duration.ofHours(1))));

        assertThat(incidents()).isEmpty();
        assertThat(cases()).containsOnly(Map.entry(CaseState.DETECTED, 6L));
    }

    @Test
    void anIncidentThatIsClosedTakesLateNewsButNoNewFailures() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        List<CustomerId> passengers = passengers(8);
        passengers.subList(0, 6).forEach(passenger -> detection.observe(delayed(passenger, world.now())));
        world.pass(Duration.ofHours(2));
        Incidents incidents = Incidents.on(world.crm);
        IncidentId incident = incidents.close(incidents().get(0).id()).id();
        world.pass(Duration.ofHours(2));

        assertThat(detection.observe(delayed(passengers.get(6), World.START)).outcome())
                .isEqualTo(LINKED);
        assertThat(detection.observe(delayed(passengers.get(7), world.now())).outcome())
                .isEqualTo(CASE_OPENED);
        assertThat(incidents.customers(incident)).isEqualTo(7);
    }

    @Test
    void failuresOfAMergedIncidentGoToTheOneThatItBecame() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        List<CustomerId> passengers = passengers(7);
        passengers.subList(0, 6).forEach(passenger -> detection.observe(delayed(passenger, world.now())));
        Incidents incidents = Incidents.on(world.crm);
        FailureIncident fog = incidents.open("fog", Rules.DELAYED.kind(), Rules.DELAYED.severity());
        incidents.merge(
                incidents().stream()
                        .filter(one -> !one.equals(fog))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                fog.id());

        Observed seventh = detection.observe(delayed(passengers.get(6), world.now()));

        assertThat(seventh.incident()).hasValue(fog.id());
        assertThat(incidents.customers(fog.id())).isEqualTo(7);
    }

    @Test
    void aFailureOfAnotherCauseIsNotPartOfAnOpenIncident() {
        StormGuard two = new StormGuard(1, Duration.ofHours(1), StormGuard.Cases.LINK_ONLY);
        Detection detection = Detection.on(world.crm, world.recovery)
                .rules(Rules.of(Rules.storm(two)))
                .build();
        List<CustomerId> passengers = passengers(2);
        Signal.Builder first = Signal.of("delayed", "first", passengers.get(0));
        detection.observe(first.cause("fog").occurredAt(world.now()).build());
        world.pass(Duration.ofMinutes(1));
        Signal.Builder second = Signal.of("delayed", "second", passengers.get(1));
        Observed storm =
                detection.observe(second.cause("fog").occurredAt(world.now()).build());
        assertThat(storm.outcome()).isEqualTo(INCIDENT_OPENED);
        world.pass(Duration.ofDays(1));

        Observed other = detection.observe(Signal.of("delayed", "third", passengers.get(0))
                .cause("strike")
                .occurredAt(world.now())
                .build());

        assertThat(other.outcome()).isEqualTo(CASE_OPENED);
        assertThat(world.recovery.find(other.recoveryCase().orElseThrow())).hasValueSatisfying(found -> {
            assertThat(found.occurredAt()).hasValue(world.now());
            assertThat(found.links()).isEmpty();
        });
        assertThat(incidents()).extracting(FailureIncident::cause).containsExactly("fog");
        assertThat(detection.observe(Signal.of("delayed", "fourth", passengers.get(1))
                        .cause("fog")
                        .occurredAt(world.now())
                        .build()))
                .extracting(Observed::outcome)
                .isEqualTo(LINKED);
    }

    @Test
    void aFailureAfterTheIncidentWasClosedCountsAnew() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        List<CustomerId> passengers = passengers(6);
        passengers.forEach(passenger -> detection.observe(delayed(passenger, world.now())));
        world.pass(Duration.ofMinutes(5));
        Incidents.on(world.crm).close(incidents().get(0).id());
        world.pass(Duration.ofMinutes(5));

        List<Observed> again = passengers.stream()
                .map(passenger ->
                        detection.observe(delayed(passenger, world.now()).withSourceEventId("again-" + passenger)))
                .toList();

        assertThat(again.stream().limit(5)).extracting(Observed::outcome).containsOnly(CASE_OPENED);
        assertThat(again.get(5).outcome()).isEqualTo(INCIDENT_OPENED);
        assertThat(incidents()).hasSize(2);
        assertThat(cases()).containsOnly(Map.entry(CaseState.DISMISSED, 10L));
    }

    @Test
    void aFailureThatIsCorrectedIsNoPartOfAStorm() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        List<CustomerId> passengers = passengers(6);
        passengers.subList(0, 5).forEach(passenger -> detection.observe(delayed(passenger, world.now())));
        Signal first = delayed(passengers.get(0), world.now());
        world.pass(Duration.ofSeconds(1));
        assertThat(detection.observe(first.withCause("trip-8")).outcome()).isEqualTo(Observed.Outcome.APPENDED);

        assertThat(detection.observe(delayed(passengers.get(5), world.now())).outcome())
                .isEqualTo(CASE_OPENED);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void whatServesManyCustomersIsNotPartOfAnIncidentOfAnotherCause() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        Signal.Builder down = Signal.aboutNobody("delayed", "probe-1");
        Signal first =
                down.reference("gateway").cause("fog").occurredAt(world.now()).build();
        detection.observe(first);

        assertThat(detection.observe(first.withSourceEventId("probe-2").withCause("strike")))
                .extracting(Observed::outcome)
                .isEqualTo(INCIDENT_OPENED);
        assertThat(incidents()).extracting(FailureIncident::cause).containsExactlyInAnyOrder("fog", "strike");
    }

    @Test
    void whatIsKnownOfACauseStaysSmall() {
        List<StormTrack.Failure> failures = List.of();
        for (int i = 0; i < 700; i++) {
            WatchId watch = new WatchId("watch-" + i);
            failures = StormWindow.with(
                    failures,
                    new StormTrack.Failure(watch, World.START.plus(Duration.ofMinutes(i))),
                    Duration.ofDays(30));
        }
        assertThat(failures)
                .hasSize(500)
                .first()
                .satisfies(oldest -> assertThat(oldest.at()).isEqualTo(World.START.plus(Duration.ofMinutes(200))));

        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        passengers(30).forEach(passenger -> detection.observe(delayed(passenger, world.now())));
        assertThat(world.crm.repository(StormTrack.TYPE).find(StormTrack.idOf("trip-7")))
                .hasValueSatisfying(track -> assertThat(track.failures()).hasSize(6));
    }

    @Test
    void whatServesManyCustomersIsAnIncidentAtOnce() {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        Signal down = Signal.aboutNobody("delayed", "probe-1")
                .reference("gateway")
                .occurredAt(world.now())
                .build();

        assertThat(detection.observe(down).outcome()).isEqualTo(INCIDENT_OPENED);
        assertThat(detection.observe(down).outcome()).isEqualTo(DUPLICATE);
        assertThat(detection.observe(down.withSourceEventId("probe-2")).outcome())
                .isEqualTo(LINKED);
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void eightWorkersWithTheSameSignalsOpenOneIncidentAndLinkEveryCustomerOnce() throws Exception {
        stormOfEightWorkers(60);
    }

    @Test
    void eightWorkersAgreeOnSqliteToo() throws Exception {
        world = World.onSqlite(directory);
        stormOfEightWorkers(30);
    }

    private void stormOfEightWorkers(int customers) throws Exception {
        Detection detection = detection(StormGuard.Cases.LINK_ONLY);
        List<CustomerId> passengers = passengers(customers);

        List<List<Observed>> observed = race(() -> passengers.stream()
                .map(passenger -> detection.observe(delayed(passenger, World.START)))
                .toList());

        assertThat(incidents()).hasSize(1);
        assertThat(Incidents.on(world.crm).affected(incidents().get(0).id()))
                .extracting(AffectedCustomer::customer)
                .containsExactlyInAnyOrderElementsOf(passengers);
        assertThat(cases()).containsOnlyKeys(CaseState.DISMISSED);
        assertThat(observed.stream().flatMap(List::stream).filter(one -> one.outcome() != DUPLICATE))
                .hasSize(customers);
    }

    private static <T> List<T> race(Callable<T> task) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<T> results = new ArrayList<>();
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                tasks.add(task);
            }
            for (Future<T> result : workers.invokeAll(tasks, 120, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            workers.shutdownNow();
        }
    }
}
