package io.crmkit.recovery.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.cases.CaseCommand.Acknowledge;
import io.crmkit.recovery.cases.CaseCommand.Assess;
import io.crmkit.recovery.cases.CaseCommand.Begin;
import io.crmkit.recovery.cases.CaseCommand.Close;
import io.crmkit.recovery.cases.CaseCommand.Confirm;
import io.crmkit.recovery.cases.CaseCommand.Dismiss;
import io.crmkit.recovery.cases.CaseCommand.Reopen;
import io.crmkit.recovery.cases.CaseCommand.Resolve;
import io.crmkit.recovery.cases.CaseCommand.Resume;
import io.crmkit.recovery.cases.CaseCommand.StartFollowUp;
import io.crmkit.recovery.cases.CaseCommand.Wait;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.ClockState;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaseLifecycleTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final CaseLifecycle LIFECYCLE = CaseLifecycle.of(RecoveryPolicy.standard(ZoneOffset.UTC));
    private static final ServiceFailure FAILURE =
            ServiceFailure.delay(new CustomerId("ada")).severity(Severity.HIGH).build();

    private static final Acknowledge ACKNOWLEDGE = new Acknowledge(Channel.EMAIL);
    private static final Assess ASSESS = new Assess(Severity.CRITICAL);
    private static final Begin BEGIN = new Begin("desk");
    private static final Wait WAIT_CUSTOMER = new Wait(WaitReason.CUSTOMER);
    private static final Wait WAIT_THIRD_PARTY = new Wait(WaitReason.THIRD_PARTY);
    private static final Resolve RESOLVE = new Resolve("rebooked");
    private static final Close CLOSE = new Close(Acceptance.ACCEPTED, false);

    private static final RecoveryCaseId OTHER = new RecoveryCaseId("case-2");

    /** The guard table of the specification: where a command leads from each state; a dash where it is not allowed. */
    private static final String MATRIX = """
            command             DETECTED  OPEN        IN_RECOVERY      WAITING_CUSTOMER WAITING_THIRD_PARTY RESOLVED    FOLLOW_UP   CLOSED      DISMISSED MERGED REFERRED
            confirm             OPEN      -           -                -                -                   -           -           -           -         -      -
            dismiss             DISMISSED -           -                -                -                   -           -           -           -         -      -
            acknowledge         same      same        same             -                -                   -           -           -           -         -      -
            assess              -         same        same             -                -                   -           -           -           -         -      -
            begin               -         IN_RECOVERY -                -                -                   -           -           -           -         -      -
            wait                -         -           WAITING_CUSTOMER -                -                   -           -           -           -         -      -
            resume              -         -           -                IN_RECOVERY      IN_RECOVERY         -           -           -           -         -      -
            resolve             -         -           RESOLVED         RESOLVED         RESOLVED            -           -           -           -         -      -
            startFollowUp       -         -           -                -                -                   FOLLOW_UP   -           -           -         -      -
            close               -         -           -                -                -                   CLOSED      CLOSED      -           -         -      -
            reopen              -         -           -                -                -                   IN_RECOVERY IN_RECOVERY IN_RECOVERY -         -      -
            inform              same      same        same             same             same                -           -           -           -         -      -
            apologise           same      same        same             same             same                same        -           -           -         -      -
            communicateDecision -         -           same             same             same                same        -           -           -         -      -
            recordFollowUp      -         -           -                -                -                   -           same        -           -         -      -
            refer               REFERRED  REFERRED    REFERRED         REFERRED         REFERRED            -           -           -           -         -      -
            assign              same      same        same             same             same                same        same        -           -         -      -
            transfer            same      same        same             same             same                same        same        -           -         -      -
            addNote             same      same        same             same             same                same        same        -           -         -      -
            link                same      same        same             same             same                same        same        -           -         -      -
            mergeInto           MERGED    MERGED      MERGED           MERGED           MERGED              -           -           -           -         -      -
            absorb              same      same        same             same             same                -           -           -           -         -      -
            countGrants         same      same        same             same             same                same        same        -           -         -      -
            findCause           same      same        same             same             same                same        same        -           -         -      -
            replan              same      same        same             same             same                same        same        -           -         -      -
            """;

    private static final Map<String, CaseCommand> COMMANDS = Stream.of(
                    new Confirm(),
                    new Dismiss("a test"),
                    ACKNOWLEDGE,
                    ASSESS,
                    BEGIN,
                    WAIT_CUSTOMER,
                    new Resume(),
                    RESOLVE,
                    new StartFollowUp(),
                    CLOSE,
                    new Reopen(),
                    new CustomerCommand.Inform(Channel.EMAIL),
                    new CustomerCommand.Apologise(Apology.Kind.REGRET, "sorry", false),
                    new CustomerCommand.CommunicateDecision(Decision.UPHELD, Channel.EMAIL, false),
                    new CustomerCommand.RecordFollowUp(Acceptance.ACCEPTED),
                    new CustomerCommand.Refer("ombudsman", true),
                    new DeskCommand.Assign("grace"),
                    new DeskCommand.Transfer("team-2"),
                    new DeskCommand.AddNote(CaseNote.Visibility.INTERNAL, "a test"),
                    new DeskCommand.Link(CaseLink.partOf(OTHER)),
                    new DeskCommand.MergeInto(OTHER),
                    new DeskCommand.Absorb(OTHER),
                    new DeskCommand.CountGrants(1),
                    new DeskCommand.FindCause("staffing"),
                    new DeskCommand.Replan())
            .collect(Collectors.toMap(CaseCommand::name, Function.identity(), (one, two) -> one, LinkedHashMap::new));

    private static RecoveryCase opened(FailureSource source) {
        return LIFECYCLE
                .open(
                        ServiceFailure.builder(FAILURE.kind(), FAILURE.customer())
                                .severity(FAILURE.severity())
                                .source(source)
                                .build(),
                        MONDAY)
                .withId(new RecoveryCaseId("case-1"));
    }

    private static RecoveryCase after(RecoveryCase start, CaseCommand... commands) {
        RecoveryCase now = start;
        for (CaseCommand command : commands) {
            now = LIFECYCLE
                    .apply(now, command, now.changedAt().plusSeconds(60), Actor.SYSTEM)
                    .after();
        }
        return now;
    }

    /** A case in each state; acknowledged where the way there needs it, and never in the current cycle elsewhere. */
    private static RecoveryCase in(CaseState state) {
        RecoveryCase open = opened(FailureSource.COMPLAINT);
        return switch (state) {
            case DETECTED -> opened(FailureSource.DETECTED);
            case OPEN -> open;
            case IN_RECOVERY -> after(open, ACKNOWLEDGE, BEGIN, RESOLVE, new Reopen());
            case WAITING_CUSTOMER -> after(open, ACKNOWLEDGE, BEGIN, WAIT_CUSTOMER);
            case WAITING_THIRD_PARTY -> after(open, ACKNOWLEDGE, BEGIN, WAIT_THIRD_PARTY);
            case RESOLVED -> after(open, ACKNOWLEDGE, BEGIN, RESOLVE);
            case FOLLOW_UP -> after(open, ACKNOWLEDGE, BEGIN, RESOLVE, new StartFollowUp());
            case CLOSED -> after(open, ACKNOWLEDGE, BEGIN, RESOLVE, CLOSE);
            case DISMISSED -> after(opened(FailureSource.DETECTED), new Dismiss("a test"));
            case MERGED -> given(open, new DeskCommand.MergeInto(OTHER));
            case REFERRED -> after(open, new CustomerCommand.Refer("ombudsman", true));
        };
    }

    /** Another case of the customer, which is open, or was merged into the case that is to absorb it. */
    private static RecoveryCase other(CaseCommand command) {
        RecoveryCase open = opened(FailureSource.COMPLAINT).withId(OTHER);
        return command instanceof DeskCommand.Absorb
                ? open.withState(CaseState.MERGED).withLinks(CaseLink.duplicateOf(new RecoveryCaseId("case-1")))
                : open;
    }

    private static RecoveryCase given(RecoveryCase before, CaseCommand command) {
        return change(before, command).after();
    }

    private static CaseChange change(RecoveryCase before, CaseCommand command) {
        return LIFECYCLE.apply(
                before,
                Instruction.of(command),
                before.changedAt(),
                Actor.SYSTEM,
                id -> Optional.of(other(command)).filter(found -> found.id().equals(id)));
    }

    static Stream<Arguments> matrix() {
        List<String[]> rows = MATRIX.lines().map(line -> line.split(" +")).toList();
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, i -> i + 1)
                        .limit(row.length - 1L)
                        .map(i -> Arguments.argumentSet(
                                row[0] + " in " + rows.get(0)[i], row[0], CaseState.valueOf(rows.get(0)[i]), row[i])));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void everyStateAllowsTheCommandsOfTheGuardTableAndNoOther(String name, CaseState state, String expected) {
        RecoveryCase before = in(state);
        CaseCommand command = Objects.requireNonNull(COMMANDS.get(name));

        if (expected.equals("-")) {
            assertThatThrownBy(() -> change(before, command)).isInstanceOfSatisfying(NotAllowedException.class, e -> {
                assertThat(e.caseId()).isEqualTo(before.id());
                assertThat(e.state()).isEqualTo(state);
                assertThat(e.command()).isEqualTo(command.name());
                assertThat(e.guard()).isEqualTo("the state does not allow it");
                command.from().forEach(from -> assertThat(e.remedy()).contains(from.name()));
            });
        } else {
            CaseChange change = change(before, command);
            assertThat(change.after().state()).isEqualTo(expected.equals("same") ? state : CaseState.valueOf(expected));
            assertThat(change.after().version()).isEqualTo(before.version() + 1);
            assertThat(change.events()).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo(command.action().event());
                assertThat(event.state()).isEqualTo(change.after().state());
                assertThat(event.cycle()).isEqualTo(change.after().cycle());
                assertThat(event.version()).isEqualTo(change.after().version());
            });
        }
    }

    @Test
    void theMatrixIsComplete() {
        assertThat(matrix()).hasSize(CaseState.values().length * CaseAction.values().length);
        assertThat(COMMANDS.values()).extracting(CaseCommand::action).containsExactly(CaseAction.values());
        assertThat(COMMANDS.values().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        commandTypes(CaseCommand.class).toList());
        assertThat(Arrays.stream(CaseState.values()).map(state -> in(state).state()))
                .containsExactly(CaseState.values());
    }

    private static Stream<Class<?>> commandTypes(Class<?> of) {
        return of.isSealed()
                ? Arrays.stream(of.getPermittedSubclasses()).flatMap(CaseLifecycleTest::commandTypes)
                : Stream.of(of);
    }

    @Test
    void milestonesAreReachedOnceInACycleAndAgainInTheNext() {
        RecoveryCase acknowledged = after(opened(FailureSource.COMPLAINT), BEGIN, ACKNOWLEDGE, ASSESS);

        assertThatThrownBy(() -> after(acknowledged, ACKNOWLEDGE))
                .isInstanceOfSatisfying(AlreadyDoneException.class, e -> {
                    assertThat(e.caseId()).isEqualTo(acknowledged.id());
                    assertThat(e.milestone().kind()).isEqualTo(Milestone.Kind.ACKNOWLEDGED);
                    assertThat(e.milestone().channel()).hasValue(Channel.EMAIL);
                });
        assertThatThrownBy(() -> after(acknowledged, ASSESS)).isInstanceOf(AlreadyDoneException.class);
        assertThat(after(acknowledged, RESOLVE, new Reopen(), ACKNOWLEDGE, ASSESS)
                        .milestones())
                .extracting(Milestone::cycle)
                .containsExactly(1, 1, 2, 2);
    }

    @Test
    void acknowledgingStopsItsClockOnceAndForAll() {
        RecoveryCase acknowledged = after(opened(FailureSource.COMPLAINT), ACKNOWLEDGE, BEGIN);
        SlaClock clock = acknowledged.clock(Target.ACKNOWLEDGE).orElseThrow();

        RecoveryCase reopened = after(acknowledged, RESOLVE, new Reopen());

        assertThat(clock.state()).isEqualTo(ClockState.STOPPED);
        assertThat(reopened.clock(Target.ACKNOWLEDGE)).hasValue(clock);
        assertThat(reopened.clock(Target.RESOLVE).map(SlaClock::state)).hasValue(ClockState.RUNNING);
    }

    @Test
    void aCaseThatWasNeverAcknowledgedCannotBeResolved() {
        RecoveryCase begun = after(opened(FailureSource.COMPLAINT), BEGIN);

        assertThatThrownBy(() -> after(begun, RESOLVE))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage(
                        "resolve is not allowed for recovery case case-1 in state IN_RECOVERY: the customer was never"
                                + " told that the report has arrived; acknowledge it first");
    }

    @Test
    void aCaseClosesWithoutAReplyOnlyAfterTheFollowUpWindow() {
        RecoveryCase resolved = in(CaseState.RESOLVED);
        Instant end = Guards.resolvedAt(resolved).plus(Duration.ofDays(7));
        Close close = new Close(Acceptance.NO_REPLY, false);

        assertThatThrownBy(() -> LIFECYCLE.apply(resolved, close, end.minusSeconds(1), Actor.SYSTEM))
                .isInstanceOfSatisfying(
                        NotAllowedException.class, e -> assertThat(e.remedy()).contains(end.toString()));
        assertThat(LIFECYCLE.apply(resolved, close, end, Actor.SYSTEM).after().acceptance())
                .hasValue(Acceptance.NO_REPLY);
    }

    @Test
    void aRejectedResolutionClosesTheCaseOnlyIfTheCustomerWasToldWhereElseToTurn() {
        RecoveryCase resolved = in(CaseState.RESOLVED);

        assertThatThrownBy(() -> after(resolved, new Close(Acceptance.REJECTED, false)))
                .isInstanceOf(NotAllowedException.class);
        assertThat(after(resolved, new Close(Acceptance.REJECTED, true)).recourseTold())
                .isTrue();
    }

    @Test
    void aCaseIsReopenedInsideItsWindowOnly() {
        RecoveryCase closed = in(CaseState.CLOSED);
        Instant end = closed.closedAt().orElseThrow().plus(Duration.ofDays(30));

        RecoveryCase reopened =
                LIFECYCLE.apply(closed, new Reopen(), end, Actor.SYSTEM).after();

        assertThat(reopened.cycle()).isEqualTo(2);
        assertThat(reopened.closedAt()).isEmpty();
        assertThat(reopened.acceptance()).isEmpty();
        assertThatThrownBy(() -> LIFECYCLE.apply(closed, new Reopen(), end.plusSeconds(1), Actor.SYSTEM))
                .isInstanceOfSatisfying(
                        NotAllowedException.class, e -> assertThat(e.remedy()).isEqualTo("open a new case"));
    }

    @Test
    void assessingPlansTheClocksAnewFromTheSameStart() {
        RecoveryCase open = opened(FailureSource.COMPLAINT);

        RecoveryCase assessed = after(open, ASSESS);

        assertThat(open.clock(Target.RESOLVE).flatMap(SlaClock::dueAt)).hasValue(Instant.parse("2026-01-07T10:00:00Z"));
        assertThat(assessed.clock(Target.RESOLVE).flatMap(SlaClock::dueAt))
                .hasValue(Instant.parse("2026-01-06T10:00:00Z"));
        assertThat(assessed.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aLateCommandItselfTellsTheBreach() {
        RecoveryCase begun = after(opened(FailureSource.COMPLAINT), ACKNOWLEDGE, BEGIN);
        Instant late = Instant.parse("2026-01-07T10:00:01Z");

        CaseChange change = LIFECYCLE.apply(begun, RESOLVE, late, Actor.SYSTEM);

        assertThat(change.events())
                .extracting(CaseEvent::type)
                .containsExactly(CaseEventType.RESOLVED, CaseEventType.BREACHED);
        assertThat(change.events().get(1).dueAt()).hasValue(Instant.parse("2026-01-07T10:00:00Z"));
        assertThat(change.events().get(1).at()).isEqualTo(late);
        assertThat(change.after().clock(Target.RESOLVE).map(clock -> clock.result(late)))
                .hasValue(ClockResult.BREACHED);
        assertThat(CaseLifecycle.notice(change.after(), late.plusSeconds(5), Actor.SYSTEM)
                        .events())
                .isEmpty();
    }

    @Test
    void aClockThatStepsBackDoesNoHarm() {
        RecoveryCase begun = after(opened(FailureSource.COMPLAINT), ACKNOWLEDGE, BEGIN, WAIT_CUSTOMER);

        RecoveryCase resumed = LIFECYCLE
                .apply(begun, new Resume(), MONDAY.minusSeconds(9), Actor.SYSTEM)
                .after();

        assertThat(resumed.changedAt()).isEqualTo(begun.changedAt());
        assertThat(resumed.clock(Target.RESOLVE).flatMap(SlaClock::dueAt))
                .hasValue(Instant.parse("2026-01-07T10:00:00Z"));
    }

    @Test
    void aReportFromTheFutureIsRefusedBeyondTheAllowedSkew() {
        ServiceFailure soon = FAILURE.withReceivedAt(MONDAY.plus(Duration.ofMinutes(5)));
        ServiceFailure later =
                FAILURE.withOccurredAt(MONDAY.plus(Duration.ofMinutes(5).plusSeconds(1)));

        assertThat(LIFECYCLE.open(soon, MONDAY).receivedAt()).isEqualTo(MONDAY.plus(Duration.ofMinutes(5)));
        assertThatThrownBy(() -> LIFECYCLE.open(later, MONDAY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("failure.occurredAt must not lie in the future");
    }

    @Test
    void aFailureHappensBeforeItIsReportedWithinTheSkewOfClocksAndBothInTheCalendar() {
        Instant friday = MONDAY.minus(Duration.ofDays(3));
        ServiceFailure reported = FAILURE.withReceivedAt(friday);
        ServiceFailure sameTime = reported.withOccurredAt(friday.plus(Duration.ofMinutes(5)));
        ServiceFailure afterIt =
                reported.withOccurredAt(friday.plus(Duration.ofMinutes(5)).plusSeconds(1));

        assertThat(LIFECYCLE.open(sameTime, MONDAY).occurredAt()).isEqualTo(sameTime.occurredAt());
        assertThatThrownBy(() -> LIFECYCLE.open(afterIt, MONDAY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("failure.occurredAt must not lie after failure.receivedAt");
        assertThat(LIFECYCLE
                        .open(afterIt.withSource(FailureSource.DETECTED), MONDAY)
                        .occurredAt())
                .as("signals arrive in any order")
                .isEqualTo(afterIt.occurredAt());
        for (Instant never : List.of(Instant.MIN, Instant.parse("0000-12-31T23:59:59Z"), Instant.MAX)) {
            assertThatThrownBy(() -> LIFECYCLE.open(FAILURE.withOccurredAt(never), MONDAY))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("failure.occurredAt must lie in the years 1 to 9999");
            assertThatThrownBy(() -> LIFECYCLE.open(FAILURE.withReceivedAt(never), MONDAY))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("failure.receivedAt must lie in the years 1 to 9999");
        }
    }

    /** The guard of the specification is the future alone; who opens a letter late has less time, not more. */
    @Test
    void aReportMayHaveBeenReceivedAnyTimeAgoAndIsDueFromThen() {
        Instant received = MONDAY.minus(Duration.ofDays(400));

        RecoveryCase opened = LIFECYCLE.open(FAILURE.withReceivedAt(received), MONDAY);

        assertThat(opened.receivedAt()).isEqualTo(received);
        assertThat(opened.clock(Target.ACKNOWLEDGE).map(clock -> clock.result(MONDAY)))
                .hasValue(ClockResult.BREACHED);
    }

    @Test
    void noTextShowsWhatAPersonWrote() {
        RecoveryCase told = LIFECYCLE.open(FAILURE.withDescription("Ada missed her father"), MONDAY);
        RecoveryCase resolved = after(told.withId(new RecoveryCaseId("case-1")), ACKNOWLEDGE, BEGIN, RESOLVE);
        CaseChange dismissed =
                LIFECYCLE.apply(opened(FailureSource.DETECTED), new Dismiss("Ada again"), MONDAY, Actor.SYSTEM);

        assertThat(resolved.description()).hasValue("Ada missed her father");
        assertThat(Stream.of(
                                resolved,
                                dismissed,
                                RESOLVE,
                                new Dismiss("Ada again"),
                                FAILURE.withDescription("Ada"),
                                resolved.resolutions())
                        .map(Object::toString))
                .noneMatch(text -> text.contains("Ada"))
                .noneMatch(text -> text.contains("rebooked"));
        assertThatThrownBy(() -> new Resolve(" ")).isInstanceOf(InvalidInputException.class);
    }
}
