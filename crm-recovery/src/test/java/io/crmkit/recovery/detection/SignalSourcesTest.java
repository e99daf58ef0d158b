package io.crmkit.recovery.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Direction;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.metrics.chart.AttributeChart;
import io.crmkit.metrics.chart.Cusum;
import io.crmkit.metrics.chart.RunRule;
import io.crmkit.metrics.chart.Subgroup;
import io.crmkit.metrics.warning.WarningRules;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignalSourcesTest {
    private final World world = World.inMemory();
    private final CustomerId ada = world.customer("Ada");

    @Test
    void aRatingIsASignalAboutWhatTheCustomerWasAskedAbout() {
        Feedback answer = world.crm
                .feedback()
                .add(Feedback.csat(ada, 2).occasion("order-1").build());
        RatingSignals source = RatingSignals.of("low-rating", "csat");

        assertThat(source.signals(answer)).singleElement().satisfies(signal -> {
            assertThat(signal.value()).isEqualTo(2);
            assertThat(signal.reference()).hasValue("order-1");
            assertThat(signal.sourceEventId()).isEqualTo(answer.id().value());
        });
        assertThat(RatingSignals.of("low-rating", "nps").signals(answer)).isEmpty();
        assertThat(source.signals(answer.withRating(OptionalInt.empty()))).isEmpty();
    }

    @Test
    void everyLateClockOfACaseIsASignalButNotThoseOfCasesAboutCases() {
        RecoveryCaseId id = world.recovery
                .open(ServiceFailure.delay(ada).severity(Severity.CRITICAL).build())
                .id();
        world.pass(Duration.ofDays(10));
        world.recovery.tick(world.now(), 10);
        RecoveryCase late = world.recovery.find(id).orElseThrow();

        assertThat(BreachSignals.of("missed").signals(late))
                .extracting(signal -> signal.sourceEventId().replaceFirst("/[0-9]+$", ""))
                .containsExactlyInAnyOrder(id + "/ACKNOWLEDGE/1/1", id + "/RESOLVE/1/1");
        assertThat(BreachSignals.of("missed").signals(late.withReference("case:" + id)))
                .isEmpty();
    }

    @Test
    void twoRoundsOfOneTargetThatWereLateAreTwoSignals() {
        RecoveryCaseId id = world.recovery
                .open(ServiceFailure.delay(ada).severity(Severity.CRITICAL).build())
                .id();
        world.pass(Duration.ofDays(10));
        world.recovery.tick(world.now(), 10);
        RecoveryCase late = world.recovery.find(id).orElseThrow();
        SlaClock round = late.clocks().get(0).withTarget(Target.NEXT_UPDATE);

        List<Signal> signals = BreachSignals.of("missed").signals(late.withClocks(round, round.withRound(2)));

        assertThat(signals)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .extracting(Signal::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void threeContactsInAWeekOpenACaseAndTheFourthBelongsToIt() {
        DetectionRule repeated = DetectionRule.parse("""
                {"id": "repeated-contact", "version": "1", "validFrom": "2025-01-01",
                 "level": {"side": "AT_LEAST", "fire": 1},
                 "pattern": {"breaches": 3, "of": 3, "within": "P7D"},
                 "lateness": "P1D", "cooldown": "P1D", "kind": "POOR_QUALITY", "severity": "MEDIUM"}
                """);
        Detection detection = Detection.on(world.crm, world.recovery)
                .rules(Rules.of(repeated))
                .build();
        List<Observed> observed = new ArrayList<>();
        for (int day : new int[] {0, 7, 8, 9, 10}) {
            world.at(World.START.plus(Duration.ofDays(day)));
            Interaction call = world.crm
                    .interactions()
                    .add(Interaction.builder(ada, Channel.PHONE, Direction.IN).build());
            observed.addAll(detection.observe(ContactSignals.of("repeated-contact"), call));
        }

        assertThat(observed)
                .extracting(Observed::outcome)
                .containsExactly(
                        Observed.Outcome.NOTED,
                        Observed.Outcome.NOTED,
                        Observed.Outcome.NOTED,
                        Observed.Outcome.CASE_OPENED,
                        Observed.Outcome.APPENDED);
    }

    @Test
    void whoBoughtEveryTenDaysIsMissedAfterTwentyFiveAndOncePerLapse() {
        DetectionRule lapse = DetectionRule.parse("""
                {"id": "lapse", "version": "1", "validFrom": "2025-01-01",
                 "level": {"side": "AT_LEAST", "fire": 2.5, "clear": 1},
                 "pattern": {"breaches": 1, "of": 1, "within": "PT1S"},
                 "lateness": "P1D", "cooldown": "P1D", "kind": "POOR_QUALITY", "severity": "LOW"}
                """);
        Detection detection =
                Detection.on(world.crm, world.recovery).rules(Rules.of(lapse)).build();
        PurchaseSignals source = PurchaseSignals.silence("lapse", ZoneOffset.UTC);
        LocalDate last = LocalDate.parse("2026-02-10");
        List<LocalDate> purchases =
                IntStream.range(0, 5).mapToObj(i -> last.minusDays(10L * i)).toList();

        List<String> opened = new ArrayList<>();
        for (int day = 1; day <= 60; day++) {
            LocalDate today = last.plusDays(day);
            world.at(today.atTime(12, 0).toInstant(ZoneOffset.UTC));
            detection.observe(source, new PurchaseSignals.Look(ada, purchases, today)).stream()
                    .filter(one -> one.outcome() == Observed.Outcome.CASE_OPENED)
                    .forEach(one -> {
                        opened.add(today.toString());
                        world.recovery.dismiss(one.recoveryCase().orElseThrow(), "on holiday");
                    });
        }

        assertThat(opened).containsExactly("2026-03-07");
        assertThat(source.signals(new PurchaseSignals.Look(ada, purchases.subList(0, 4), last)))
                .isEmpty();
        assertThat(PurchaseSignals.frequency("fewer", ZoneId.of("Europe/Berlin"), WarningRules.STARTING_POINT)
                        .signals(new PurchaseSignals.Look(
                                ada,
                                IntStream.range(0, 40)
                                        .mapToObj(i -> last.minusDays(10L * i))
                                        .toList(),
                                last.plusDays(90))))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.value()).isEqualTo(1);
                    assertThat(signal.occurredAt()).isEqualTo("2026-05-10T22:00:00Z");
                });
    }

    /** 37 of 200 against a baseline of 30 samples of 200 with 567 in all: Devore 9e; specification 10.2. */
    @Test
    void aPointOutsideItsLimitsIsAnIncidentOfTheChart() {
        var baseline = AttributeChart.P
                .baseline(IntStream.range(0, 30)
                        .mapToObj(i -> new Subgroup(i < 27 ? 19 : 18, 200))
                        .toList())
                .orElseThrow();
        assertThat(baseline.limits(200).upper()).isCloseTo(0.1566, offset(0.0005));
        List<Instant> times = List.of(World.START.minusSeconds(7_200), World.START.minusSeconds(3_600), World.START);
        var chart = baseline.chart(List.of(new Subgroup(19, 200), new Subgroup(37, 200), new Subgroup(20, 200)));
        Detection detection = Detection.on(world.crm, world.recovery)
                .rules(Rules.of(Rules.DELAYED))
                .build();

        List<Observed> observed = detection.observe(
                ChartSignals.of("delayed"),
                new ChartSignals.Charted("delays", times, chart.alarms(RunRule.BEYOND_LIMITS)));

        assertThat(observed)
                .extracting(Observed::outcome)
                .containsExactly(Observed.Outcome.NOTED, Observed.Outcome.INCIDENT_OPENED, Observed.Outcome.LINKED);
    }

    /** The example of NIST, 6.3.2.3: the first signal is at observation 14. */
    @Test
    void theCusumOfNistSignalsAtTheFourteenthObservation() {
        double[] x = {
            324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600, 324.625, 325.150,
            328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350
        };
        var alarms = new Cusum(325, 1, 0.3175, 4.1959).chart(x).alarms();
        List<Instant> times = IntStream.range(0, x.length)
                .mapToObj(i -> World.START.minus(Duration.ofDays(x.length - i)))
                .toList();

        List<Signal> signals = ChartSignals.of("drift").signals(new ChartSignals.Charted("cusum", times, alarms));

        assertThat(signals.stream().takeWhile(signal -> signal.value() == 0)).hasSize(13);
        assertThat(signals.subList(13, 20)).allMatch(signal -> signal.value() == 1);
    }
}
