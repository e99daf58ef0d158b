package io.crmkit.recovery.grant;

import static io.crmkit.recovery.grant.GrantDesk.ANNA;
import static io.crmkit.recovery.grant.GrantDesk.LEA;
import static io.crmkit.recovery.grant.GrantDesk.LUC;
import static io.crmkit.recovery.grant.GrantDesk.gives;
import static io.crmkit.recovery.grant.GrantDesk.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.recovery.authority.LimitExceededException;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.Instruction;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.store.memory.MemoryStore;
import java.time.Duration;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a case and its grants know of each other. */
class CaseGrantsTest {
    private final GrantDesk desk = new GrantDesk(MemoryStore.create());
    private final RecoveryCaseId trip = begun(desk.ada, "trip-7");

    @AfterEach
    void close() {
        desk.close();
    }

    private RecoveryCaseId begun(CustomerId customer, String reference) {
        RecoveryCaseId id = desk.caseOf(customer, reference);
        desk.recovery.acknowledge(id, Channel.PHONE);
        desk.recovery.begin(id, "desk");
        return id;
    }

    @Test
    void aCaseIsNotResolvedWhileAGrantWaitsForADecision() {
        CompensationGrant waiting = desk.as(ANNA).propose(proposal("c-1", trip, "EUR 60"));

        assertThatThrownBy(() -> desk.recovery.resolve(trip, "rebooked"))
                .isInstanceOfSatisfying(NotAllowedException.class, refused -> {
                    assertThat(refused.guard()).isEqualTo("these grants wait for a decision: " + waiting.id());
                    assertThat(refused.remedy()).isEqualTo("approve or reject them first");
                });
        desk.as(LEA).approve(waiting.id(), "c-2");

        assertThat(desk.recovery.resolve(trip, "rebooked").state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    void aProposalThatCanNoLongerBeApprovedHoldsNobodyUp() {
        desk.as(ANNA).propose(proposal("c-1", trip, "EUR 60"));

        desk.pass(Duration.ofDays(3));
        assertThatThrownBy(() -> desk.recovery.resolve(trip, "rebooked")).isInstanceOf(NotAllowedException.class);
        desk.pass(Duration.ofSeconds(1));

        assertThat(desk.recovery.resolve(trip, "rebooked").state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    void aProposalInTheMiddleOfAResolutionStopsIt() {
        boolean[] first = {true};

        assertThatThrownBy(() -> desk.crm.work(unit -> {
                    desk.recovery.apply(unit, trip, Instruction.of(new CaseCommand.Resolve("rebooked")));
                    if (first[0]) {
                        first[0] = false;
                        desk.as(ANNA).propose(proposal("c-1", trip, "EUR 60"));
                    }
                }))
                .isInstanceOf(NotAllowedException.class);

        assertThat(desk.recovery.find(trip).orElseThrow().state()).isEqualTo(CaseState.IN_RECOVERY);
    }

    @Test
    void casesThatBecomeOneBringTheirGrantsAndShareTheirCaps() {
        RecoveryCaseId same = begun(desk.ada, "trip-7-again");
        RecoveryCaseId third = begun(desk.ada, "trip-7-once-more");
        CompensationGrant waiting = desk.as(ANNA).propose(proposal("c-1", same, "EUR 60"));
        CompensationGrant given = desk.as(LEA).propose(proposal("c-1", third, "EUR 150"));

        desk.recovery.merge(third, same);
        desk.recovery.merge(same, trip);

        assertThat(desk.as(ANNA).ofCase(trip))
                .extracting(CompensationGrant::id)
                .containsExactlyInAnyOrder(waiting.id(), given.id());
        assertThat(desk.as(ANNA).proposed(trip)).isEqualTo(1);
        assertThatThrownBy(() -> desk.recovery.resolve(trip, "rebooked"))
                .hasMessageContaining(waiting.id().value());
        assertThat(desk.as(ANNA).within(trip, gives("EUR 90")).amount()).hasValue(Money.parse("EUR 50"));
        assertThatThrownBy(() -> desk.as(LUC).approve(waiting.id(), "c-2"))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("PER_CASE leaves EUR 50.00");
        assertThatThrownBy(() -> desk.as(ANNA).propose(proposal("c-3", same, "EUR 10")))
                .as("a case that ended in another one takes nothing new")
                .isInstanceOf(GrantNotAllowedException.class);

        desk.as(LEA).reject(given.id(), "c-4", "mistake");
        CompensationGrant approved = desk.as(LUC).approve(waiting.id(), "c-5");

        assertThat(approved.state()).isEqualTo(GrantState.APPROVED);
        assertThat(approved.caseId()).as("where it was proposed").isEqualTo(same);
        assertThat(desk.as(ANNA).within(trip, gives("EUR 200")).amount()).hasValue(Money.parse("EUR 140"));
        assertThat(desk.recovery.resolve(trip, "rebooked").state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    void customersThatBecomeOneBringTheirGrants() {
        CustomerId bob = desk.customer("Bob");
        RecoveryCaseId ofBob = begun(bob, "trip-9");
        CompensationGrant waiting = desk.as(ANNA).propose(proposal("c-1", ofBob, "EUR 60"));

        desk.crm.merges().merge(MergeRequest.of(desk.ada, bob));

        assertThatThrownBy(() -> desk.recovery.resolve(ofBob, "rebooked"))
                .hasMessageContaining(waiting.id().value());
        assertThat(desk.as(LEA).approve(waiting.id(), "c-2").customer()).isEqualTo(desk.ada);
        assertThat(desk.recovery.resolve(ofBob, "rebooked").customer()).isEqualTo(desk.ada);
    }
}
