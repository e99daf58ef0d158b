package io.crmkit.recovery.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.CrmException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.authority.LimitExceededException;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.Remedy;
import io.crmkit.recovery.compensation.StatutoryPart;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.store.RecordStore;
import io.crmkit.store.TenantId;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The laws of money over random lives: people who propose, decide, pay and take back, in any order, some of them in the middle of what
 * somebody else is doing.
 */
class GrantProperties {
    private static final List<Actor> ACTORS =
            List.of(GrantDesk.ANNA, GrantDesk.BEN, GrantDesk.LEA, GrantDesk.LUC, GrantDesk.NOBODY);
    private static final String[] COMMANDS = {"approve", "reject", "issue", "confirm", "fail", "reverse"};

    private static Path directory = Path.of("");
    private static int tenants;

    @BeforeContainer
    static void directory() throws IOException {
        directory = Files.createTempDirectory("grants");
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** Something that happens. */
    sealed interface Act {
        /** Somebody proposes something. */
        record Propose(int actor, int caseNo, Money given, Money wanted, boolean statutory, Remedy remedy)
                implements Act {}

        /** Somebody does something with one of the grants that there are. */
        record Do(int actor, int command, int grant) implements Act {}

        /** A command that was obeyed is sent again. */
        record Again(int command) implements Act {}

        /** Time passes, and somebody may tick. */
        record Pass(int hours, boolean tick) implements Act {}

        /** {@code inner} happens in the middle of {@code outer}. */
        record Meanwhile(Act outer, Act inner) implements Act {}
    }

    @Provide
    Arbitrary<List<Act>> lives() {
        Arbitrary<Act> simple = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, proposals()),
                net.jqwik.api.Tuple.of(
                        6,
                        Combinators.combine(
                                        Arbitraries.integers().between(0, ACTORS.size() - 1),
                                        Arbitraries.of(0, 0, 0, 1, 2, 2, 3, 3, 4, 5),
                                        Arbitraries.integers().between(0, 9))
                                .as(Act.Do::new)));
        Arbitrary<Act> all = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(10, simple),
                net.jqwik.api.Tuple.of(4, Combinators.combine(simple, simple).as(Act.Meanwhile::new)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0, 9).map(Act.Again::new)),
                net.jqwik.api.Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of(1, 2, 13, 24, 49, 73, 700), Arbitraries.of(true, false))
                                .as(Act.Pass::new)));
        return all.list().ofMinSize(4).ofMaxSize(30);
    }

    private static Arbitrary<Act> proposals() {
        Arbitrary<Money> amounts = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 6_000),
                        Arbitraries.integers().between(0, 22_000),
                        Arbitraries.of(5_000, 8_000, 15_000, 20_000))
                .map(cents -> Money.ofMinor(CurrencyUnit.EUR, cents));
        return Combinators.combine(
                        Arbitraries.integers().between(0, ACTORS.size() - 1),
                        Arbitraries.integers().between(0, 3),
                        amounts,
                        amounts.optional(0.3),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(5, false), net.jqwik.api.Tuple.of(1, true)),
                        Arbitraries.of(Remedy.VOUCHER, Remedy.VOUCHER, Remedy.REFUND, Remedy.PAYMENT))
                .as((actor, caseNo, given, wanted, statutory, remedy) ->
                        new Act.Propose(actor, caseNo, given, wanted.orElse(given), statutory, remedy));
    }

    @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
    void noLimitIsEverExceededAndLedgersAreTheSumOfTheirGrants(@ForAll("lives") List<Act> life) {
        live(MemoryStore.create(), TenantId.DEFAULT, life);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.BOUNDED)
    void soItIsOnSqlite(@ForAll("lives") List<Act> life) {
        live(JdbcStore.sqlite(directory.resolve("crm.db")), new TenantId("t" + tenants++), life);
    }

    /** Invariant 15: what is noticed does not depend on how often somebody looks. */
    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void tickingOftenOrOnceComesToTheSame(@ForAll("lives") List<Act> life) {
        try (Life often = new Life(new GrantDesk(MemoryStore.create()));
                Life once = new Life(new GrantDesk(MemoryStore.create()))) {
            for (Act act : life) {
                if (!(act instanceof Act.Pass)) {
                    often.happen(act);
                    once.happen(act);
                }
            }
            for (int hour = 0; hour < 100; hour += 7) {
                tickAfter(Duration.ofHours(hour), often.desk);
            }
            tickAfter(Duration.ofHours(100), often.desk);
            tickAfter(Duration.ofHours(100), once.desk);

            assertThat(often.states()).isEqualTo(once.states());
        }
    }

    private static void tickAfter(Duration sinceStart, GrantDesk desk) {
        desk.at(GrantDesk.START.plus(sinceStart).toString());
        desk.as(GrantDesk.LEA).tick(desk.now(), 100);
    }

    private static void live(RecordStore.Factory store, TenantId tenant, List<Act> acts) {
        try (Life life = new Life(new GrantDesk(store, tenant))) {
            for (Act act : acts) {
                life.happen(act);
                GrantLaws.check(life.desk, life.cases);
            }
        }
    }

    /** One world and what has happened in it. */
    private static final class Life implements AutoCloseable {
        final GrantDesk desk;
        final List<RecoveryCaseId> cases = new ArrayList<>();
        private final List<GrantId> grants = new ArrayList<>();
        private final List<Runnable> resend = new ArrayList<>();
        private int commands;

        Life(GrantDesk desk) {
            this.desk = desk;
            CustomerId bob = desk.customer("Bob");
            cases.add(desk.caseOf(desk.ada, "a1"));
            cases.add(desk.caseOf(desk.ada, "a2", Severity.LOW));
            cases.add(desk.caseOf(bob, "b1"));
            cases.add(desk.caseOf(bob, "b2", Severity.CRITICAL));
        }

        List<GrantState> states() {
            return GrantLaws.read(desk, cases).grants().stream()
                    .map(CompensationGrant::state)
                    .toList();
        }

        void happen(Act act) {
            if (act instanceof Act.Pass pass) {
                pass(pass);
            } else if (act instanceof Act.Again again) {
                if (!resend.isEmpty()) {
                    GrantLaws.Books before = GrantLaws.read(desk, cases);
                    resend.get(again.command() % resend.size()).run();
                    assertThat(GrantLaws.read(desk, cases))
                            .as("invariant 13: nothing changed")
                            .isEqualTo(before);
                }
            } else if (act instanceof Act.Meanwhile both) {
                boolean[] first = {true};
                attempt(both.outer(), unit -> {
                    if (first[0]) {
                        first[0] = false;
                        attempt(both.inner(), ignored -> {});
                    }
                });
            } else {
                GrantLaws.Books before = GrantLaws.read(desk, cases);
                if (!attempt(act, ignored -> {})) {
                    assertThat(GrantLaws.read(desk, cases))
                            .as("what is refused changes nothing")
                            .isEqualTo(before);
                }
            }
        }

        private void pass(Act.Pass pass) {
            desk.pass(Duration.ofHours(pass.hours()));
            if (pass.tick()) {
                desk.as(GrantDesk.LEA).tick(desk.now(), 100);
                assertThat(desk.as(GrantDesk.LEA).tick(desk.now(), 100).processed())
                        .as("invariant 15: nothing is left")
                        .isZero();
            }
        }

        /** Returns whether it was obeyed. */
        private boolean attempt(Act act, java.util.function.Consumer<UnitOfWork> meanwhile) {
            String commandId = "c-" + commands++;
            Function<UnitOfWork, CompensationGrant> work;
            if (act instanceof Act.Propose propose) {
                Grants as = desk.as(ACTORS.get(propose.actor()));
                GrantProposal proposal = proposal(commandId, propose);
                work = unit -> as.propose(unit, proposal);
            } else {
                Act.Do todo = (Act.Do) act;
                if (grants.isEmpty()) {
                    return false;
                }
                Grants as = desk.as(ACTORS.get(todo.actor()));
                GrantId grant = grants.get(todo.grant() % grants.size());
                GrantCommand command = command(COMMANDS[todo.command()], commandId);
                work = unit -> as.apply(unit, grant, command);
            }
            CompensationGrant result;
            try {
                result = desk.crm.compute(unit -> {
                    CompensationGrant attempted = work.apply(unit);
                    meanwhile.accept(unit);
                    return attempted;
                });
            } catch (GrantNotAllowedException | LimitExceededException refused) {
                return false;
            }
            if (act instanceof Act.Propose) {
                grants.add(result.id());
            }
            resend.add(() -> assertThat(desk.crm.compute(work))
                    .as("the first result of %s", commandId)
                    .isEqualTo(result));
            resend.add(() -> refusesAnother(result, commandId));
            return true;
        }

        private void refusesAnother(CompensationGrant result, String commandId) {
            CrmException refused = org.junit.jupiter.api.Assertions.assertThrows(
                    CommandReusedException.class,
                    () -> desk.as(GrantDesk.LEA)
                            .propose(new GrantProposal(
                                    commandId,
                                    result.caseId(),
                                    GrantDesk.gives("EUR 9999"),
                                    Remedy.REFUND,
                                    Money.parse("EUR 0"))));
            assertThat(refused).hasMessageContaining(commandId);
        }

        private GrantProposal proposal(String commandId, Act.Propose propose) {
            Compensation given = GrantDesk.gives(propose.given().toString());
            Money owed = Money.parse("EUR 25");
            Optional<StatutoryPart> part = Optional.of(new StatutoryPart("eu261 1", owed))
                    .filter(demanded -> propose.statutory() && !propose.given().isLessThan(owed));
            Compensation compensation = new Compensation(
                    given.table(),
                    given.row(),
                    given.amount(),
                    part,
                    given.remedies(),
                    false,
                    given.missing(),
                    given.trace());
            return new GrantProposal(
                    commandId, cases.get(propose.caseNo()), compensation, propose.remedy(), propose.wanted());
        }

        private static GrantCommand command(String name, String id) {
            return switch (name) {
                case "approve" -> new GrantCommand.Approve(id);
                case "reject" -> new GrantCommand.Reject(id, "no");
                case "issue" -> new GrantCommand.Issue(id);
                case "confirm" -> new GrantCommand.Confirm(id, "ref-" + id);
                case "fail" -> new GrantCommand.Fail(id, "declined");
                default -> new GrantCommand.Reverse(id, "mistake");
            };
        }

        @Override
        public void close() {
            desk.close();
        }
    }
}
