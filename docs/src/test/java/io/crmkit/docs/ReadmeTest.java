package io.crmkit.docs;

import static io.crmkit.recovery.failure.Severity.HIGH;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.page.PageRequest;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.store.jdbc.JdbcStore;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ReadmeTest {
    private static final Logger log = LoggerFactory.getLogger(ReadmeTest.class);

    @TempDir
    private static java.nio.file.Path folder;

    /** Puts the file of the snippet into a folder of the test. */
    private static final class Path {
        static java.nio.file.Path of(String name) {
            return folder.resolve(name);
        }
    }

    @Test
    void theFirstSnippet() {
        // snippet
        Crm crm = Crm.builder(JdbcStore.sqlite(Path.of("crm.db"))).build();

        Customer ada = crm.customers()
                .add(Customer.person("Ada", "Lovelace")
                        .addEmails(EmailAddress.of("ada@example.org"))
                        .jurisdiction("DE")
                        .build());
        crm.work(
                unit -> { // several changes, one atomic step
                    unit.add(Feedback.nps(ada.id(), 3).build());
                    unit.add(Interaction.inbound(ada.id(), Channel.PHONE).build());
                });

        NpsScore nps = Nps.of(RatingTally.of(9, 10, 7, 3)); // needs no store at all
        nps.value();
        nps.interval(0.95);

        Recovery recovery = Recovery.on(crm)
                .policy(RecoveryPolicy.standard(ZoneId.of("Europe/Berlin")))
                .build();
        RecoveryCase rc =
                recovery.open(ServiceFailure.delay(ada.id()).severity(HIGH).build());

        Privacy privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();
        Decision decision = privacy.decide(ContactRequest.of(ada.id(), Channel.EMAIL, Purpose.MARKETING));
        if (!decision.permitted()) log.info("{}", decision.explanation());
        // end

        assertThat(nps.value()).hasValue(25.0);
        assertThat(nps.interval(0.95)).isPresent();
        assertThat(rc.customer()).isEqualTo(ada.id());
        assertThat(decision.explanation()).as("nothing is known of her wishes").contains("NO_CONSENT");
        crm.customers().update(ada.id(), c -> c.withLifecycle(Lifecycle.ACTIVE));
        assertThat(recovery.tick(crm.now(), 100).nextDueAt()).isPresent();
        assertThat(crm.overview(ada.id(), PageRequest.ofSize(10)).timeline().items())
                .hasSize(1);
        crm.close();
    }
}
