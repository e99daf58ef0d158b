package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.customer.Customer;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.authority.AuthorityPolicies;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.CompensationFacts;
import io.crmkit.recovery.compensation.CompensationTable;
import io.crmkit.recovery.compensation.CompensationTables;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.grant.CompensationGrant;
import io.crmkit.recovery.grant.GrantProposal;
import io.crmkit.recovery.grant.GrantState;
import io.crmkit.recovery.grant.Grants;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.store.memory.MemoryStore;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The snippet of docs/compensation.md. */
class CompensationPageTest {
    private final Crm crm = Crm.builder(MemoryStore.create()).build();
    private final Staff staff = new Staff();
    private final Payments payments = new Payments();
    private final Actor agent = Actor.user("anna");
    private final Actor teamLead = Actor.user("lea");
    private final CompensationTable matrix = CompensationTables.bundled()
            .find("empowerment-matrix", LocalDate.of(2026, 1, 5))
            .orElseThrow();

    @Test
    void fromTheTableToThePayment() {
        Customer ada = crm.customers().add(Customer.person("Ada", "Lovelace").build());
        RecoveryCase rc = Recovery.on(crm)
                .policy(RecoveryPolicy.standard(ZoneOffset.UTC))
                .build()
                .open(ServiceFailure.delay(ada.id()).severity(Severity.HIGH).build());
        // snippet
        Grants grants = Grants.on(crm)
                .policies(AuthorityPolicies.sample())
                .roles(staff::rolesOf)
                .build();

        Compensation given = matrix.assess(CompensationFacts.NONE
                .code("severity", rc.severity().code())
                .code("failure_kind", rc.kind().name())
                .code("justice_need", "DISTRIBUTIVE")
                .money("price", Money.parse("EUR 400")));
        Compensation offer = grants.within(rc.id(), given);

        CompensationGrant grant = grants.as(agent).propose(GrantProposal.of("cmd-1", rc.id(), offer));
        grants.as(teamLead).approve(grant.id(), "cmd-2");

        String key = grants.issue(grant.id(), "cmd-3").idempotencyKey().orElseThrow();
        grants.confirm(grant.id(), "cmd-4", payments.pay(key, grant.amount()));

        grants.tick(crm.now(), 100);
        // end

        assertThat(grant.state()).isEqualTo(GrantState.PROPOSED);
        assertThat(grant.amount()).isEqualTo(Money.parse("EUR 120"));
        assertThat(grants.find(grant.id()).map(CompensationGrant::state)).hasValue(GrantState.ISSUED);
        assertThat(payments.paid).containsExactly(Map.entry(key, Money.parse("EUR 120")));
    }

    private static final class Staff {
        Set<String> rolesOf(Actor actor) {
            return actor.id().equals("lea") ? Set.of("agent", "team-lead") : Set.of("agent");
        }
    }

    private static final class Payments {
        final Map<String, Money> paid = new HashMap<>();

        String pay(String key, Money amount) {
            paid.put(key, amount);
            return "payment-" + paid.size();
        }
    }
}
