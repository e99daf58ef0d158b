package io.crmkit.recovery.grant;

import static io.crmkit.recovery.grant.GrantDesk.ANNA;
import static io.crmkit.recovery.grant.GrantDesk.BEN;
import static io.crmkit.recovery.grant.GrantDesk.LEA;
import static io.crmkit.recovery.grant.GrantDesk.LUC;
import static io.crmkit.recovery.grant.GrantDesk.gives;
import static io.crmkit.recovery.grant.GrantDesk.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.authority.AuthorityLedger;
import io.crmkit.recovery.authority.AuthorityPolicies;
import io.crmkit.recovery.authority.AuthorityPolicy;
import io.crmkit.recovery.authority.LimitScope;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.CompensationFacts;
import io.crmkit.recovery.compensation.CompensationTables;
import io.crmkit.recovery.compensation.Remedy;
import io.crmkit.store.memory.MemoryStore;
import io.crmkit.store.tck.FaultyStore;
import io.crmkit.store.tck.FaultyStore.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guards and edges of grants beside those of {@link GrantsContract}. */
class GrantGuardsTest {
    private final FaultyStore store = FaultyStore.around(MemoryStore.create());
    private final GrantDesk desk = new GrantDesk(store);
    private final RecoveryCaseId trip = desk.caseOf(desk.ada, "trip-7");

    @AfterEach
    void close() {
        desk.close();
    }

    private CompensationGrant approved(String command, String amount) {
        return desk.as(ANNA).propose(proposal(command, trip, amount));
    }

    @Test
    void ofSeveralAuthoritiesOfOnePersonTheFirstOneThatSufficesIsUsed() {
        Grants both = Grants.on(desk.crm)
                .policies(AuthorityPolicies.of(List.of(AuthorityPolicy.parse(GrantDesk.POLICY))))
                .roles(actor -> Set.of("agent", "lead"))
                .build()
                .as(ANNA);

        CompensationGrant small = both.propose(proposal("c-1", trip, "EUR 40"));
        CompensationGrant large = both.propose(proposal("c-2", trip, "EUR 60"));

        assertThat(small.authority().orElseThrow().authority()).hasValue("agent");
        assertThat(large.authority().orElseThrow().authority()).hasValue("lead");
    }

    /** Whoever approves is the one whom a cap of the employee holds for. */
    @Test
    void aCapOfTheEmployeeHoldsForWhoGivesItNotForWhoProposesIt() {
        Grants capped = desk.grants(GrantDesk.POLICY.replace(
                "\"caps\": [", "\"caps\": [{\"scope\": \"PER_EMPLOYEE_PER_DAY\", \"amount\": 55},"));
        capped.as(ANNA).propose(proposal("c-1", trip, "EUR 40"));

        assertThat(capped.as(ANNA).within(trip, gives("EUR 55")).amount()).hasValue(Money.parse("EUR 55"));
        GrantId asked = capped.as(ANNA).propose(proposal("c-2", trip, "EUR 55")).id();

        assertThat(capped.as(LEA).approve(asked, "c-3").state()).isEqualTo(GrantState.APPROVED);
        GrantId more = capped.as(BEN).propose(proposal("c-4", trip, "EUR 51")).id();
        assertThatThrownBy(() -> capped.as(LEA).approve(more, "c-5"))
                .hasMessageContaining("cap of EUR 55.00 PER_EMPLOYEE_PER_DAY leaves EUR 0.00");
    }

    @Test
    void whatATableLeftOpenStaysOpenWithinTheCaps() {
        Compensation open = CompensationTables.bundled()
                .find("eu261", LocalDate.of(2026, 1, 5))
                .orElseThrow()
                .assess(CompensationFacts.NONE);

        assertThat(desk.as(ANNA).within(trip, open)).isEqualTo(open);
    }

    @Test
    void lessThanAStatuteDemandsHasNoGoodwillPart() {
        Compensation eu261 = CompensationTables.bundled()
                .find("eu261", LocalDate.of(2026, 1, 5))
                .orElseThrow()
                .assess(CompensationFacts.NONE.number("distance_km", 900).number("delay_minutes", 300));

        CompensationGrant part = desk.as(ANNA)
                .propose(GrantProposal.of("c-1", trip, gives("EUR 10").atLeast(eu261))
                        .withAmount(Money.parse("EUR 100")));

        assertThat(part.statutoryPart()).isEqualTo(Money.parse("EUR 100"));
        assertThat(part.goodwillPart()).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void whoOnlyPaysIsNoApprover() {
        CompensationGrant grant = approved("c-1", "EUR 40");

        assertThat(desk.as(BEN).issue(grant.id(), "c-2").approver()).isEmpty();
    }

    @Test
    void aGrantBeginsWithItsProposal() {
        CompensationGrant grant = approved("c-1", "EUR 40");

        assertThatThrownBy(() -> grant.withSteps(List.of()))
                .hasMessageContaining("grant.steps must begin with the proposal");
        assertThatThrownBy(() -> grant.withSteps(grant.steps().subList(1, 2)))
                .hasMessageContaining("grant.steps must begin with the proposal");
    }

    @Test
    void everyCommandHasANameAndRefusesABlankIdAndAnythingButACode() {
        Map<String, BiFunction<String, String, GrantCommand>> commands = Map.of(
                "approve", (id, said) -> new GrantCommand.Approve(id),
                "issue", (id, said) -> new GrantCommand.Issue(id),
                "reject", GrantCommand.Reject::new,
                "fail", GrantCommand.Fail::new,
                "reverse", GrantCommand.Reverse::new,
                "confirm", GrantCommand.Confirm::new);

        commands.forEach((name, command) -> {
            assertThat(command.apply("x".repeat(90), "code").name()).isEqualTo(name);
            for (String bad : List.of(" ", "x".repeat(91))) {
                assertThatThrownBy(() -> command.apply(bad, "code"))
                        .as(name)
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageStartingWith("commandId must ");
            }
        });
        commands.entrySet().stream()
                .filter(command -> Set.of("reject", "fail", "reverse").contains(command.getKey()))
                .forEach(command -> assertThatThrownBy(() -> command.getValue().apply("c-1", "Ada was rude"))
                        .as(command.getKey())
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageStartingWith("reason must be a code"));
        assertThatThrownBy(() -> new GrantCommand.Confirm("c-1", " ")).hasMessage("externalRef must not be blank");
    }

    @Test
    void aCommandThatIsSentAgainWithAnotherReasonOrReferenceIsRefused() {
        GrantId issued = approved("c-1", "EUR 10").id();
        desk.as(ANNA).issue(issued, "c-2");
        desk.as(ANNA).confirm(issued, "c-3", "voucher-1");
        GrantId rejected = approved("c-4", "EUR 10").id();
        desk.as(ANNA).reject(rejected, "c-5", "not-needed");
        GrantId failed = approved("c-6", "EUR 10").id();
        desk.as(ANNA).issue(failed, "c-7");
        desk.as(ANNA).fail(failed, "c-8", "declined");
        desk.as(LEA).reverse(issued, "c-9", "twice");

        List<ThrowingCallable> changed = List.of(
                () -> desk.as(ANNA).confirm(issued, "c-3", "voucher-2"),
                () -> desk.as(ANNA).reject(rejected, "c-5", "too-late"),
                () -> desk.as(ANNA).fail(failed, "c-8", "expired"),
                () -> desk.as(LEA).reverse(issued, "c-9", "thrice"));

        changed.forEach(again -> assertThatThrownBy(again).isInstanceOf(CommandReusedException.class));
        assertThat(desk.as(LEA).reverse(issued, "c-9", "twice").state()).isEqualTo(GrantState.REVERSED);
    }

    /** The id is wrong before the state is. */
    @Test
    void anIdThatAnotherGrantOfTheCaseUsedIsRefusedWhateverTheState() {
        approved("c-1", "EUR 10");
        CompensationGrant issuing =
                desk.as(ANNA).issue(approved("c-2", "EUR 10").id(), "c-3");

        assertThatThrownBy(() -> desk.as(ANNA).issue(issuing.id(), "c-1")).isInstanceOf(CommandReusedException.class);
    }

    @Test
    void aClosedCaseTakesNoMoreAndSaysWhatWouldHelp() {
        CompensationGrant grant = approved("c-1", "EUR 10");
        desk.recovery.acknowledge(trip, Channel.EMAIL);
        desk.recovery.begin(trip, "desk");
        desk.recovery.resolve(trip, "done");
        desk.recovery.close(trip, Acceptance.ACCEPTED);

        assertThatThrownBy(() -> desk.as(ANNA).issue(grant.id(), "c-2"))
                .isInstanceOfSatisfying(GrantNotAllowedException.class, refused -> {
                    assertThat(refused.guard()).isEqualTo("the case must not be CLOSED");
                    assertThat(refused.remedy()).isEqualTo("reopen it or open another one");
                });
    }

    @Test
    void nothingIsGivenToWhoWasErasedAndWhatWasPaidCanStillBeRecorded() {
        GrantId waiting = approved("c-1", "EUR 60").id();
        GrantId ready = approved("c-2", "EUR 10").id();
        GrantId paid = approved("c-3", "EUR 10").id();
        desk.as(ANNA).issue(paid, "c-4");
        desk.crm.work(unit -> unit.erase(Customer.TYPE, desk.ada));

        List<ThrowingCallable> gifts = List.of(
                () -> approved("c-5", "EUR 10"),
                () -> desk.as(LEA).approve(waiting, "c-6"),
                () -> desk.as(ANNA).issue(ready, "c-7"));

        gifts.forEach(gift -> assertThatThrownBy(gift)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("case.customer must be neither merged nor erased"));
        assertThat(desk.as(ANNA).ofCase(trip)).hasSize(3);
        assertThat(desk.as(ANNA).confirm(paid, "c-8", "v-1").state()).isEqualTo(GrantState.ISSUED);
        assertThatThrownBy(() -> desk.as(LEA).reverse(paid, "c-9", "twice")).isInstanceOf(InvalidInputException.class);
        assertThat(desk.as(LEA).reject(waiting, "c-10", "erased").state()).isEqualTo(GrantState.REJECTED);
    }

    @Test
    void theStepsOfAGrantDoNotGoBackInTime() {
        CompensationGrant grant = approved("c-1", "EUR 40");
        desk.pass(Duration.ofHours(-1));

        CompensationGrant issuing = desk.as(ANNA).issue(grant.id(), "c-2");

        assertThat(issuing.lastStep().at()).isEqualTo(GrantDesk.START);
        desk.pass(Duration.ofHours(2));
        assertThat(desk.as(ANNA).confirm(grant.id(), "c-3", "v-1").lastStep().at())
                .isEqualTo(desk.now());
    }

    @Test
    void aProposalSaysWhatIsWrongWithIt() {
        Compensation given = gives("EUR 10");
        Compensation noRow = new Compensation(
                given.table(),
                Optional.empty(),
                given.amount(),
                Optional.empty(),
                given.remedies(),
                false,
                new TreeSet<>(),
                List.of());
        Compensation noRemedy = new Compensation(
                given.table(),
                given.row(),
                given.amount(),
                Optional.empty(),
                List.<Remedy>of(),
                false,
                new TreeSet<>(),
                List.of());
        Compensation noAmount = new Compensation(
                given.table(),
                given.row(),
                Optional.empty(),
                Optional.empty(),
                given.remedies(),
                false,
                new TreeSet<>(),
                List.of());

        assertThatThrownBy(() -> GrantProposal.of("c", trip, noRow))
                .hasMessage("compensation must be decided by a row");
        assertThatThrownBy(() -> GrantProposal.of("c", trip, noRemedy))
                .hasMessage("compensation must have a remedy in row 7");
        assertThatThrownBy(() -> GrantProposal.of("c", trip, noAmount)).hasMessage("compensation must be decided");
    }

    @Test
    void aTickTakesOneToAThousandAndCountsWhatOthersKeepChanging() {
        CompensationGrant grant = approved("c-1", "EUR 40");
        desk.pass(Duration.ofDays(3));
        for (int bad : List.of(0, 1_001)) {
            assertThatThrownBy(() -> desk.as(LEA).tick(desk.now(), bad))
                    .hasMessage("limit must lie within 1 to 1000, was " + bad);
        }
        store.failCommits(1_000, Fault.CONFLICT);
        GrantTickReport busy = desk.as(LEA).tick(desk.now(), 1);
        store.clearFaults();

        assertThat(busy).isEqualTo(new GrantTickReport(1, List.of(), List.of(), 1, grant.nextDueAt()));
        assertThat(desk.as(LEA).tick(desk.now(), 1_000).expired()).containsExactly(grant.id());
    }

    /** As when another worker was quicker between the search and the step. */
    @Test
    void whatIsNotDueAnyMoreIsNotNoticed() {
        CompensationGrant grant = approved("c-1", "EUR 40");
        GrantLife life = new GrantLife(
                desk.crm,
                new Authorization(
                        desk.crm,
                        AuthorityPolicies.of(List.of(AuthorityPolicy.parse(GrantDesk.POLICY))),
                        actor -> Set.of("agent")));

        Instant due = grant.nextDueAt().orElseThrow();

        Optional<GrantStep.Kind> early = desk.crm.compute(unit -> life.notice(unit, grant.id(), due.minusSeconds(1)));
        Optional<GrantStep.Kind> first = desk.crm.compute(unit -> life.notice(unit, grant.id(), due));
        Optional<GrantStep.Kind> second = desk.crm.compute(unit -> life.notice(unit, grant.id(), due));

        assertThat(early).isEmpty();
        assertThat(first).hasValue(GrantStep.Kind.EXPIRED);
        assertThat(second).isEmpty();
    }

    @Test
    void policiesAndRolesAreRequired() {
        AuthorityPolicies policies = AuthorityPolicies.sample();

        assertThatThrownBy(() -> Grants.on(desk.crm).policies(policies).build())
                .hasMessage("grants must have policies and roles");
        assertThatThrownBy(() -> Grants.on(desk.crm).roles(actor -> Set.of()).build())
                .hasMessage("grants must have policies and roles");
    }

    @Test
    void aLedgerOfTheCustomerCountsOnlyWhatItsOwnLimitCounts() {
        CompensationGrant first = approved("c-1", "EUR 40");
        CompensationGrant second = desk.as(LUC).propose(proposal("c-2", desk.caseOf(desk.ada, "trip-8"), "EUR 100"));

        AuthorityLedger ofYear = desk.ledger(first, "cap", LimitScope.PER_CUSTOMER_PER_YEAR);
        assertThat(ofYear.used()).isEqualTo(Money.parse("EUR 140"));
        assertThat(desk.ledger(second, "cap", LimitScope.PER_CUSTOMER_PER_YEAR)).isEqualTo(ofYear);
    }
}
