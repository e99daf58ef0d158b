package io.crmkit.recovery.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Invariant 17: the same signals in any order give the same open cases. */
class DetectionProperties {
    private static final Duration MONTH = Duration.ofDays(30);

    /** A value of a rule about something, some minutes after the start. */
    record Reading(String rule, int customer, int thing, double value, int minute) {}

    @Provide
    Arbitrary<List<Reading>> readings() {
        return Combinators.combine(
                        Arbitraries.of("heat", "low-rating"),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(1.0, 2.0, 3.0, 50.0, 60.0, 70.0, 80.0, 90.0),
                        Arbitraries.integers().between(0, 150))
                .as(Reading::new)
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 150)
    void theSameSignalsInAnyOrderGiveTheSameOpenCases(
            @ForAll("readings") List<Reading> readings, @ForAll Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            order.add(i);
        }
        Map<String, String> inOrder = openCases(readings, order);
        Collections.shuffle(order, random);
        order.addAll(order.subList(0, order.size() / 3)); // some come twice

        assertThat(openCases(readings, order)).isEqualTo(inOrder);
    }

    /** The open cases by fingerprint, with what is known of them. */
    private static Map<String, String> openCases(List<Reading> readings, List<Integer> order) {
        World world = World.inMemory();
        List<CustomerId> customers = List.of(world.customer("Ada"), world.customer("Bob"));
        world.at(World.START.plus(Duration.ofHours(5)));
        Detection detection = Detection.on(world.crm, world.recovery)
                .rules(Rules.of(Rules.LOW_RATING, Rules.HEAT))
                .build();
        for (int i : order) {
            Reading reading = readings.get(i);
            detection.observe(Signal.of(reading.rule(), "event-" + i, customers.get(reading.customer()))
                    .reference("thing-" + reading.thing())
                    .value(reading.value())
                    .occurredAt(World.START.plus(Duration.ofMinutes(reading.minute())))
                    .build());
        }
        Map<String, String> open = new TreeMap<>();
        world.crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_CUSTOMER))
                .filter(found -> CaseState.OPEN_STATES.contains(found.state()))
                .forEach(found -> {
                    Watch watch = detection.watch(found.fingerprint()).orElseThrow();
                    open.put(
                            found.fingerprint(),
                            found.customer() + " " + found.kind() + " " + watch.signals() + " " + watch.firstAt() + " "
                                    + watch.lastAt() + " " + watch.tracks());
                });
        return open;
    }

    @Property(tries = 100)
    void failuresOfOneWindowInAnyOrderAreTheSameIncident(
            @ForAll @IntRange(min = 1, max = 12) int failures, @ForAll Random random) {
        World world = World.inMemory();
        world.at(World.START.plus(Duration.ofHours(1)));
        Detection detection = Detection.on(world.crm, world.recovery)
                .rules(Rules.of(Rules.DELAYED))
                .build();
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < failures; i++) {
            customers.add(world.customer("Passenger " + i));
        }
        Collections.shuffle(customers, random);

        for (CustomerId customer : customers) {
            detection.observe(Signal.of("delayed", "delay-" + customer, customer)
                    .occurredAt(World.START.plusSeconds(random.nextInt(3_600)))
                    .build());
        }

        Set<CustomerId> linked = world.crm.repository(FailureIncident.TYPE).stream(Query.by(FailureIncident.BY_CAUSE))
                .flatMap(incident -> Incidents.on(world.crm).affected(incident.id()))
                .map(AffectedCustomer::customer)
                .collect(Collectors.toSet());
        long open = world.crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_CUSTOMER))
                .filter(found -> found.state() == CaseState.DETECTED)
                .count();
        boolean storm = failures > 5;
        assertThat(linked).isEqualTo(storm ? Set.copyOf(customers) : Set.of());
        assertThat(open).isEqualTo(storm ? 0 : failures);
    }

    @Provide
    Arbitrary<List<Observation>> observations() {
        return Combinators.combine(Arbitraries.integers().between(0, 2_000), Arbitraries.of(Grade.class))
                .as((hour, grade) -> Map.entry(hour, grade))
                .list()
                .ofMaxSize(60)
                .map(entries -> {
                    List<Observation> all = new ArrayList<>();
                    for (Map.Entry<Integer, Grade> entry : entries) {
                        all.add(new Observation(
                                new SignalId("signal-" + all.size()),
                                World.START.plus(Duration.ofHours(entry.getKey())),
                                entry.getValue()));
                    }
                    all.sort(Observation.ORDER);
                    return all;
                });
    }

    @Property
    void settlingOnTheWayAndLookingAtAllAtOnceGiveTheSame(
            @ForAll("observations") List<Observation> observations,
            @ForAll @IntRange(min = 1, max = 4) int breaches,
            @ForAll @IntRange(min = 0, max = 3) int more,
            @ForAll @IntRange(min = 1, max = 200) int hours,
            @ForAll @IntRange(min = 0, max = 100) int lateness,
            @ForAll boolean spells,
            @ForAll @IntRange(min = -1, max = 500) int handledHour) {
        Level level = spells ? Level.atLeast(1).clearedAt(0) : Level.atLeast(1);
        Pattern pattern = new Pattern(breaches, breaches + more, Duration.ofHours(hours));
        DetectionRule rule = new DetectionRule(
                "rule",
                "1",
                Rules.HEAT.validFrom(),
                Optional.empty(),
                level,
                pattern,
                Duration.ofHours(lateness),
                Duration.ofHours(5),
                Rules.HEAT.kind(),
                Rules.HEAT.severity(),
                Optional.empty());
        DetectionRules rules = Rules.of(rule);
        Handled handled = new Handled(
                handledHour < 0 ? Optional.empty() : Optional.of(World.START.plus(Duration.ofHours(handledHour))));
        Track streamed = Track.of("rule");
        Track batch = Track.of("rule");
        for (Observation observation : observations) {
            streamed = streamed.with(observation).settle(rules, handled);
            batch = batch.with(observation);
        }

        assertThat(streamed.wantedSince(rules, handled)).isEqualTo(batch.wantedSince(rules, handled));
        assertThat(batch.wantedSince(rules, handled)).isEqualTo(byDefinition(observations, rule, handled));
    }

    /** Straight from the words of the rule, in quadratic time. */
    private static Optional<Instant> byDefinition(List<Observation> all, DetectionRule rule, Handled handled) {
        boolean spells = rule.level().clear().isPresent();
        Optional<Instant> spell = Optional.empty();
        for (int i = 0; i < all.size(); i++) {
            Observation now = all.get(i);
            if (spells && now.grade() == Grade.GOOD) {
                spell = Optional.empty();
            }
            if (now.grade() != Grade.BAD) {
                continue;
            }
            int bad = 0;
            for (int j = i; j >= 0 && j > i - rule.pattern().of(); j--) {
                Observation earlier = all.get(j);
                boolean forgotten = spells && earlier.grade() == Grade.GOOD;
                boolean old = !earlier.at().plus(rule.pattern().within()).isAfter(now.at());
                boolean dealtWith = handled.until()
                        .filter(end -> now.at().isAfter(end) && !earlier.at().isAfter(end))
                        .isPresent();
                if (forgotten || old || dealtWith) {
                    break;
                }
                bad += earlier.grade() == Grade.BAD ? 1 : 0;
            }
            boolean met = bad >= rule.pattern().breaches();
            Optional<Instant> since =
                    spells && spell.isPresent() ? spell : met ? Optional.of(now.at()) : Optional.empty();
            if (spells) {
                spell = since;
            }
            boolean newer = since.isPresent()
                    && handled.until().filter(end -> !since.get().isAfter(end)).isEmpty();
            boolean loud = handled.until()
                    .filter(end -> !now.at().isAfter(end.plus(rule.cooldown())))
                    .isEmpty();
            if (newer && loud) {
                return since;
            }
        }
        return Optional.empty();
    }

    @Property(tries = 10)
    void aTrackNeverGrowsForEver(@ForAll Random random) {
        DetectionRules rules = Rules.of(Rules.HEAT);
        Track track = Track.of("heat");
        for (int i = 0; i < 700; i++) {
            Instant at = World.START.plusSeconds(i);
            track = track.with(new Observation(
                            new SignalId("signal-" + i),
                            at,
                            List.of(Grade.values()).get(random.nextInt(3))))
                    .settle(rules, new Handled(Optional.empty()));
        }

        assertThat(track.observations()).hasSizeLessThanOrEqualTo(301);
        assertThat(MONTH).isEqualTo(Rules.HEAT.lateness()); // only the number limits it
    }

    @Property
    void afterTheLevelIsReachedOnlyTheOtherLevelEndsIt(
            @ForAll @IntRange(min = -50, max = 50) int fire,
            @ForAll @IntRange(min = 1, max = 50) int band,
            @ForAll @IntRange(min = -120, max = 120) int value) {
        Level high = Level.atLeast(fire).clearedAt(fire - band);
        Level low = Level.atMost(fire).clearedAt(fire + band);

        assertThat(high.grade(value))
                .isEqualTo(value >= fire ? Grade.BAD : value <= fire - band ? Grade.GOOD : Grade.BETWEEN);
        assertThat(low.grade(value))
                .isEqualTo(value <= fire ? Grade.BAD : value >= fire + band ? Grade.GOOD : Grade.BETWEEN);
    }
}
