package io.crmkit.recovery.grant;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.authority.AuthorityLedger;
import io.crmkit.recovery.authority.AuthorityPolicies;
import io.crmkit.recovery.authority.AuthorityPolicy;
import io.crmkit.recovery.authority.LimitScope;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.Remedy;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.store.RecordStore;
import io.crmkit.store.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;

/** A CRM with customers, cases and people who may give something; the clock is moved by tests alone. */
final class GrantDesk implements AutoCloseable {
    /** A Monday, 11:00 in Berlin. */
    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    static final Actor ANNA = Actor.user("agent-anna");
    static final Actor BEN = Actor.user("agent-ben");
    static final Actor LEA = Actor.user("lead-lea");
    static final Actor LUC = Actor.user("lead-luc");
    static final Actor NOBODY = Actor.user("guest-gus");

    static final String POLICY = """
            {"id": "goodwill-eur", "version": "1", "validFrom": "2026-01-01", "currency": "EUR", "zone": "Europe/Berlin",
             "source": "a test", "decideWithin": "PT72H", "issueWithin": "PT48H", "confirmWithin": "PT1H",
             "authorities": [
              {"id": "agent", "role": "agent", "remedies": ["VOUCHER", "REFUND"], "mostSevere": "MEDIUM",
               "limits": [{"scope": "PER_CASE", "amount": 50}, {"scope": "PER_EMPLOYEE_PER_DAY", "amount": 80}]},
              {"id": "lead", "role": "lead", "remedies": ["VOUCHER", "REFUND", "PAYMENT"], "mostSevere": "CRITICAL",
               "limits": [{"scope": "PER_CASE", "amount": 150}, {"scope": "PER_EMPLOYEE_PER_MONTH", "amount": 400}]}],
             "caps": [{"scope": "PER_CASE", "amount": 200}, {"scope": "PER_CUSTOMER_PER_YEAR", "amount": 300},
                      {"scope": "PER_MONTH", "amount": 1000}]}
            """;

    private volatile Instant now = START;

    final Crm crm;
    final Recovery recovery;
    final CustomerId ada;
    private final Grants grants;

    GrantDesk(RecordStore.Factory store) {
        this(store, TenantId.DEFAULT);
    }

    GrantDesk(RecordStore.Factory store, TenantId tenant) {
        crm = Crm.builder(store)
                .clock(() -> now)
                .random(new Random(7))
                .tenant(tenant)
                .build();
        recovery =
                Recovery.on(crm).policy(RecoveryPolicy.standard(ZoneOffset.UTC)).build();
        grants = grants(POLICY);
        ada = customer("Ada");
    }

    Grants grants(String... policies) {
        return Grants.on(crm)
                .policies(AuthorityPolicies.of(
                        List.of(policies).stream().map(AuthorityPolicy::parse).toList()))
                .roles(actor -> Set.of(actor.id().substring(0, actor.id().indexOf('-'))))
                .build();
    }

    Grants as(Actor actor) {
        return grants.as(actor);
    }

    CustomerId customer(String name) {
        return crm.customers().add(Customer.person(name, "Lovelace").build()).id();
    }

    RecoveryCaseId caseOf(CustomerId customer, String reference) {
        return caseOf(customer, reference, Severity.MEDIUM);
    }

    RecoveryCaseId caseOf(CustomerId customer, String reference, Severity severity) {
        return recovery.open(ServiceFailure.delay(customer)
                        .reference(reference)
                        .severity(severity)
                        .build())
                .id();
    }

    /** A row that gives this much, as a voucher or a refund. */
    static Compensation gives(String amount) {
        return new Compensation(
                "goodwill 1",
                Optional.of("7"),
                Optional.of(Money.parse(amount)),
                Optional.empty(),
                List.of(Remedy.VOUCHER, Remedy.REFUND, Remedy.PAYMENT),
                false,
                new TreeSet<>(),
                List.of("row 7", "cap of EUR 60.00 hit"));
    }

    static GrantProposal proposal(String command, RecoveryCaseId caseId, String amount) {
        return GrantProposal.of(command, caseId, gives(amount));
    }

    /** The ledger of the kind that a grant was taken from. */
    AuthorityLedger ledger(CompensationGrant grant, String account, LimitScope scope) {
        Charge charge = grant.authority().orElseThrow().charges().stream()
                .filter(taken -> taken.account().equals(account) && taken.scope() == scope)
                .findFirst()
                .orElseThrow();
        return crm.repository(AuthorityLedger.TYPE).get(charge.ledger());
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void at(String instant) {
        now = Instant.parse(instant);
    }

    Instant now() {
        return now;
    }

    @Override
    public void close() {
        crm.close();
    }
}
