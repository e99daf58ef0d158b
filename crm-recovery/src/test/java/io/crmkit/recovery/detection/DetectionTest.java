package io.crmkit.recovery.detection;

import static io.crmkit.recovery.detection.Observed.Outcome.APPENDED;
import static io.crmkit.recovery.detection.Observed.Outcome.CASE_OPENED;
import static io.crmkit.recovery.detection.Observed.Outcome.DUPLICATE;
import static io.crmkit.recovery.detection.Observed.Outcome.NOTED;
import static io.crmkit.recovery.detection.Observed.Outcome.RETRACTED;
import static io.crmkit.recovery.detection.Observed.Outcome.TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTest {
    private World world = World.inMemory();
    private Detection detection = detection();
    private CustomerId ada = world.customer("Ada");

    World world() {
        return World.inMemory();
    }

    @BeforeEach
    void open() {
        world = world();
        detection = detection();
        ada = world.customer("Ada");
    }

    private Detection detection() {
        return Detection.on(world.crm, world.recovery)
                .rules(Rules.of(Rules.LOW_RATING, Rules.HEAT))
                .build();
    }

    /** The same tests on a store that outlives a process. */
    static class OnSqliteTest extends DetectionTest {
        @TempDir
        private Path directory = Path.of("");

        @Override
        World world() {
            return World.onSqlite(directory);
        }
    }

    private Observed rate(String event, double value) {
        return detection.observe(Signal.of("low-rating", event, ada)
                .reference("order-1")
                .value(value)
                .channel(Channel.WEB)
                .occurredAt(world.now())
                .build());
    }

    private Observed heat(String event, double value, Duration after) {
        return detection.observe(Signal.of("heat", event, ada)
                .reference("device-1")
                .value(value)
                .occurredAt(World.START.plus(after))
                .build());
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private List<RecoveryCase> cases() {
        return world.crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_NEXT_DUE))
                .toList();
    }

    private void resolve(RecoveryCaseId id) {
        world.recovery.confirm(id);
        world.recovery.acknowledge(id, Channel.EMAIL);
        world.recovery.begin(id, "desk");
        world.recovery.resolve(id, "put right");
    }

    @Test
    void aRatingAtTheLevelOpensACaseThatAPersonHasYetToConfirm() {
        assertThat(rate("a", 3).outcome()).isEqualTo(NOTED);

        Observed observed = rate("b", 2);

        assertThat(observed.outcome()).isEqualTo(CASE_OPENED);
        assertThat(cases()).singleElement().satisfies(opened -> {
            assertThat(observed.recoveryCase()).hasValue(opened.id());
            assertThat(opened.state()).isEqualTo(CaseState.DETECTED);
            assertThat(opened.source()).isEqualTo(FailureSource.DETECTED);
            assertThat(opened.severity()).isEqualTo(Severity.HIGH);
            assertThat(opened.channel()).hasValue(Channel.WEB);
            assertThat(opened.reference()).hasValue("order-1");
        });
    }

    @Test
    void laterSignalsOfTheFingerprintBelongToTheOpenCase() {
        RecoveryCaseId opened = rate("a", 1).recoveryCase().orElseThrow();
        world.pass(Duration.ofHours(1));

        Observed second = rate("b", 1);

        assertThat(second.outcome()).isEqualTo(APPENDED);
        assertThat(second.recoveryCase()).hasValue(opened);
        assertThat(cases()).hasSize(1);
        String fingerprint = ada + "/POOR_QUALITY/order-1";
        assertThat(detection.watch(fingerprint).map(Watch::signals)).hasValue(2L);
        assertThat(detection.watch(fingerprint).map(Watch::lastAt)).hasValue(world.now());
        assertThat(detection.signals(fingerprint))
                .extracting(Signal::sourceEventId)
                .containsExactly("a", "b");
    }

    @Test
    void theSameEventHandedOverAgainChangesNothing() {
        rate("a", 1);
        List<RecoveryCase> before = cases();

        assertThat(detection
                        .observe(Signal.of("low-rating", "a", ada)
                                .reference("order-1")
                                .value(1)
                                .channel(Channel.WEB)
                                .occurredAt(World.START)
                                .observedAt(World.START.plusSeconds(60))
                                .build())
                        .outcome())
                .isEqualTo(DUPLICATE);
        assertThat(cases()).isEqualTo(before);
        assertThat(detection.watch(ada + "/POOR_QUALITY/order-1").map(Watch::signals))
                .hasValue(1L);
    }

    @Test
    void aCorrectionTakesThePlaceOfTheSignalThatItCorrects() {
        RecoveryCaseId opened = rate("a", 1).recoveryCase().orElseThrow();

        Observed corrected = detection.observe(Signal.of("low-rating", "a", ada)
                .reference("order-1")
                .value(5)
                .occurredAt(World.START)
                .observedAt(World.START.plusSeconds(1))
                .build());

        assertThat(corrected.outcome()).isEqualTo(RETRACTED);
        assertThat(world.recovery.find(opened).map(RecoveryCase::state)).hasValue(CaseState.DISMISSED);
    }

    @Test
    void aCaseThatAPersonConfirmedIsNotTakenBack() {
        RecoveryCaseId opened = rate("a", 1).recoveryCase().orElseThrow();
        world.recovery.confirm(opened);

        Observed corrected = detection.observe(Signal.of("low-rating", "a", ada)
                .reference("order-1")
                .value(5)
                .occurredAt(World.START)
                .observedAt(World.START.plusSeconds(1))
                .build());

        assertThat(corrected.outcome()).isEqualTo(NOTED);
        assertThat(world.recovery.find(opened).map(RecoveryCase::state)).hasValue(CaseState.OPEN);
    }

    @Test
    void whatTheCustomerComplainedOfAlreadyIsNoSecondCase() {
        RecoveryCase complaint = world.recovery.open(
                ServiceFailure.poorQuality(ada).reference("order-1").build());

        Observed observed = rate("a", 1);

        assertThat(observed.outcome()).isEqualTo(APPENDED);
        assertThat(observed.recoveryCase()).hasValue(complaint.id());
    }

    @Test
    void theSignalsOfACaseThatWasMergedBelongToTheOneThatWentOn() {
        RecoveryCaseId detected = rate("a", 1).recoveryCase().orElseThrow();
        RecoveryCaseId complaint =
                world.recovery.open(ServiceFailure.delay(ada).build()).id();
        world.recovery.merge(detected, complaint);

        Observed second = rate("b", 1);
        assertThat(second.outcome()).isEqualTo(APPENDED);
        assertThat(second.recoveryCase()).hasValue(complaint);
        world.recovery.acknowledge(complaint, Channel.EMAIL);
        world.recovery.begin(complaint, "desk");
        world.recovery.resolve(complaint, "put right");
        world.pass(Duration.ofDays(1));

        assertThat(rate("in the cooldown", 1).outcome()).isEqualTo(NOTED);
        world.pass(Duration.ofSeconds(1));
        assertThat(rate("after it", 1).outcome()).isEqualTo(CASE_OPENED);
    }

    @Test
    void aCaseThatTookInADetectedOneIsNotTakenBackWithIt() {
        RecoveryCaseId mistaken = rate("a", 1).recoveryCase().orElseThrow();
        heat("b", 90, minutes(-5));
        RecoveryCaseId other = heat("c", 90, minutes(0)).recoveryCase().orElseThrow();
        world.recovery.merge(mistaken, other);

        assertThat(detection
                        .observe(Signal.of("low-rating", "a", ada)
                                .reference("order-1")
                                .value(5)
                                .occurredAt(World.START)
                                .observedAt(World.START.plusSeconds(1))
                                .build())
                        .outcome())
                .isEqualTo(NOTED);
        assertThat(world.recovery.find(other).map(RecoveryCase::state)).hasValue(CaseState.DETECTED);
    }

    @Test
    void afterTheResolutionTheCooldownKeepsQuietAndThenANewCaseIsOpened() {
        resolve(rate("a", 1).recoveryCase().orElseThrow());

        world.pass(Duration.ofDays(1));
        assertThat(rate("b", 1).outcome()).isEqualTo(NOTED);
        world.pass(Duration.ofSeconds(1));

        assertThat(rate("c", 1).outcome()).isEqualTo(CASE_OPENED);
        assertThat(cases()).hasSize(2);
    }

    @Test
    void theCooldownRunsFromTheResolutionHoweverLateTheCaseIsClosed() {
        RecoveryCaseId id = rate("a", 1).recoveryCase().orElseThrow();
        resolve(id);
        world.pass(Duration.ofDays(5));
        world.recovery.close(id, Acceptance.ACCEPTED);
        world.pass(Duration.ofMinutes(1));

        assertThat(rate("b", 1).outcome()).isEqualTo(CASE_OPENED);
    }

    @Test
    void twoOfThreeWithinTheWindowFire() {
        world.at(World.START.plus(Duration.ofDays(1)));
        assertThat(heat("a", 90, minutes(0)).outcome()).isEqualTo(NOTED);
        assertThat(heat("b", 70, minutes(20)).outcome()).isEqualTo(NOTED);
        assertThat(heat("c", 80, minutes(40)).outcome()).isEqualTo(CASE_OPENED);
    }

    @Test
    void twoExactlyAWindowApartDoNot() {
        world.at(World.START.plus(Duration.ofDays(1)));
        heat("a", 90, minutes(0));
        assertThat(heat("b", 90, minutes(60)).outcome()).isEqualTo(NOTED);
        assertThat(heat("c", 90, minutes(119)).outcome()).isEqualTo(CASE_OPENED);
    }

    @Test
    void aSpellThatHasNotClearedMakesNoSecondCase() {
        world.at(World.START.plus(minutes(10)));
        heat("a", 90, minutes(0));
        RecoveryCaseId first = heat("b", 90, minutes(10)).recoveryCase().orElseThrow();
        resolve(first);
        world.at(World.START.plus(Duration.ofHours(6)));

        assertThat(heat("c", 90, Duration.ofHours(5)).outcome()).isEqualTo(NOTED);
        assertThat(heat("d", 61, Duration.ofHours(5).plusMinutes(1)).outcome()).isEqualTo(NOTED);
        assertThat(heat("e", 90, Duration.ofHours(5).plusMinutes(2)).outcome()).isEqualTo(NOTED);
        assertThat(heat("f", 60, Duration.ofHours(5).plusMinutes(3)).outcome()).isEqualTo(NOTED);
        assertThat(heat("g", 90, Duration.ofHours(5).plusMinutes(4)).outcome()).isEqualTo(NOTED);
        assertThat(heat("h", 90, Duration.ofHours(5).plusMinutes(5)).outcome()).isEqualTo(CASE_OPENED);
    }

    @Test
    void aSpellThatBeginsInTheCooldownAndOutlastsItMakesACase() {
        world.at(World.START.plus(minutes(10)));
        heat("a", 90, minutes(0));
        resolve(heat("b", 90, minutes(10)).recoveryCase().orElseThrow());
        world.at(World.START.plus(Duration.ofHours(6)));
        heat("clear", 50, minutes(20));

        assertThat(heat("c", 90, minutes(30)).outcome()).isEqualTo(NOTED);
        assertThat(heat("d", 90, minutes(40)).outcome()).isEqualTo(NOTED);
        assertThat(heat("e", 90, minutes(130)).outcome()).isEqualTo(NOTED);
        assertThat(heat("f", 90, minutes(131)).outcome()).isEqualTo(CASE_OPENED);
    }

    @Test
    void aLateGoodValueBetweenTwoBadOnesTakesTheCaseBackAndALaterBadOneOpensAnother() {
        world.at(World.START.plus(Duration.ofDays(1)));
        heat("a", 90, minutes(0));
        RecoveryCaseId first = heat("c", 90, minutes(20)).recoveryCase().orElseThrow();

        assertThat(heat("b", 50, minutes(10)).outcome()).isEqualTo(RETRACTED);
        assertThat(world.recovery.find(first).map(RecoveryCase::state)).hasValue(CaseState.DISMISSED);
        assertThat(heat("d", 90, minutes(30)).outcome()).isEqualTo(CASE_OPENED);
    }

    @Test
    void whatComesLaterThanTheRuleAllowsIsKeptAndDoesNotCount() {
        rate("a", 5);
        world.pass(Duration.ofDays(31));
        rate("b", 5);

        Observed late = detection.observe(Signal.of("low-rating", "late", ada)
                .reference("order-1")
                .value(1)
                .occurredAt(World.START)
                .build());

        assertThat(late.outcome()).isEqualTo(TOO_LATE);
        assertThat(cases()).isEmpty();
        assertThat(detection.signals(ada + "/POOR_QUALITY/order-1")).hasSize(3);
    }

    @Test
    void whatIsSettledStillHoldsItsCaseOpen() {
        RecoveryCaseId opened = rate("a", 1).recoveryCase().orElseThrow();
        for (int day = 0; day < 90; day += 10) {
            world.pass(Duration.ofDays(10));
            rate("good-" + day, 5);
        }

        assertThat(world.recovery.find(opened).map(RecoveryCase::state)).hasValue(CaseState.DETECTED);
        assertThat(detection.watch(ada + "/POOR_QUALITY/order-1").orElseThrow().tracks())
                .singleElement()
                .satisfies(track -> assertThat(track.settled()).hasValue(World.START));
    }

    @Test
    void badInputIsRefusedAndStoresNothing() {
        Signal good = Signal.of("low-rating", "a", ada)
                .value(1)
                .occurredAt(World.START)
                .build();
        CustomerId nobody = new CustomerId("nobody");

        assertThatThrownBy(() -> detection.observe(good.withRule("unheard-of")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("signal.rule");
        assertThatThrownBy(() -> detection.observe(good.withOccurredAt(World.START.plus(Duration.ofMinutes(6)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("future");
        assertThatThrownBy(() -> detection.observe(good.withCustomer(nobody)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> good.withValue(Double.NaN)).isInstanceOf(InvalidInputException.class);
        detection.observe(good.withFingerprint("shared"));
        assertThatThrownBy(() -> detection.observe(good.withSourceEventId("b")
                        .withCustomer(world.customer("Bob"))
                        .withFingerprint("shared")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("signal.fingerprint");

        assertThat(cases()).hasSize(1);
        assertThat(world.crm.repository(Signal.TYPE).count(Query.by(Signal.BY_CUSTOMER)))
                .isEqualTo(1);
    }

    @Test
    void aRuleHoldsForTheSignalsOfItsTime() {
        DetectionRule strict = new DetectionRule(
                "low-rating",
                "2",
                LocalDate.parse("2026-02-01"),
                Optional.empty(),
                Level.atMost(3),
                Pattern.once(),
                Rules.LOW_RATING.lateness(),
                Rules.LOW_RATING.cooldown(),
                Rules.LOW_RATING.kind(),
                Rules.LOW_RATING.severity(),
                Optional.empty());
        DetectionRule before = new DetectionRule(
                "low-rating",
                "1",
                LocalDate.parse("2025-01-01"),
                Optional.of(LocalDate.parse("2026-02-01")),
                Level.atMost(2),
                Pattern.once(),
                Rules.LOW_RATING.lateness(),
                Rules.LOW_RATING.cooldown(),
                Rules.LOW_RATING.kind(),
                Rules.LOW_RATING.severity(),
                Optional.empty());
        detection = Detection.on(world.crm, world.recovery)
                .rules(Rules.of(before, strict))
                .build();
        world.at(Instant.parse("2026-02-01T12:00:00Z"));

        assertThat(detection
                        .observe(Signal.of("low-rating", "old", ada)
                                .value(3)
                                .occurredAt(Instant.parse("2026-01-31T23:59:59Z"))
                                .build())
                        .outcome())
                .isEqualTo(NOTED);
        assertThat(detection
                        .observe(Signal.of("low-rating", "new", ada)
                                .value(3)
                                .occurredAt(Instant.parse("2026-02-01T00:00:00Z"))
                                .build())
                        .outcome())
                .isEqualTo(CASE_OPENED);
    }

    @Test
    void theCaseOfARuleThatWasGivenUpIsForPeopleToJudge() {
        heat("a", 90, minutes(0).negated());
        RecoveryCaseId opened =
                heat("b", 90, minutes(5).negated()).recoveryCase().orElseThrow();
        detection = Detection.on(world.crm, world.recovery)
                .rules(Rules.of(Rules.LOW_RATING))
                .build();

        Observed observed = detection.observe(Signal.of("low-rating", "c", ada)
                .reference("device-1")
                .value(5)
                .occurredAt(world.now())
                .build());

        assertThat(observed.outcome()).isEqualTo(NOTED);
        assertThat(world.recovery.find(opened).map(RecoveryCase::state)).hasValue(CaseState.DETECTED);
    }
}
