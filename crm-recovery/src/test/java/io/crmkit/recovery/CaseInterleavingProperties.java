package io.crmkit.recovery;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.AlreadyDoneException;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseEventType;
import io.crmkit.recovery.cases.CaseReplay;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.CustomerCommand;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Invariants 12, 13, 15, 16, 18 and 19 in a store: random commands on cases of two customers, by workers that get between what another
 * one reads and what it stores, with ticks and with commands that are sent again.
 */
class CaseInterleavingProperties {
    private static final int CASES = 4;

    /** Something that happens. */
    sealed interface Act {
        /** A command on a case. */
        record Do(int target, CaseCommand command) implements Act {}

        /** A command that is judged, and before it is stored somebody else does another one. */
        record Meanwhile(Do outer, Do inner) implements Act {}

        /** A command that was accepted is sent again. */
        record Again(int accepted) implements Act {}

        /** Time passes, and somebody may look. */
        record Pass(int hours, boolean tick) implements Act {}
    }

    /** The first case stands for one of its customer, so that a merge is not refused all the time. */
    private static final RecoveryCaseId NEIGHBOUR = new RecoveryCaseId("neighbour");

    private static final List<CaseCommand> COMMANDS = List.of(
            new CaseCommand.Confirm(),
            new CaseCommand.Dismiss("no failure"),
            new CaseCommand.Acknowledge(Channel.EMAIL),
            new CaseCommand.Acknowledge(Channel.PHONE),
            new CaseCommand.Assess(Severity.LOW),
            new CaseCommand.Begin("ann"),
            new CaseCommand.Begin("bob"),
            new CaseCommand.Wait(WaitReason.CUSTOMER),
            new CaseCommand.Wait(WaitReason.THIRD_PARTY),
            new CaseCommand.Resume(),
            new CaseCommand.Resolve("done"),
            new CaseCommand.Resolve("done"),
            new CaseCommand.StartFollowUp(),
            new CaseCommand.Close(Acceptance.ACCEPTED, false),
            new CaseCommand.Reopen(),
            new CustomerCommand.Inform(Channel.EMAIL),
            new CustomerCommand.RecordFollowUp(Acceptance.REJECTED),
            new CustomerCommand.Refer("ombudsman", true),
            new DeskCommand.FindCause("handover"),
            new DeskCommand.Transfer("night"),
            new DeskCommand.MergeInto(NEIGHBOUR));

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Act.Do> commands = Combinators.combine(
                        Arbitraries.integers().between(0, CASES - 1), Arbitraries.of(COMMANDS))
                .as(Act.Do::new);
        Arbitrary<Act> all = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, commands.map(act -> act)),
                net.jqwik.api.Tuple.of(
                        3, Combinators.combine(commands, commands).as(Act.Meanwhile::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 30).map(Act.Again::new)),
                net.jqwik.api.Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of(1, 5, 30, 200), Arbitraries.of(true, false))
                                .as(Act.Pass::new)));
        return all.list().ofMinSize(5).ofMaxSize(30);
    }

    @Property(tries = 100)
    void theLawsHoldWhateverGetsBetween(@ForAll("acts") List<Act> acts) {
        live(World.inMemory(), acts);
    }

    @Property(tries = 6)
    void theLawsHoldOnSqliteToo(@ForAll("acts") List<Act> acts) throws IOException {
        Path directory = Files.createTempDirectory("interleaving");
        World world = World.onSqlite(directory);
        try {
            live(world, acts);
        } finally {
            world.crm.close();
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void live(World world, List<Act> acts) {
        Life life = new Life(world);
        for (Act act : acts) {
            life.happen(act);
            life.check();
        }
    }

    private static final class Life {
        private final World world;
        private final List<CustomerId> customers;
        private final List<RecoveryCaseId> cases = new ArrayList<>();
        private final List<Map.Entry<RecoveryCaseId, Instruction>> accepted = new ArrayList<>();
        private int commands;

        Life(World world) {
            this.world = world;
            this.customers = List.of(world.customer("Ada"), world.customer("Bob"));
            for (int i = 0; i < CASES; i++) {
                cases.add(world.recovery
                        .open(ServiceFailure.delay(customers.get(i / 2))
                                .severity(Severity.HIGH)
                                .source(i == 0 ? FailureSource.DETECTED : FailureSource.COMPLAINT)
                                .reference("thing-" + i)
                                .build())
                        .id());
            }
        }

        void happen(Act act) {
            if (act instanceof Act.Pass pass) {
                pass(pass);
            } else if (act instanceof Act.Again again) {
                sendAgain(again);
            } else if (act instanceof Act.Meanwhile both) {
                boolean[] first = {true};
                attempt(both.outer(), unit -> {
                    if (first[0]) {
                        first[0] = false;
                        attempt(both.inner(), ignored -> {});
                    }
                });
            } else {
                List<Object> before = everything();
                if (!attempt((Act.Do) act, ignored -> {})) {
                    assertThat(everything())
                            .as("what is refused changes nothing")
                            .isEqualTo(before);
                }
            }
        }

        private void pass(Act.Pass pass) {
            world.pass(Duration.ofHours(pass.hours()));
            if (pass.tick()) {
                world.recovery.tick(world.now(), 100);
                List<Object> before = everything();
                assertThat(world.recovery.tick(world.now(), 100).emitted())
                        .as("invariant 15")
                        .isZero();
                assertThat(everything()).isEqualTo(before);
            }
        }

        private void sendAgain(Act.Again again) {
            if (!accepted.isEmpty()) {
                Map.Entry<RecoveryCaseId, Instruction> sent = accepted.get(again.accepted() % accepted.size());
                List<Object> before = everything();
                assertThat(world.recovery.apply(sent.getKey(), sent.getValue()).repeated())
                        .as("invariant 13")
                        .isTrue();
                assertThat(everything()).as("invariant 13").isEqualTo(before);
            }
        }

        /** Returns whether it was obeyed. */
        private boolean attempt(Act.Do act, Consumer<UnitOfWork> meanwhile) {
            RecoveryCaseId id = cases.get(act.target());
            CaseCommand command = act.command() instanceof DeskCommand.MergeInto
                    ? new DeskCommand.MergeInto(cases.get(act.target() ^ 1))
                    : act.command();
            Instruction instruction = Instruction.of(command).withId("c-" + commands++);
            try {
                world.crm.work(unit -> {
                    world.recovery.apply(unit, id, instruction);
                    meanwhile.accept(unit);
                });
            } catch (NotAllowedException | AlreadyDoneException | DuplicateException refused) {
                return false;
            }
            accepted.add(Map.entry(id, instruction));
            return true;
        }

        private List<RecoveryCase> stored() {
            return cases.stream()
                    .map(id -> world.recovery.find(id).orElseThrow())
                    .toList();
        }

        private List<CaseEvent> journal() {
            return customers.stream()
                    .flatMap(customer -> world.recovery.journal(customer).stream())
                    .toList();
        }

        private List<Object> everything() {
            return List.of(stored(), journal());
        }

        void check() {
            List<CaseEvent> journal = journal();
            long merged = 0;
            long reports = 0;
            for (RecoveryCase one : stored()) {
                List<CaseEvent> ofCase = journal.stream()
                        .filter(event -> event.caseId().equals(one.id()))
                        .toList();
                assertThat(CaseReplay.replay(ofCase, one.id()))
                        .as("invariant 12")
                        .hasValue(one.withoutTexts());
                checkVersions(one, ofCase);
                checkThresholds(one, ofCase);
                merged += one.absorbed().size();
                reports += one.state() == CaseState.MERGED ? 0 : one.reports();
            }
            assertThat(reports).as("invariant 19").isEqualTo(CASES);
            assertThat(merged)
                    .as("invariant 19")
                    .isEqualTo(stored().stream()
                            .filter(one -> one.state() == CaseState.MERGED)
                            .count());
        }

        private void checkVersions(RecoveryCase one, List<CaseEvent> ofCase) {
            long commandsOfIt = accepted.stream()
                    .filter(sent -> sent.getKey().equals(one.id()))
                    .count();
            assertThat((long) one.version())
                    .as("invariant 12")
                    .isEqualTo(1 + commandsOfIt + one.absorbed().size());
            List<CaseEvent> acts =
                    ofCase.stream().filter(event -> event.target().isEmpty()).toList();
            for (int i = 1; i < acts.size(); i++) {
                CaseState before = acts.get(i - 1).state();
                assertThat(before)
                        .as("invariant 12")
                        .isNotIn(CaseState.DISMISSED, CaseState.MERGED, CaseState.REFERRED);
                assertThat(before != CaseState.CLOSED || acts.get(i).type() == CaseEventType.REOPENED)
                        .as("invariant 12")
                        .isTrue();
            }
        }

        private static void checkThresholds(RecoveryCase one, List<CaseEvent> ofCase) {
            Map<String, Long> told = ofCase.stream()
                    .flatMap(event -> event.thresholds().stream().map(threshold -> event.target() + " " + threshold))
                    .collect(groupingBy(Objects::toString, counting()));
            Map<String, Long> fired = one.clocks().stream()
                    .flatMap(clock -> clock.reminders().stream()
                            .filter(reminder -> reminder.firedAt().isPresent())
                            .map(reminder -> Optional.of(clock.target()) + " " + reminder.threshold()))
                    .collect(groupingBy(Objects::toString, counting()));
            told.forEach((threshold, times) ->
                    assertThat(times).as("invariant 16").isEqualTo(fired.getOrDefault(threshold, 0L)));
            long breaches = one.clocks().stream()
                    .filter(clock -> clock.breach().isPresent())
                    .count();
            long toldBreaches = ofCase.stream()
                            .filter(event -> event.type() == CaseEventType.BREACHED)
                            .count()
                    - ofCase.stream()
                            .filter(event -> event.type() == CaseEventType.BREACH_WITHDRAWN)
                            .count();
            assertThat(toldBreaches).as("invariants 16 and 18").isEqualTo(breaches);
        }
    }
}
