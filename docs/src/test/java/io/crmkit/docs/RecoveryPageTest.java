package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.TickReport;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.store.memory.MemoryStore;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The snippet of docs/recovery.md. */
class RecoveryPageTest {
    private final Crm crm = Crm.builder(MemoryStore.create()).build();
    private final Customer ada =
            crm.customers().add(Customer.person("Ada", "Lovelace").build());

    @Test
    void aCaseFromReportToClosing() {
        // snippet
        Recovery recovery = Recovery.on(crm)
                .policy(RecoveryPolicy.standard(ZoneId.of("Europe/Berlin")))
                .build();

        RecoveryCase rc = recovery.open(ServiceFailure.delay(ada.id())
                .severity(Severity.HIGH)
                .reference("trip-7")
                .build());
        recovery.acknowledge(rc.id(), Channel.PHONE);
        recovery.begin(rc.id(), "disruption-desk");
        recovery.waitFor(rc.id(), WaitReason.CUSTOMER);
        recovery.resume(rc.id());
        recovery.resolve(rc.id(), "Rebooked on the morning flight");
        recovery.close(rc.id(), Acceptance.ACCEPTED);

        TickReport report = recovery.tick(crm.now(), 100);
        report.nextDueAt();
        // end

        assertThat(recovery.find(rc.id()).map(RecoveryCase::state)).hasValue(CaseState.CLOSED);
        assertThat(report).isEqualTo(new TickReport(0, 0, 0, Optional.empty()));
    }
}
