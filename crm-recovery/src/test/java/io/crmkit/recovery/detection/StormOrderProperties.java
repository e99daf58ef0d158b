package io.crmkit.recovery.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.incident.AffectedCustomer;
import io.crmkit.recovery.incident.FailureIncident;
import io.crmkit.recovery.incident.Incidents;
import io.crmkit.recovery.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Invariant 17 with storms: failures of several causes, on the same customers, in any order give the open cases and incidents that the words
 * of the guard demand, as long as every bad value stands for itself (one breach of one, no level to clear at) and the causes have one
 * guard.
 */
class StormOrderProperties {
    private static final Duration WITHIN = Duration.ofHours(1);

    /** A value about something of a customer, some minutes after the start. */
    record Reading(int customer, int thing, String cause, boolean bad, int minute) {
        Instant at() {
            return World.START.plus(Duration.ofMinutes(minute));
        }

        String fingerprint() {
            return customer + "/" + thing;
        }
    }

    /**
     * What came of signals.
     *
     * @param openCases by fingerprint, with the cause of the incident that the case names, that of its earliest failure in one; or nothing
     * @param customers of each incident, by cause
     */
    record Result(Map<String, String> openCases, Map<String, Set<Integer>> customers) {}

    @Provide
    Arbitrary<List<Reading>> readings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(0, 0, 0, 1),
                        Arbitraries.of("c0", "c0", "c1"),
                        Arbitraries.of(true, true, true, true, false),
                        Arbitraries.oneOf(
                                Arbitraries.of(0, 1, 30, 59, 60, 61, 90, 120, 1_440, 1_470, 10_000),
                                Arbitraries.integers().between(0, 300)))
                .as(Reading::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 100)
    void failuresOfAnyCausesInAnyOrderGiveTheSameOpenCasesAndIncidents(
            @ForAll("readings") List<Reading> readings,
            @ForAll StormGuard.Cases cases,
            @ForAll @IntRange(min = 1, max = 3) int moreThan,
            @ForAll Random random) {
        StormGuard guard = new StormGuard(moreThan, WITHIN, cases);
        Result expected = byDefinition(readings, guard);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            order.add(i);
        }

        assertThat(observed(readings, order, guard)).isEqualTo(expected);
        for (int shuffles = 0; shuffles < 3; shuffles++) {
            Collections.shuffle(order, random);
            assertThat(observed(readings, order, guard)).as("order %s", order).isEqualTo(expected);
        }
    }

    private static Result observed(List<Reading> readings, List<Integer> order, StormGuard guard) {
        World world = World.inMemory();
        List<CustomerId> customers = List.of(world.customer("Ada"), world.customer("Bob"), world.customer("Cleo"));
        world.at(World.START.plus(Duration.ofDays(8)));
        Detection detection = Detection.on(world.crm, world.recovery)
                .rules(Rules.of(Rules.storm(guard)))
                .build();
        for (int i : order) {
            Reading reading = readings.get(i);
            detection.observe(Signal.of("delayed", "event-" + i, customers.get(reading.customer()))
                    .cause(reading.cause())
                    .reference(Integer.toString(reading.thing()))
                    .value(reading.bad() ? 1 : 0)
                    .occurredAt(reading.at())
                    .build());
        }
        Map<String, String> causes = new TreeMap<>();
        Map<String, Set<Integer>> affected = new TreeMap<>();
        Incidents incidents = Incidents.on(world.crm);
        world.crm.repository(FailureIncident.TYPE).stream(Query.by(FailureIncident.BY_CAUSE))
                .forEach(incident -> {
                    causes.put(incident.id().value(), incident.cause());
                    affected.put(
                            incident.cause(),
                            incidents
                                    .affected(incident.id())
                                    .map(AffectedCustomer::customer)
                                    .map(customers::indexOf)
                                    .collect(Collectors.toCollection(TreeSet::new)));
                });
        Map<String, String> open = new TreeMap<>();
        world.crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_CUSTOMER))
                .filter(found -> CaseState.OPEN_STATES.contains(found.state()))
                .forEach(found -> open.put(
                        customers.indexOf(found.customer()) + "/"
                                + found.reference().orElseThrow(),
                        found.link(CaseLink.Kind.INCIDENT)
                                .map(id -> Objects.requireNonNull(causes.get(id)))
                                .orElse("")));
        return new Result(open, affected);
    }

    /** Straight from the words of the guard. */
    private static Result byDefinition(List<Reading> readings, StormGuard guard) {
        List<Reading> failures = readings.stream().filter(Reading::bad).toList();
        List<Reading> byTime = failures.stream()
                .sorted(Comparator.comparing(Reading::at).thenComparing(Reading::cause))
                .toList();
        Map<String, String> open = new TreeMap<>();
        Map<String, Set<Integer>> affected = new TreeMap<>();
        for (Reading failure : byTime) {
            boolean taken = stormSince(failures, failure.cause(), guard)
                    .filter(since -> !failure.at().isBefore(since))
                    .isPresent();
            if (taken) {
                affected.computeIfAbsent(failure.cause(), cause -> new TreeSet<>())
                        .add(failure.customer());
            }
            if (!taken || guard.cases() == StormGuard.Cases.OPEN) {
                String incident = taken ? failure.cause() : "";
                open.merge(failure.fingerprint(), incident, (first, other) -> first.isEmpty() ? other : first);
            }
        }
        return new Result(open, affected);
    }

    private static Optional<Instant> stormSince(List<Reading> failures, String cause, StormGuard guard) {
        return failures.stream()
                .filter(first -> first.cause().equals(cause))
                .map(Reading::at)
                .filter(since -> failures.stream()
                                .filter(other -> other.cause().equals(cause)
                                        && !other.at().isBefore(since)
                                        && other.at().isBefore(since.plus(guard.within())))
                                .map(Reading::fingerprint)
                                .distinct()
                                .count()
                        > guard.moreThan())
                .min(Instant::compareTo);
    }
}
