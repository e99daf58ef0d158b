package io.crmkit.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.CrmException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.authority.AuthorityPolicies;
import io.crmkit.recovery.authority.AuthorityPolicy;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.CommandIdReusedException;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.CompensationFacts;
import io.crmkit.recovery.compensation.CompensationTable;
import io.crmkit.recovery.compensation.CompensationTables;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.detection.Detection;
import io.crmkit.recovery.detection.DetectionRule;
import io.crmkit.recovery.detection.DetectionRules;
import io.crmkit.recovery.detection.Signal;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.grant.CommandReusedException;
import io.crmkit.recovery.grant.GrantId;
import io.crmkit.recovery.grant.GrantNotAllowedException;
import io.crmkit.recovery.grant.GrantProposal;
import io.crmkit.recovery.grant.Grants;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.recovery.world.StoreDump;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is refused by a typed error, and not a byte of the store is another one afterwards. */
class BadInputTest {
    @TempDir
    private Path folder = Path.of("");

    private Desk desk;
    private Recovery recovery;
    private Detection detection;
    private Grants agent;
    private GrantId waiting;
    private RecoveryCaseId one;
    private RecoveryCaseId two;

    private static Compensation gives(String price) {
        return CompensationTables.bundled()
                .find("empowerment-matrix", LocalDate.parse("2026-01-05"))
                .orElseThrow()
                .assess(CompensationFacts.NONE
                        .code("severity", Severity.MEDIUM.code())
                        .code("failure_kind", "OUTCOME")
                        .code("justice_need", "DISTRIBUTIVE")
                        .money("price", Money.parse(price)));
    }

    private static Compensation ofAnotherCountry() {
        Compensation given = gives("EUR 400");
        return new Compensation(
                "matrix 1",
                given.row(),
                Optional.of(Money.parse("USD 10")),
                Optional.empty(),
                given.remedies(),
                false,
                new TreeSet<>(),
                List.of());
    }

    @BeforeEach
    void open() {
        desk = new Desk(JdbcStore.sqlite(folder.resolve("crm.db")));
        recovery = Recovery.on(desk.crm)
                .policy(RecoveryPolicy.standard(ZoneOffset.UTC).toBuilder(
                                "backdating", BusinessCalendar.alwaysOpen(ZoneOffset.UTC))
                        .allowedBackdating(Duration.ofMinutes(10))
                        .build())
                .build();
        detection = Detection.on(desk.crm, recovery)
                .rules(DetectionRules.of(ZoneOffset.UTC, List.of(DetectionRule.parse("""
                    {"id": "low-rating", "version": "1", "validFrom": "2025-01-01",
                     "level": {"side": "AT_MOST", "fire": 2},
                     "pattern": {"breaches": 1, "of": 1, "within": "PT1S"},
                     "lateness": "P30D", "cooldown": "P1D",
                     "kind": "POOR_QUALITY", "severity": "HIGH"}
                    """))))
                .build();
        agent = Grants.on(desk.crm)
                .policies(AuthorityPolicies.sample())
                .roles(actor -> Set.of("agent", "team-lead"))
                .build()
                .as(Actor.user("anna"));
        one = recovery.open(ServiceFailure.delay(desk.ada).reference("trip-1").build())
                .id();
        two = recovery.open(ServiceFailure.delay(desk.ada).reference("trip-2").build())
                .id();
        recovery.apply(
                one, Instruction.of(new CaseCommand.Acknowledge(Channel.EMAIL)).withId("c-1"));
        recovery.begin(one, "desk");
        recovery.apply(two, new DeskCommand.Link(CaseLink.partOf(one)));
        waiting = agent.propose(GrantProposal.of("g-1", one, gives("EUR 400")).withAmount(Money.parse("EUR 290")))
                .id();
        detection.observe(signal("EUR", 1));
        desk.pass(Duration.ofMinutes(15));
        recovery.waitFor(one, WaitReason.CUSTOMER);
        desk.pass(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        desk.crm.close();
    }

    private Signal signal(String reference, double value) {
        return Signal.of("low-rating", "rating-1", desk.ada)
                .reference(reference)
                .value(value)
                .occurredAt(Desk.START)
                .build();
    }

    private static Arguments bad(
            String what, Class<? extends CrmException> error, String says, Consumer<BadInputTest> act) {
        return arguments(what, error, says, act);
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                bad(
                        "an act longer ago than the policy allows",
                        InvalidInputException.class,
                        "must lie at most PT10M back",
                        test -> test.recovery.apply(
                                test.two,
                                Instruction.of(new CaseCommand.Begin("desk"))
                                        .carriedOutAt(test.desk.now().minusSeconds(601)))),
                bad(
                        "an act before the last one",
                        InvalidInputException.class,
                        "must not lie before the last command",
                        test -> test.recovery.apply(
                                test.one,
                                Instruction.of(new CaseCommand.Resume())
                                        .carriedOutAt(test.desk.now().minusSeconds(301)))),
                bad(
                        "an act in the future beyond the skew",
                        InvalidInputException.class,
                        "must not lie in the future",
                        test -> test.recovery.apply(
                                test.one,
                                Instruction.of(new CaseCommand.Resume())
                                        .carriedOutAt(test.desk.now().plusSeconds(301)))),
                bad(
                        "a report in the future beyond the skew",
                        InvalidInputException.class,
                        "failure.receivedAt must not lie in the future",
                        test -> test.recovery.open(ServiceFailure.delay(test.desk.ada)
                                .reference("trip-3")
                                .receivedAt(test.desk.now().plusSeconds(301))
                                .build())),
                bad(
                        "a negative budget",
                        InvalidInputException.class,
                        "budget",
                        test -> Budget.of(Duration.ofSeconds(-1))),
                bad("a negative budget in words", InvalidInputException.class, "budget", test -> Budget.parse("-PT1H")),
                bad("negative business days", InvalidInputException.class, "budget", test -> Budget.businessDays(-1)),
                bad(
                        "a currency without a policy",
                        InvalidInputException.class,
                        "amount has no policy for USD",
                        test -> test.agent.propose(GrantProposal.of("g-2", test.one, ofAnotherCountry()))),
                bad(
                        "a currency that the table does not know",
                        InvalidInputException.class,
                        "amount must be in EUR",
                        test -> test.agent.propose(GrantProposal.of("g-2", test.one, gives("EUR 400"))
                                .withAmount(Money.parse("USD 1")))),
                bad(
                        "a currency that nobody knows, in a policy",
                        InvalidInputException.class,
                        "policy.currency must be an ISO 4217 code",
                        test -> AuthorityPolicy.parse("""
                            {"id": "p", "version": "1", "validFrom": "2026-01-01", "currency": "QQQ", "zone": "UTC",
                             "source": "a test", "decideWithin": "PT1H", "issueWithin": "PT1H", "confirmWithin": "PT1H"}
                            """)),
                bad(
                        "a currency that nobody knows, in a table",
                        InvalidInputException.class,
                        "table.currency must be an ISO 4217 code",
                        test -> CompensationTable.parse("""
                            {"id": "t", "version": "1", "validFrom": "2026-01-01", "currency": "QQQ",
                             "source": "a test", "facts": [], "rows": []}
                            """)),
                bad(
                        "an approver who is the proposer",
                        GrantNotAllowedException.class,
                        "the approver must not be the proposer",
                        test -> test.agent.approve(test.waiting, "g-3")),
                bad(
                        "a pause in a pause",
                        NotAllowedException.class,
                        "the state does not allow it",
                        test -> test.recovery.waitFor(test.one, WaitReason.THIRD_PARTY)),
                bad(
                        "a circle of parts",
                        NotAllowedException.class,
                        "the links would form a circle",
                        test -> test.recovery.apply(test.one, new DeskCommand.Link(CaseLink.partOf(test.two)))),
                bad(
                        "a case that is part of itself",
                        NotAllowedException.class,
                        "the links would form a circle",
                        test -> test.recovery.apply(test.one, new DeskCommand.Link(CaseLink.partOf(test.one)))),
                bad(
                        "a case merged into itself",
                        NotAllowedException.class,
                        "the links would form a circle",
                        test -> test.recovery.merge(test.one, test.one)),
                bad(
                        "a command id with another command",
                        CommandIdReusedException.class,
                        "c-1",
                        test -> test.recovery.apply(
                                test.one,
                                Instruction.of(new CaseCommand.Resume()).withId("c-1"))),
                bad(
                        "a command id with the same command that says something else",
                        CommandIdReusedException.class,
                        "c-1",
                        test -> test.recovery.apply(
                                test.one,
                                Instruction.of(new CaseCommand.Acknowledge(Channel.PHONE))
                                        .withId("c-1"))),
                bad(
                        "a proposal sent again with another amount",
                        CommandReusedException.class,
                        "g-1",
                        test -> test.agent.propose(GrantProposal.of("g-1", test.one, gives("EUR 400"))
                                .withAmount(Money.parse("EUR 291")))),
                bad(
                        "an event sent again about something else",
                        InvalidInputException.class,
                        "signal.sourceEventId must not be that of a signal about something else",
                        test -> test.detection.observe(test.signal("USD", 1))),
                bad(
                        "a signal from the future",
                        InvalidInputException.class,
                        "must not lie in the future",
                        test -> test.detection.observe(Signal.of("low-rating", "rating-2", test.desk.ada)
                                .value(1)
                                .occurredAt(test.desk.now().plusSeconds(301))
                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void isRefusedAndChangesNothing(
            String what, Class<? extends CrmException> error, String says, Consumer<BadInputTest> act) {
        Map<String, List<String>> before = StoreDump.of(folder.resolve("crm.db"));

        assertThatThrownBy(() -> act.accept(this)).as(what).isInstanceOf(error).hasMessageContaining(says);

        assertThat(StoreDump.of(folder.resolve("crm.db"))).isEqualTo(before);
    }
}
