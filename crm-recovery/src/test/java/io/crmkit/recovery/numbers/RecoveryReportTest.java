package io.crmkit.recovery.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.metrics.percentile.Percentile;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.recovery.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecoveryReportTest {
    private static final Period JANUARY =
            new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
    private static final Period FEBRUARY =
            new Period(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));

    private final World world = World.inMemory();

    private RecoveryCaseId open(Severity severity) {
        return world.recovery
                .open(ServiceFailure.delay(world.customer("Ada"))
                        .severity(severity)
                        .build())
                .id();
    }

    private RecoveryCaseId begun(String owner) {
        RecoveryCaseId id = open(Severity.HIGH);
        world.pass(Duration.ofMinutes(30));
        world.recovery.acknowledge(id, Channel.EMAIL);
        world.recovery.begin(id, owner);
        return id;
    }

    private List<RecoveryCase> cases() {
        return world.crm.repository(RecoveryCase.TYPE).stream(Query.by(RecoveryCase.BY_CUSTOMER))
                .toList();
    }

    private RecoveryReport.Question question(Period period) {
        return new RecoveryReport.Question(period, Duration::between, Duration.ofDays(30), world.now());
    }

    private RecoveryReport january() {
        return RecoveryReport.of(cases(), question(JANUARY));
    }

    @Test
    void withoutCasesThereAreNoValuesAndNoZeros() {
        RecoveryReport report = january();

        assertThat(report.received()).isZero();
        assertThat(report.acknowledgement().percentile(0.5)).isEmpty();
        assertThat(report.reopened().value()).isEmpty();
        assertThat(report.reopened().undefined()).hasValue(NoValue.NO_CASES);
        assertThat(report.recovered().value()).isEmpty();
        assertThat(report.onTime()).containsKeys(Target.values());
        assertThat(report.onTime().values())
                .allSatisfy(onTime -> assertThat(onTime.rate().value()).isEmpty());
    }

    @Test
    void timesAreOfTheCasesThatCameInAndSayWhatTheyLeaveOut() {
        RecoveryCaseId fast = begun("ann");
        world.pass(Duration.ofHours(1));
        world.recovery.resolve(fast, "done");
        RecoveryCaseId slow = begun("ann");
        world.pass(Duration.ofHours(4));
        world.recovery.resolve(slow, "done");
        open(Severity.LOW);
        world.recovery.dismiss(
                world.recovery
                        .open(ServiceFailure.delay(world.customer("Bob"))
                                .source(FailureSource.DETECTED)
                                .build())
                        .id(),
                "no failure");

        RecoveryReport report = january();

        assertThat(report.received()).isEqualTo(3);
        assertThat(report.acknowledgement().percentile(0.5).map(Percentile::value))
                .hasValue(1_800.0);
        assertThat(report.acknowledgement().excluded(TimeNumbers.Exclusion.NOT_YET))
                .isEqualTo(1);
        assertThat(report.resolution().seconds().values()).containsExactly(5_400, 16_200);
        assertThat(report.resolution().percentile(0.5).map(Percentile::value)).hasValue(10_800.0);
        assertThat(report.resolution().percentile(0.5).map(Percentile::n)).hasValue(2L);
        assertThat(RecoveryReport.of(cases(), question(FEBRUARY)).received()).isZero();
    }

    @Test
    void aMergedCaseCountsThroughTheOneThatWentOnAndIsMentioned() {
        CustomerId ada = world.customer("Ada");
        RecoveryCaseId first =
                world.recovery.open(ServiceFailure.delay(ada).build()).id();
        RecoveryCaseId second =
                world.recovery.open(ServiceFailure.unavailability(ada).build()).id();
        world.recovery.merge(second, first);

        RecoveryReport report = january();

        assertThat(report.received()).isEqualTo(1);
        assertThat(report.merged()).isEqualTo(1);
        assertThat(report.acknowledgement().excluded(TimeNumbers.Exclusion.NOT_YET))
                .isEqualTo(1);
        assertThat(report.acknowledgement().excluded(TimeNumbers.Exclusion.NOT_ANY_MORE))
                .isZero();
        assertThat(Objects.requireNonNull(report.onTime().get(Target.RESOLVE)).cancelled())
                .isZero();
        assertThat(RecoveryReport.of(cases(), question(FEBRUARY)).merged()).isZero();
    }

    @Test
    void businessTimeIsCountedByTheCalendar() {
        world.at(Instant.parse("2026-01-09T16:00:00Z")); // Friday
        RecoveryCaseId id = open(Severity.HIGH);
        world.at(Instant.parse("2026-01-12T10:00:00Z"));
        world.recovery.acknowledge(id, Channel.EMAIL);

        RecoveryReport report = RecoveryReport.of(
                cases(),
                new RecoveryReport.Question(
                        JANUARY,
                        RecoveryPolicy.standard(ZoneOffset.UTC).calendar()::elapsed,
                        Duration.ofDays(30),
                        world.now()));

        assertThat(report.acknowledgement().seconds().values()).containsExactly(7_200);
    }

    @Test
    void aReopenedCaseIsNotResolvedAndItsFirstResolutionCounts() {
        RecoveryCaseId id = begun("ann");
        world.recovery.resolve(id, "done");
        RecoveryCaseId other = begun("ann");
        world.recovery.resolve(other, "done");
        world.recovery.reopen(id);

        RecoveryReport report = january();

        assertThat(report.reopened().value()).hasValue(50);
        assertThat(report.reopened().partial()).isTrue();
        assertThat(report.resolution().seconds().n()).isEqualTo(1);
        assertThat(report.resolution().excluded(TimeNumbers.Exclusion.NOT_YET)).isEqualTo(1);
        world.pass(Duration.ofDays(31));
        assertThat(january().reopened().partial()).isFalse();
    }

    @Test
    void recoveredAreThoseWhoAcceptedAndNotThoseWhoSaidNothing() {
        List<RecoveryCaseId> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(begun("ann"));
            world.recovery.resolve(ids.get(i), "done");
        }
        world.recovery.close(ids.get(0), Acceptance.ACCEPTED);
        world.pass(Duration.ofDays(8));
        world.recovery.close(ids.get(1), Acceptance.NO_REPLY);
        world.recovery.close(ids.get(2), Acceptance.NO_REPLY);

        RecoveryReport report = january();

        assertThat(report.recovered().matching()).isEqualTo(1);
        assertThat(report.recovered().n()).isEqualTo(3);
        assertThat(report.recovered().interval(0.95)).isPresent();
    }

    @Test
    void aClockCountsInThePeriodInWhichItWasDecidedHoweverLateSomebodyNoticed() {
        world.at(Instant.parse("2026-01-30T10:00:00Z"));
        RecoveryCaseId late = open(Severity.CRITICAL);
        world.at(Instant.parse("2026-02-10T10:00:00Z"));
        world.recovery.acknowledge(late, Channel.EMAIL); // was due on 30 January at 11:00

        Attainment january = Attainment.of(Target.ACKNOWLEDGE, cases(), JANUARY, world.now());
        Attainment february = Attainment.of(Target.ACKNOWLEDGE, cases(), FEBRUARY, world.now());

        assertThat(january.rate().n()).isEqualTo(1);
        assertThat(january.rate().value()).hasValue(0);
        assertThat(february.rate().n()).isZero();
    }

    @Test
    void metBreachedOpenAndCancelledAreAllClocks() {
        begun("ann");
        open(Severity.CRITICAL);
        RecoveryCaseId mistake = world.recovery
                .open(ServiceFailure.delay(world.customer("Bob"))
                        .source(FailureSource.DETECTED)
                        .build())
                .id();
        world.recovery.dismiss(mistake, "no failure");
        world.pass(Duration.ofHours(3));
        open(Severity.LOW);

        Attainment found = Attainment.of(Target.ACKNOWLEDGE, cases(), JANUARY, world.now());

        assertThat(found.rate().matching()).isEqualTo(1);
        assertThat(found.rate().n()).isEqualTo(2);
        assertThat(found.cancelled()).isEqualTo(1);
        assertThat(found.open()).isEqualTo(1);
    }

    @Test
    void everyPersonHasTheirOwnNumbersAndNobodyIsTheEmptyText() {
        world.recovery.resolve(begun("ann"), "done");
        begun("bob");
        open(Severity.LOW);

        Map<String, RecoveryReport> reports = RecoveryReport.by(RecoveryCase::owner, cases(), question(JANUARY));

        assertThat(reports).containsOnlyKeys("", "ann", "bob");
        assertThat(reports.values())
                .extracting(report -> report.resolution().seconds().n())
                .containsExactly(0, 1, 0);
        assertThat(reports.values().stream().mapToLong(RecoveryReport::received).sum())
                .isEqualTo(january().received());
    }

    @Test
    void theBacklogOfAnyMomentIsInTheJournalInWhateverOrderItsEntriesAre() {
        Instant first = world.now();
        RecoveryCaseId one = begun("ann");
        Instant second = world.now();
        begun("ann");
        world.recovery.resolve(one, "done");
        Instant resolved = world.now();
        world.pass(Duration.ofDays(1));
        world.recovery.reopen(one);
        List<CaseEvent> journal = new ArrayList<>();
        for (RecoveryCase found : cases()) {
            journal.addAll(world.recovery.journal(found.customer()));
        }

        List<CaseEvent> reversed = new ArrayList<>(journal);
        Collections.reverse(reversed);
        List<CaseEvent> shuffled = new ArrayList<>(journal);
        Collections.shuffle(shuffled, new Random(7));

        for (List<CaseEvent> anyOrder : List.of(journal, reversed, shuffled)) {
            assertThat(Backlog.at(first.minusSeconds(1), anyOrder))
                    .isEqualTo(new Backlog(first.minusSeconds(1), 0, Optional.empty()));
            assertThat(Backlog.at(first, anyOrder).open()).isEqualTo(1);
            assertThat(Backlog.at(second, anyOrder).open()).isEqualTo(2);
            assertThat(Backlog.at(resolved, anyOrder)).isEqualTo(new Backlog(resolved, 1, Optional.of(second)));
            assertThat(Backlog.at(world.now(), anyOrder)).isEqualTo(new Backlog(world.now(), 2, Optional.of(first)));
        }
    }

    @Test
    void aPeriodHasALengthAndItsEndIsNotPartOfIt() {
        assertThat(JANUARY.contains(JANUARY.from())).isTrue();
        assertThat(JANUARY.contains(JANUARY.until())).isFalse();
        assertThatThrownBy(() -> new Period(JANUARY.from(), JANUARY.from())).isInstanceOf(InvalidInputException.class);
    }
}
