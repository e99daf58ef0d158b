package io.crmkit.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseEventType;
import io.crmkit.recovery.cases.CaseNote;
import io.crmkit.recovery.cases.CaseReplay;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.CommandIdReusedException;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.Breach;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryCommandsTest {
    private final Desk desk = new Desk();
    private final Recovery recovery = desk.recovery;

    private ServiceFailure failure(String reference) {
        return ServiceFailure.delay(desk.ada)
                .severity(Severity.HIGH)
                .reference(reference)
                .build();
    }

    @Test
    void everyCaseHasANumberOfItsOwn() {
        RecoveryCase first = recovery.open(failure("a"));
        RecoveryCase second = recovery.open(failure("b"));
        recovery.acknowledge(first.id(), Channel.PHONE);
        recovery.begin(first.id(), "desk");
        recovery.resolve(first.id(), "done");
        RecoveryCase third = recovery.open(failure("a")); // the same failure in the same second

        assertThat(List.of(first.number(), second.number(), third.number())).doesNotHaveDuplicates();
        assertThat(recovery.findByNumber(second.number())).hasValue(second);
        assertThat(recovery.findByNumber("R-0")).isEmpty();
    }

    @Test
    void aNumberThatIsTakenIsAvoidedAndNeverMistakenForTheSameFailure() {
        List<Integer> attempts = new ArrayList<>();
        Recovery counting = Recovery.on(desk.crm)
                .policy(RecoveryPolicy.standard(ZoneOffset.UTC))
                .numbers((failure, openedAt, attempt) -> {
                    attempts.add(attempt);
                    return "C-" + attempt;
                })
                .build();

        RecoveryCase first = counting.open(failure("a"));
        RecoveryCase second = counting.open(failure("b"));
        assertThat(first.number()).isEqualTo("C-1");
        assertThat(second.number()).isEqualTo("C-2");
        assertThat(counting.open(failure("a"))).isEqualTo(first);
        assertThat(counting.open(failure("b"))).isEqualTo(second);
        assertThat(attempts).startsWith(1, 1, 2);

        Recovery stuck = Recovery.on(desk.crm)
                .policy(RecoveryPolicy.standard(ZoneOffset.UTC))
                .numbers((failure, openedAt, attempt) -> "C-1")
                .build();
        assertThatThrownBy(() -> stuck.open(failure("c")))
                .isInstanceOfSatisfying(
                        DuplicateException.class,
                        e -> assertThat(e.existingId()).isEqualTo(first.id().value()));
        Recovery nameless = Recovery.on(desk.crm)
                .policy(RecoveryPolicy.standard(ZoneOffset.UTC))
                .numbers((failure, openedAt, attempt) -> " ")
                .build();
        assertThatThrownBy(() -> nameless.open(failure("c"))).isInstanceOf(InvalidInputException.class);
        assertThat(recovery.journal(desk.ada)).hasSize(2);
    }

    @Test
    void theRouterOfTheHostFindsTheTeam() {
        Recovery routed = Recovery.on(desk.crm)
                .policy(RecoveryPolicy.standard(ZoneOffset.UTC))
                .router(opened -> opened.severity() == Severity.CRITICAL ? Optional.of("first-line") : Optional.empty())
                .build();

        assertThat(routed.open(failure("a").withSeverity(Severity.CRITICAL)).team())
                .hasValue("first-line");
        assertThat(routed.open(failure("b")).team()).isEmpty();
    }

    @Test
    void aCommandWithAnIdIsDoneOnceAndTheReportSaysSo() {
        RecoveryCaseId id = recovery.open(failure("a")).id();
        Instruction begin = Instruction.of(new CaseCommand.Begin("grace")).withId("command-1");

        Applied first = recovery.apply(id, begin);
        recovery.acknowledge(id, Channel.PHONE);
        Applied again = recovery.apply(id, begin);

        assertThat(first.repeated()).isFalse();
        assertThat(again).isEqualTo(new Applied(recovery.find(id).orElseThrow(), first.version(), true));
        assertThat(again.current().version()).isEqualTo(first.version() + 1);
        assertThat(recovery.journal(desk.ada)).hasSize(3);
        assertThat(recovery.journal(desk.ada).get(1).commandId()).hasValue("command-1");
        assertThatThrownBy(() -> recovery.apply(
                        id, Instruction.of(new CaseCommand.Begin("joan")).withId("command-1")))
                .isInstanceOf(CommandIdReusedException.class);
        assertThat(recovery.journal(desk.ada)).hasSize(3);
    }

    @Test
    void twoCasesMergeInOneStepAndBothJournalsReplay() {
        RecoveryCaseId first = recovery.open(failure("a")).id();
        desk.pass(Duration.ofHours(1));
        RecoveryCaseId second = recovery.open(failure("b")).id();

        RecoveryCase merged = recovery.merge(first, second);

        RecoveryCase survivor = recovery.find(second).orElseThrow();
        assertThat(merged.state()).isEqualTo(CaseState.MERGED);
        assertThat(merged.duplicateOf()).hasValue(second);
        assertThat(survivor.reports()).isEqualTo(2);
        assertThat(survivor.clock(Target.RESOLVE).map(SlaClock::startedAt)).hasValue(Desk.START);
        List<CaseEvent> journal = recovery.journal(desk.ada);
        assertThat(journal).extracting(CaseEvent::type).endsWith(CaseEventType.MERGED, CaseEventType.ABSORBED);
        assertThat(CaseReplay.replay(journal, first)).hasValue(merged);
        assertThat(CaseReplay.replay(journal, second)).hasValue(survivor);
        assertThatThrownBy(() -> recovery.merge(first, second)).isInstanceOf(NotAllowedException.class);
        assertThat(recovery.journal(desk.ada)).isEqualTo(journal);
    }

    @Test
    void aCommandOfAUnitOfWorkIsStoredWithItOrNotAtAll() {
        RecoveryCaseId id = recovery.open(failure("a")).id();

        assertThatThrownBy(() -> desk.crm.work(unit -> {
                    recovery.apply(unit, id, Instruction.of(new DeskCommand.CountGrants(1)));
                    recovery.apply(unit, id, Instruction.of(new CaseCommand.Resume()));
                }))
                .isInstanceOf(NotAllowedException.class);
        assertThat(recovery.find(id).orElseThrow().undecidedGrants()).isZero();

        desk.crm.work(unit -> {
            recovery.apply(unit, id, Instruction.of(new DeskCommand.CountGrants(1)));
            recovery.apply(unit, id, Instruction.of(new DeskCommand.FindCause("staffing")));
        });
        assertThat(recovery.find(id).orElseThrow().undecidedGrants()).isEqualTo(1);
        assertThat(CaseReplay.replay(recovery.journal(desk.ada), id)).isEqualTo(recovery.find(id));
    }

    @Test
    @DisplayName("D12: a new policy goes for open cases by a batch that can be stopped and called again")
    void d12ReplanningInBatches() {
        List<RecoveryCaseId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(recovery.open(failure("trip-" + i)).id());
        }
        recovery.acknowledge(ids.get(0), Channel.PHONE);
        recovery.begin(ids.get(0), "desk");
        recovery.resolve(ids.get(0), "done");
        RecoveryCase closed = recovery.close(ids.get(0), Acceptance.ACCEPTED);
        desk.at("2026-01-05T13:00:00Z"); // the acknowledgement was due at 12:00, and nobody has noticed
        Recovery newer = Recovery.on(desk.crm)
                .policy(strict())
                .formerPolicy(RecoveryPolicy.standard(ZoneOffset.UTC))
                .build();

        assertThat(newer.replan(3)).isEqualTo(new ReplanReport(3, 6, 0, true));
        assertThat(newer.replan(3)).isEqualTo(new ReplanReport(1, 2, 0, false));
        assertThat(newer.replan(3)).isEqualTo(new ReplanReport(0, 0, 0, false));

        assertThat(newer.find(ids.get(0))).hasValue(closed);
        RecoveryCase planned = newer.find(ids.get(4)).orElseThrow();
        assertThat(planned.policy()).isEqualTo("strict-1");
        assertThat(planned.clock(Target.ACKNOWLEDGE).flatMap(SlaClock::breach))
                .hasValue(new Breach(
                        Instant.parse("2026-01-05T12:00:00Z"), desk.now(), "standard-1", Breach.Cause.RAN_OUT));
        assertThat(planned.clock(Target.RESOLVE).flatMap(SlaClock::breach).map(Breach::cause))
                .hasValue(Breach.Cause.REPLANNED);
        assertThatThrownBy(() -> newer.replan(0)).isInstanceOf(InvalidInputException.class);
        assertThat(newer.reopen(ids.get(0)).policy()).isEqualTo("standard-1");
        assertThat(newer.replan(1).processed()).isEqualTo(1);
        assertThat(CaseReplay.replay(newer.journal(desk.ada), ids.get(4))).hasValue(planned);
    }

    private static RecoveryPolicy strict() {
        RecoveryPolicy.Builder strict = RecoveryPolicy.builder("strict-1", BusinessCalendar.alwaysOpen(ZoneOffset.UTC));
        for (Severity severity : Severity.values()) {
            strict.duty(severity, Duty.of(Target.ACKNOWLEDGE, Budget.parse("PT1H")))
                    .duty(severity, Duty.of(Target.RESOLVE, Budget.parse("PT2H")));
        }
        return strict.build();
    }

    @Test
    void aTickNeedsNoPolicyOfTheCases() {
        recovery.open(failure("a"));
        Recovery forgot = Recovery.on(desk.crm).policy(strict()).build();
        desk.at("2026-01-20T10:00:00Z");

        assertThat(forgot.tick(desk.now(), 10).emitted()).isEqualTo(3);
    }

    @Test
    void aCaseSurvivesNotesAndErasureWithItsFacts() {
        RecoveryCaseId id =
                recovery.open(failure("a").withRemedySought("a hotel for Ada")).id();
        recovery.apply(
                id,
                Instruction.of(new DeskCommand.AddNote(CaseNote.Visibility.INTERNAL, "Ada called"))
                        .withId("command-1"));

        desk.crm.work(unit -> unit.erase(RecoveryCase.TYPE, id));

        RecoveryCase erased = recovery.find(id).orElseThrow();
        assertThat(RecoveryCase.TYPE.codec().encode(erased))
                .doesNotContain("Ada")
                .doesNotContain("hotel");
        assertThat(erased.notes()).hasSize(1);
        assertThat(CaseReplay.replay(recovery.journal(desk.ada), id)).hasValue(erased);
        assertThat(recovery.apply(
                                id,
                                Instruction.of(new DeskCommand.AddNote(CaseNote.Visibility.INTERNAL, "Ada called"))
                                        .withId("command-1"))
                        .repeated())
                .isTrue();
    }

    @Test
    void theCasesOfAnOwnerAreFound() {
        RecoveryCaseId id = recovery.open(
                        ServiceFailure.delay(desk.ada).reference("trip-1").build())
                .id();
        recovery.open(ServiceFailure.delay(desk.ada).reference("trip-2").build());
        recovery.begin(id, "grace");

        try (Stream<RecoveryCase> hers = desk.crm.repository(RecoveryCase.TYPE).stream(
                Query.by(RecoveryCase.BY_OWNER).equal(RecoveryCase.OWNER, "grace"))) {
            assertThat(hers).extracting(RecoveryCase::id).containsExactly(id);
        }
    }
}
