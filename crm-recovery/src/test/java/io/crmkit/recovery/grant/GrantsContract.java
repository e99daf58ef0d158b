package io.crmkit.recovery.grant;

import static io.crmkit.recovery.grant.GrantDesk.ANNA;
import static io.crmkit.recovery.grant.GrantDesk.BEN;
import static io.crmkit.recovery.grant.GrantDesk.LEA;
import static io.crmkit.recovery.grant.GrantDesk.LUC;
import static io.crmkit.recovery.grant.GrantDesk.NOBODY;
import static io.crmkit.recovery.grant.GrantDesk.gives;
import static io.crmkit.recovery.grant.GrantDesk.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.authority.AuthorityLedger;
import io.crmkit.recovery.authority.LedgerKey;
import io.crmkit.recovery.authority.LimitExceededException;
import io.crmkit.recovery.authority.LimitScope;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.CompensationFacts;
import io.crmkit.recovery.compensation.CompensationTables;
import io.crmkit.recovery.compensation.Remedy;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.store.RecordStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What grants do, on any store. */
abstract class GrantsContract {
    private GrantDesk desk;
    private RecoveryCaseId trip;

    abstract RecordStore.Factory store();

    @BeforeEach
    void open() {
        desk = new GrantDesk(store());
        trip = desk.caseOf(desk.ada, "trip-7");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void withinTheOwnLimitAGrantGoesFromTheProposalToThePaymentAndBack() {
        CompensationGrant proposed = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 40"));

        assertThat(proposed.state()).isEqualTo(GrantState.APPROVED);
        assertThat(proposed.approver()).isEmpty();
        assertThat(proposed.compensation().trace()).containsExactly("row 7", "cap of EUR 60.00 hit");
        assertThat(proposed.authority().orElseThrow())
                .satisfies(snapshot -> assertThat(snapshot.authority()).hasValue("agent"))
                .satisfies(snapshot -> assertThat(snapshot.policy()).isEqualTo("goodwill-eur 1"))
                .satisfies(snapshot -> assertThat(snapshot.charges()).hasSize(5));
        assertThat(proposed.idempotencyKey()).isEmpty();
        assertThat(caseCap(proposed).reserved()).isEqualTo(Money.parse("EUR 40"));

        CompensationGrant issuing = desk.as(ANNA).issue(proposed.id(), "c-2");
        assertThat(issuing.state()).isEqualTo(GrantState.ISSUING);
        assertThat(issuing.idempotencyKey()).hasValue(proposed.id() + "/1");

        CompensationGrant issued = desk.as(ANNA).confirm(proposed.id(), "c-3", "voucher-77");
        assertThat(issued.state()).isEqualTo(GrantState.ISSUED);
        assertThat(issued.externalRef()).hasValue("voucher-77");
        assertThat(caseCap(issued).spent()).isEqualTo(Money.parse("EUR 40"));
        assertThat(caseCap(issued).reserved()).isEqualTo(Money.parse("EUR 0"));

        CompensationGrant reversed = desk.as(LEA).reverse(proposed.id(), "c-4", "booked-twice");
        assertThat(reversed.state()).isEqualTo(GrantState.REVERSED);
        assertThat(caseCap(reversed).used())
                .as("the total of the case is lowered")
                .isEqualTo(Money.parse("EUR 0"));
        assertThat(desk.ledger(reversed, "authority/agent", LimitScope.PER_EMPLOYEE_PER_DAY)
                        .used())
                .as("the allowance of the day is not given back")
                .isEqualTo(Money.parse("EUR 40"));
        assertThat(desk.as(ANNA).find(proposed.id())).hasValue(reversed);
        assertThat(desk.as(ANNA).ofCase(trip)).containsExactly(reversed);
        assertThat(reversed.steps())
                .extracting(GrantStep::kind)
                .containsExactly(
                        GrantStep.Kind.PROPOSED,
                        GrantStep.Kind.APPROVED,
                        GrantStep.Kind.ISSUING,
                        GrantStep.Kind.ISSUED,
                        GrantStep.Kind.REVERSED);
    }

    @Test
    void aboveTheOwnLimitAnotherPersonWithEnoughAuthorityApproves() {
        CompensationGrant proposed = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 50.01"));
        assertThat(proposed.state()).isEqualTo(GrantState.PROPOSED);
        assertThat(proposed.authority()).as("nothing is reserved").isEmpty();
        assertThat(desk.as(ANNA).proposed(trip)).isEqualTo(1);

        assertThatThrownBy(() -> desk.as(ANNA).approve(proposed.id(), "c-2"))
                .isInstanceOfSatisfying(GrantNotAllowedException.class, refused -> {
                    assertThat(refused.guard()).isEqualTo("the approver must not be the proposer");
                    assertThat(refused.grantId()).hasValue(proposed.id());
                    assertThat(refused.command()).isEqualTo("approve");
                });
        assertThatThrownBy(() -> desk.as(BEN).approve(proposed.id(), "c-2"))
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        refused -> assertThat(refused.left()).isEqualTo(Money.parse("EUR 50")));
        assertThatThrownBy(() -> desk.as(NOBODY).approve(proposed.id(), "c-2"))
                .isInstanceOf(GrantNotAllowedException.class)
                .hasMessageContaining("must have authority for VOUCHER of a MEDIUM failure");
        assertThat(desk.as(ANNA).find(proposed.id())).as("nothing changed").hasValue(proposed);

        CompensationGrant approved = desk.as(LEA).approve(proposed.id(), "c-2");

        assertThat(approved.state()).isEqualTo(GrantState.APPROVED);
        assertThat(approved.approver()).hasValue(LEA);
        assertThat(approved.authority().orElseThrow().authority()).hasValue("lead");
        assertThat(desk.as(ANNA).proposed(trip)).isZero();
    }

    @Test
    void aLeadWhoProposesAboveHerLimitCannotApproveItHerself() {
        CompensationGrant proposed = desk.as(LEA).propose(proposal("c-1", trip, "EUR 160"));

        assertThatThrownBy(() -> desk.as(LEA).approve(proposed.id(), "c-2"))
                .isInstanceOf(GrantNotAllowedException.class);
        assertThatThrownBy(() -> desk.as(LUC).approve(proposed.id(), "c-2"))
                .as("four eyes, but not enough authority")
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void theTableMayDemandAnotherPersonHoweverSmallTheAmount() {
        Compensation small = gives("EUR 5");
        Compensation demanding = new Compensation(
                small.table(),
                small.row(),
                small.amount(),
                small.statutory(),
                small.remedies(),
                true,
                small.missing(),
                small.trace());

        CompensationGrant demanded = desk.as(ANNA).propose(GrantProposal.of("c-1", trip, demanding));
        CompensationGrant override =
                desk.as(ANNA).propose(proposal("c-2", trip, "EUR 5").withAmount(Money.parse("EUR 5.01")));
        CompensationGrant less =
                desk.as(ANNA).propose(proposal("c-3", trip, "EUR 5").withAmount(Money.parse("EUR 4.99")));

        assertThat(demanded.state()).isEqualTo(GrantState.PROPOSED);
        assertThat(override.override()).isTrue();
        assertThat(override.state()).isEqualTo(GrantState.PROPOSED);
        assertThat(less.override()).isFalse();
        assertThat(less.state()).isEqualTo(GrantState.APPROVED);
        assertThat(desk.as(BEN).approve(demanded.id(), "c-4").state()).isEqualTo(GrantState.APPROVED);
    }

    @Test
    void authorityReachesToSomeRemediesAndSeveritiesOnly() {
        RecoveryCaseId severe = desk.caseOf(desk.ada, "trip-8", Severity.HIGH);

        assertThat(desk.as(ANNA).propose(proposal("c-1", severe, "EUR 5")).state())
                .isEqualTo(GrantState.PROPOSED);
        assertThat(desk.as(LEA).propose(proposal("c-2", severe, "EUR 5")).state())
                .isEqualTo(GrantState.APPROVED);
        assertThat(desk.as(ANNA)
                        .propose(proposal("c-3", trip, "EUR 5").withRemedy(Remedy.PAYMENT))
                        .state())
                .isEqualTo(GrantState.PROPOSED);
        assertThat(desk.as(NOBODY).propose(proposal("c-4", trip, "EUR 0")).state())
                .as("what is worth nothing needs authority too")
                .isEqualTo(GrantState.PROPOSED);
    }

    @Test
    void theDayOfAnEmployeeEndsAtMidnightInTheZoneOfThePolicy() {
        for (int i = 0; i < 2; i++) {
            desk.as(ANNA).propose(proposal("c-" + i, desk.caseOf(desk.ada, "order-" + i), "EUR 40"));
        }
        RecoveryCaseId third = desk.caseOf(desk.ada, "order-3");

        desk.at("2026-01-05T22:59:59Z");
        assertThat(desk.as(ANNA).propose(proposal("c-3", third, "EUR 0.01")).state())
                .isEqualTo(GrantState.PROPOSED);
        desk.at("2026-01-05T23:00:00Z");
        assertThat(desk.as(ANNA).propose(proposal("c-4", third, "EUR 0.01")).state())
                .isEqualTo(GrantState.APPROVED);
    }

    @Test
    void whatIsReleasedGoesBackToTheWindowThatItCameFrom() {
        desk.at("2026-01-05T22:30:00Z");
        CompensationGrant monday = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 40"));
        desk.at("2026-01-05T23:30:00Z");
        CompensationGrant tuesday = desk.as(ANNA).propose(proposal("c-2", desk.caseOf(desk.ada, "trip-8"), "EUR 30"));

        desk.as(BEN).reject(monday.id(), "c-3", "customer-declined");

        assertThat(day(monday).window()).isEqualTo("2026-01-05");
        assertThat(day(monday).used()).isEqualTo(Money.parse("EUR 0"));
        assertThat(day(tuesday).window()).isEqualTo("2026-01-06");
        assertThat(day(tuesday).used()).isEqualTo(Money.parse("EUR 30"));
    }

    @Test
    void capsOfCaseAndCustomerHoldForEverybodyTogether() {
        desk.as(ANNA).propose(proposal("c-1", trip, "EUR 50"));
        desk.as(LEA).propose(proposal("c-2", trip, "EUR 140"));

        assertThatThrownBy(() -> desk.as(LUC).propose(proposal("c-3", trip, "EUR 10.01")))
                .isInstanceOfSatisfying(LimitExceededException.class, refused -> {
                    assertThat(refused.key().account()).isEqualTo(LedgerKey.CAP);
                    assertThat(refused.key().scope()).isEqualTo(LimitScope.PER_CASE);
                    assertThat(refused.left()).isEqualTo(Money.parse("EUR 10"));
                });
        RecoveryCaseId other = desk.caseOf(desk.ada, "trip-8");
        desk.as(LEA).propose(proposal("c-4", other, "EUR 100"));
        Compensation offer = desk.as(ANNA).within(other, gives("EUR 50"));

        assertThat(offer.amount()).hasValue(Money.parse("EUR 10"));
        assertThat(offer.trace())
                .containsExactly("row 7", "cap of EUR 60.00 hit", "cap PER_CUSTOMER_PER_YEAR hit: EUR 10.00 left");
        assertThat(desk.as(LUC).propose(GrantProposal.of("c-5", other, offer)).state())
                .isEqualTo(GrantState.APPROVED);
        assertThatThrownBy(() -> desk.as(LUC).propose(proposal("c-6", other, "EUR 0.01")))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("PER_CUSTOMER_PER_YEAR leaves EUR 0.00 in window 2026");
    }

    @Test
    void whatAStatuteDemandsIsGivenOverEveryCapAndOncePerCase() {
        desk.as(LEA).propose(proposal("c-1", trip, "EUR 150"));
        Compensation eu261 = CompensationTables.bundled()
                .find("eu261", LocalDate.of(2026, 1, 5))
                .orElseThrow()
                .assess(CompensationFacts.NONE.number("distance_km", 900).number("delay_minutes", 300));
        Compensation owed = desk.as(NOBODY).within(trip, gives("EUR 260").atLeast(eu261));
        assertThat(owed.amount()).hasValue(Money.parse("EUR 260"));

        CompensationGrant paid =
                desk.as(NOBODY).propose(GrantProposal.of("c-2", trip, owed).withAmount(Money.parse("EUR 250")));

        assertThat(paid.state()).isEqualTo(GrantState.APPROVED);
        assertThat(paid.authority().orElseThrow().authority()).isEmpty();
        assertThat(paid.authority().orElseThrow().charges())
                .extracting(Charge::account)
                .containsExactly("statute/eu261 example-1");
        assertThatThrownBy(() ->
                        desk.as(LEA).propose(GrantProposal.of("c-3", trip, owed).withAmount(Money.parse("EUR 250"))))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("statute/eu261 example-1 of EUR 250.00 PER_CASE leaves EUR 0.00");

        CompensationGrant more = desk.as(ANNA).propose(GrantProposal.of("c-4", desk.caseOf(desk.ada, "trip-8"), owed));
        assertThat(more.goodwillPart()).isEqualTo(Money.parse("EUR 10"));
        assertThat(more.statutoryPart()).isEqualTo(Money.parse("EUR 250"));
        assertThat(caseCap(more).used())
                .as("only goodwill counts against the caps")
                .isEqualTo(Money.parse("EUR 10"));
    }

    @Test
    void aCommandThatIsSentAgainGivesWhatItGaveFirst() {
        GrantProposal proposal = proposal("c-1", trip, "EUR 60");
        CompensationGrant proposed = desk.as(ANNA).propose(proposal);
        CompensationGrant approved = desk.as(LEA).approve(proposed.id(), "c-2");
        CompensationGrant issuing = desk.as(ANNA).issue(proposed.id(), "c-3");
        desk.pass(Duration.ofMinutes(5));
        CompensationGrant issued = desk.as(ANNA).confirm(proposed.id(), "c-4", "voucher-77");
        resolve();
        desk.recovery.close(trip, Acceptance.ACCEPTED);

        assertThat(desk.as(ANNA).propose(proposal)).isEqualTo(proposed);
        assertThat(desk.as(LEA).approve(proposed.id(), "c-2")).isEqualTo(approved);
        assertThat(desk.as(ANNA).issue(proposed.id(), "c-3")).isEqualTo(issuing);
        assertThat(desk.as(ANNA).confirm(proposed.id(), "c-4", "voucher-77")).isEqualTo(issued);
        assertThat(desk.as(ANNA).find(proposed.id())).hasValue(issued);
        assertThat(caseCap(issued).used()).isEqualTo(Money.parse("EUR 60"));
    }

    @Test
    void aCommandIdThatMeansSomethingElseIsRefused() {
        CompensationGrant grant = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 40"));
        CompensationGrant other = desk.as(ANNA).propose(proposal("c-2", trip, "EUR 5"));
        desk.as(ANNA).issue(grant.id(), "c-3");

        for (GrantProposal changed : List.of(
                proposal("c-1", trip, "EUR 41"),
                proposal("c-1", trip, "EUR 40").withRemedy(Remedy.REFUND),
                proposal("c-3", trip, "EUR 40"))) {
            assertThatThrownBy(() -> desk.as(ANNA).propose(changed))
                    .isInstanceOfSatisfying(CommandReusedException.class, refused -> {
                        assertThat(refused.caseId()).isEqualTo(trip);
                        assertThat(refused.commandId()).isEqualTo(changed.commandId());
                    });
        }
        assertThatThrownBy(() -> desk.as(BEN).propose(proposal("c-1", trip, "EUR 40")))
                .as("by somebody else")
                .isInstanceOf(CommandReusedException.class);
        assertThatThrownBy(() -> desk.as(ANNA).fail(grant.id(), "c-3", "declined"))
                .isInstanceOf(CommandReusedException.class);
        assertThatThrownBy(() -> desk.as(ANNA).issue(other.id(), "c-3"))
                .as("on another grant of the case")
                .isInstanceOf(CommandReusedException.class);
        assertThat(desk.as(ANNA)
                        .propose(proposal("c-1", desk.caseOf(desk.ada, "trip-8"), "EUR 7"))
                        .amount())
                .as("in another case")
                .isEqualTo(Money.parse("EUR 7"));
        assertThat(desk.as(ANNA).ofCase(trip)).hasSize(2);
    }

    @Test
    void afterAFailureItIsTriedAgainUnderAnotherKeyIfTheLimitsStillLeaveIt() {
        CompensationGrant grant = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 50"));
        desk.as(ANNA).issue(grant.id(), "c-2");
        assertThatThrownBy(() -> desk.as(BEN).issue(grant.id(), "c-3"))
                .as("never under a second key while the outcome is not known")
                .isInstanceOf(GrantNotAllowedException.class);
        CompensationGrant failed = desk.as(ANNA).fail(grant.id(), "c-4", "card-declined");
        assertThat(caseCap(failed).used()).isEqualTo(Money.parse("EUR 0"));
        CompensationGrant between = desk.as(BEN).propose(proposal("c-5", trip, "EUR 1"));

        assertThatThrownBy(() -> desk.as(ANNA).issue(grant.id(), "c-6"))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("authority/agent of EUR 50.00 PER_CASE leaves EUR 49.00");
        desk.as(BEN).reject(between.id(), "c-7", "mistake");
        desk.pass(Duration.ofDays(1));
        CompensationGrant again = desk.as(LEA).issue(grant.id(), "c-8");

        assertThat(again.idempotencyKey()).hasValue(grant.id() + "/2");
        assertThat(again.authority().orElseThrow().actor())
                .as("still by the authority of who gave it")
                .isEqualTo(ANNA);
        assertThat(day(again).window()).isEqualTo("2026-01-06");
        assertThat(desk.as(LEA).confirm(grant.id(), "c-9", "v-1").state()).isEqualTo(GrantState.ISSUED);
    }

    /** Whoever pays or takes back needs no own limit, as the amount was decided on, but authority for such a remedy. */
    @Test
    void whoHasNoAuthorityForTheRemedyNeitherIssuesNorReverses() {
        RecoveryCaseId critical = desk.caseOf(desk.ada, "trip-9", Severity.CRITICAL);
        GrantId voucher =
                desk.as(LEA).propose(proposal("c-1", critical, "EUR 140")).id();
        GrantId payment = desk.as(LEA)
                .propose(proposal("c-2", critical, "EUR 10").withRemedy(Remedy.PAYMENT))
                .id();

        assertThatThrownBy(() -> desk.as(NOBODY).issue(voucher, "c-3"))
                .isInstanceOf(GrantNotAllowedException.class)
                .hasMessageContaining("guest-gus must have authority for VOUCHER");
        assertThatThrownBy(() -> desk.as(ANNA).issue(payment, "c-3"))
                .isInstanceOf(GrantNotAllowedException.class)
                .hasMessageContaining("agent-anna must have authority for PAYMENT");
        assertThat(desk.as(ANNA).issue(voucher, "c-3").state())
                .as("above her limit and for a failure more severe than hers")
                .isEqualTo(GrantState.ISSUING);

        CompensationGrant issued = desk.as(NOBODY).confirm(voucher, "c-4", "v-1");
        assertThatThrownBy(() -> desk.as(NOBODY).reverse(voucher, "c-5", "mistake"))
                .isInstanceOf(GrantNotAllowedException.class)
                .hasMessageContaining("guest-gus must have authority for VOUCHER");
        assertThat(desk.as(ANNA).find(voucher)).as("nothing changed").hasValue(issued);
        assertThat(desk.as(ANNA).reverse(voucher, "c-5", "mistake").state()).isEqualTo(GrantState.REVERSED);
    }

    @Test
    void whatAStatuteDemandsIsPaidByWhoeverHasAnyAuthority() {
        Compensation eu261 = CompensationTables.bundled()
                .find("eu261", LocalDate.of(2026, 1, 5))
                .orElseThrow()
                .assess(CompensationFacts.NONE.number("distance_km", 900).number("delay_minutes", 300));
        GrantId owed = desk.as(NOBODY)
                .propose(GrantProposal.of("c-1", trip, eu261.asStatutory()).withRemedy(Remedy.PAYMENT))
                .id();

        assertThatThrownBy(() -> desk.as(NOBODY).issue(owed, "c-2")).isInstanceOf(GrantNotAllowedException.class);
        assertThat(desk.as(ANNA).issue(owed, "c-2").state()).isEqualTo(GrantState.ISSUING);
    }

    @Test
    void aProposalThatNobodyDecidesExpires() {
        CompensationGrant proposed = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 60"));
        CompensationGrant approved = desk.as(ANNA).propose(proposal("c-2", trip, "EUR 50"));
        assertThat(approved.dueAt()).hasValue(GrantDesk.START.plus(Duration.ofDays(2)));

        desk.pass(Duration.ofDays(2));
        assertThat(desk.as(LEA).tick(desk.now(), 10))
                .isEqualTo(new GrantTickReport(
                        0, List.of(), List.of(), 0, Optional.of(desk.now().plusSeconds(1))));
        desk.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> desk.as(ANNA).issue(approved.id(), "c-3"))
                .as("expired by its timestamps, whether or not somebody ticked")
                .isInstanceOf(GrantNotAllowedException.class)
                .hasMessageContaining("must not be expired");
        assertThat(desk.as(LEA).tick(desk.now(), 10).expired()).containsExactly(approved.id());
        assertThat(caseCap(approved).used()).isEqualTo(Money.parse("EUR 0"));

        desk.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(desk.as(LEA).proposed(trip)).as("at the last moment").isEqualTo(1);
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.as(LEA).proposed(trip)).isZero();
        assertThatThrownBy(() -> desk.as(LEA).approve(proposed.id(), "c-4"))
                .isInstanceOf(GrantNotAllowedException.class);
        GrantTickReport report = desk.as(LEA).tick(desk.now(), 10);
        assertThat(report).isEqualTo(new GrantTickReport(1, List.of(proposed.id()), List.of(), 0, Optional.empty()));
        assertThat(desk.as(LEA).tick(desk.now(), 10).processed()).isZero();
        assertThat(desk.as(LEA).find(proposed.id()))
                .map(CompensationGrant::state)
                .hasValue(GrantState.EXPIRED);
    }

    @Test
    void aTickAheadOfTheClockIsRefusedAndNothingExpires() {
        CompensationGrant approved = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 40"));
        Instant expired = approved.dueAt().orElseThrow().plusSeconds(1);

        desk.at(expired.minus(Duration.ofMinutes(5)).minusSeconds(1).toString());
        assertThatThrownBy(() -> desk.as(LEA).tick(expired, 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("now must not lie more than PT5M ahead of the clock of the CRM");
        assertThat(desk.as(ANNA).issue(approved.id(), "c-2").state()).isEqualTo(GrantState.ISSUING);
    }

    @Test
    void aPaymentWhoseOutcomeNobodyToldIsReportedOnceAndStaysReserved() {
        CompensationGrant grant = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 40"));
        String key = desk.as(ANNA).issue(grant.id(), "c-2").idempotencyKey().orElseThrow();
        desk.pass(Duration.ofHours(1).plusSeconds(1));

        GrantTickReport report = desk.as(LEA).tick(desk.now(), 10);

        assertThat(report.overdue()).containsExactly(grant.id());
        assertThat(report.expired()).isEmpty();
        desk.pass(Duration.ofDays(1));
        assertThat(desk.as(LEA).tick(desk.now(), 10).processed()).isZero();
        CompensationGrant stale = desk.as(LEA).find(grant.id()).orElseThrow();
        assertThat(stale.state()).isEqualTo(GrantState.ISSUING);
        assertThat(stale.idempotencyKey()).hasValue(key);
        assertThat(caseCap(stale).reserved()).isEqualTo(Money.parse("EUR 40"));
        assertThat(desk.as(ANNA).confirm(grant.id(), "c-3", "v-1").state()).isEqualTo(GrantState.ISSUED);
    }

    @Test
    void nothingIsGivenInAClosedCaseButOutcomesAreRecorded() {
        CompensationGrant grant = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 10"));
        desk.as(ANNA).issue(grant.id(), "c-2");
        resolve();
        CompensationGrant waiting = desk.as(ANNA).propose(proposal("c-3", trip, "EUR 60"));
        desk.recovery.close(trip, Acceptance.ACCEPTED);

        assertThatThrownBy(() -> desk.as(ANNA).propose(proposal("c-4", trip, "EUR 10")))
                .isInstanceOfSatisfying(GrantNotAllowedException.class, refused -> {
                    assertThat(refused.guard()).isEqualTo("the case must not be CLOSED");
                    assertThat(refused.caseId()).isEqualTo(trip);
                });
        assertThatThrownBy(() -> desk.as(LEA).approve(waiting.id(), "c-5"))
                .isInstanceOf(GrantNotAllowedException.class);
        assertThat(desk.as(ANNA).confirm(grant.id(), "c-6", "v-1").state()).isEqualTo(GrantState.ISSUED);
        assertThatThrownBy(() -> desk.as(LEA).reverse(grant.id(), "c-7", "mistake"))
                .isInstanceOf(GrantNotAllowedException.class);
        assertThat(desk.as(LEA).reject(waiting.id(), "c-8", "closed").state()).isEqualTo(GrantState.REJECTED);
    }

    @Test
    void badInputIsRefusedAndNothingIsStored() {
        assertThatThrownBy(() -> desk.as(ANNA).propose(proposal("c-1", trip, "USD 5")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no policy for USD");
        assertThatThrownBy(() -> proposal("c-1", trip, "EUR 5").withAmount(Money.parse("USD 5")))
                .hasMessageContaining("must be in EUR");
        assertThatThrownBy(() -> proposal("c-1", trip, "EUR 5").withAmount(Money.parse("EUR -5")))
                .hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> proposal("c-1", trip, "EUR 5").withRemedy(Remedy.UPGRADE))
                .hasMessageContaining("must be one of row 7");
        assertThatThrownBy(() -> proposal(" ", trip, "EUR 5")).hasMessageContaining("commandId must not be blank");
        assertThatThrownBy(() -> proposal("x".repeat(91), trip, "EUR 5")).hasMessageContaining("at most 90");
        assertThatThrownBy(() -> new GrantCommand.Reject("c", "Ada Lovelace was rude"))
                .hasMessageContaining("must be a code")
                .hasMessageNotContaining("Ada");
        assertThatThrownBy(() -> desk.as(ANNA).tick(desk.now(), 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> desk.as(ANNA).tick(desk.now(), 1_001)).isInstanceOf(InvalidInputException.class);
        Compensation undecided = CompensationTables.bundled()
                .find("eu261", LocalDate.of(2026, 1, 5))
                .orElseThrow()
                .assess(CompensationFacts.NONE);
        assertThatThrownBy(() -> GrantProposal.of("c", trip, undecided)).hasMessageContaining("must be decided");
        assertThat(desk.as(ANNA).ofCase(trip)).isEmpty();
        try (var ledgers = desk.crm.repository(AuthorityLedger.TYPE).stream(Query.by(AuthorityLedger.BY_CUSTOMER))) {
            assertThat(ledgers).isEmpty();
        }
    }

    @Test
    void aNewVersionOfThePolicyGoesOnWithTheSameLedgers() {
        desk.as(ANNA).propose(proposal("c-1", trip, "EUR 40"));
        Grants lowered = desk.grants(
                        GrantDesk.POLICY.replace(
                                "\"validFrom\": \"2026-01-01\"",
                                "\"validFrom\": \"2026-01-01\", \"validTo\": \"2026-01-06\""),
                        GrantDesk.POLICY
                                .replace("2026-01-01", "2026-01-06")
                                .replace("\"version\": \"1\"", "\"version\": \"2\"")
                                .replace("\"amount\": 50}", "\"amount\": 30}"))
                .as(ANNA);
        desk.pass(Duration.ofDays(1));

        assertThat(lowered.propose(proposal("c-2", trip, "EUR 1")).state())
                .as("40 were given in the case, and the limit is 30 now")
                .isEqualTo(GrantState.PROPOSED);
        assertThat(lowered.propose(proposal("c-3", desk.caseOf(desk.ada, "trip-8"), "EUR 30"))
                        .authority()
                        .orElseThrow()
                        .policy())
                .isEqualTo("goodwill-eur 2");
    }

    @Test
    void aGrantAndWhatLedToItAreStoredInOneStep() {
        assertThatThrownBy(() -> desk.crm.work(unit -> {
                    desk.as(ANNA).propose(unit, proposal("c-1", trip, "EUR 40"));
                    throw new IllegalStateException("the host changed its mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(desk.as(ANNA).ofCase(trip)).isEmpty();

        List<CompensationGrant> both = desk.crm.compute(unit -> List.of(
                desk.as(ANNA).propose(unit, proposal("c-1", trip, "EUR 30")),
                desk.as(ANNA).propose(unit, proposal("c-2", trip, "EUR 30"))));

        assertThat(both)
                .extracting(CompensationGrant::state)
                .as("the second one sees what the first one took")
                .containsExactly(GrantState.APPROVED, GrantState.PROPOSED);
        assertThat(caseCap(both.get(0)).used()).isEqualTo(Money.parse("EUR 30"));
    }

    @Test
    void whenTwoCustomersTurnOutToBeOneWhatBothWereGivenCounts() {
        CustomerId bob = desk.customer("Bob");
        RecoveryCaseId ofBob = desk.caseOf(bob, "trip-9");
        CompensationGrant before = desk.as(LEA).propose(proposal("c-1", ofBob, "EUR 150"));
        desk.as(LUC).propose(proposal("c-2", trip, "EUR 120"));
        repoint(RecoveryCase.TYPE, ofBob, bob);
        repoint(CompensationGrant.TYPE, before.id(), bob);
        before.authority().orElseThrow().charges().stream()
                .filter(charge -> charge.scope().holder() == LimitScope.Holder.CUSTOMER)
                .forEach(charge -> repoint(AuthorityLedger.TYPE, charge.ledger(), bob));

        assertThatThrownBy(() -> desk.as(ANNA).propose(proposal("c-3", trip, "EUR 30.01")))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("PER_CUSTOMER_PER_YEAR leaves EUR 30.00");
        CompensationGrant last = desk.as(ANNA).propose(proposal("c-4", trip, "EUR 30"));
        desk.as(LEA).reject(before.id(), "c-5", "mistake");

        assertThat(last.state()).isEqualTo(GrantState.APPROVED);
        assertThat(desk.as(ANNA).within(trip, gives("EUR 200")).amount())
                .as("what the case has left, as the year has 150 left again")
                .hasValue(Money.parse("EUR 50"));
    }

    /** Does what a merge of a customer into Ada does to an entity. */
    private <E, I extends Id> void repoint(EntityType<E, I> type, I id, CustomerId loser) {
        MergeRule.Repoint<E> rule = (MergeRule.Repoint<E>) type.mergeRule();
        desk.crm.repository(type).update(id, entity -> rule.repointing().repoint(entity, loser, desk.ada));
    }

    /** The law for whoever resolves a case: reads what waits in the same unit of work. */
    @Test
    void aProposalInTheMiddleOfAResolutionIsNotOverlooked() {
        boolean[] first = {true};

        int waiting = desk.crm.compute(unit -> {
            int proposed = desk.as(LEA).proposed(unit, trip);
            unit.update(RecoveryCase.TYPE, trip, found -> found.withOwner("resolver"));
            if (first[0]) {
                first[0] = false;
                desk.as(ANNA).propose(proposal("c-1", trip, "EUR 60"));
            }
            return proposed;
        });

        assertThat(waiting).isEqualTo(1);
    }

    private void resolve() {
        desk.recovery.acknowledge(trip, Channel.PHONE);
        desk.recovery.begin(trip, "desk");
        desk.recovery.resolve(trip, "rebooked");
    }

    private AuthorityLedger caseCap(CompensationGrant grant) {
        return desk.ledger(grant, LedgerKey.CAP, LimitScope.PER_CASE);
    }

    private AuthorityLedger day(CompensationGrant grant) {
        return desk.ledger(grant, "authority/agent", LimitScope.PER_EMPLOYEE_PER_DAY);
    }
}
