package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ContactPointToken;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.suppression.ContactAddress;
import io.crmkit.privacy.suppression.Suppression;
import io.crmkit.store.memory.MemoryStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What safeguards add to recording and deciding, whichever way an event comes in. */
class ProtectionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Crm crm = Crm.builder(MemoryStore.create()).clock(() -> NOW).build();
    private final Privacy privacy = Privacy.on(crm)
            .packs(LawPacks.bundled())
            .safeguards(TestSafeguards.create())
            .build();

    @AfterEach
    void close() {
        crm.close();
    }

    private CustomerId customer(String email) {
        return crm.customers()
                .add(Customer.person("Ada", "Lovelace")
                        .addEmails(EmailAddress.of(email))
                        .jurisdiction("DE")
                        .build())
                .id();
    }

    @Test
    void a_suppressed_address_denies_whoever_holds_it() {
        CustomerId ada = customer("Ada@example.org");
        privacy.record(
                ada,
                PermissionEvent.granted("grant", Purpose.MARKETING, Channel.EMAIL, NOW.minusSeconds(60))
                        .build());
        Decision before = privacy.decide(ContactRequest.of(ada, Channel.EMAIL, Purpose.MARKETING));

        privacy.suppressions().suppress(ContactAddress.email("ada@example.org"), Suppression.Reason.EXTERNAL_LIST);
        Decision after = privacy.decide(ContactRequest.of(ada, Channel.EMAIL, Purpose.MARKETING));

        assertThat(after.permitted()).isFalse();
        assertThat(after.codes())
                .isNotEqualTo(before.codes())
                .anyMatch(code -> code.key().contains("SUPPRESS"));
        assertThat(privacy.decide(ContactRequest.of(ada, Channel.POST, Purpose.MARKETING))
                        .codes())
                .noneMatch(code -> code.key().contains("SUPPRESS"));
    }

    @Test
    void events_of_a_double_opt_in_and_of_a_merge_are_audited_too() {
        CustomerId ada = customer("ada@example.org");
        CustomerId same = customer("ada@example.com");

        privacy.doubleOptIn(new SecureRandom(), Duration.ofDays(2))
                .request(
                        ada,
                        PermissionEvent.of(PermissionType.PENDING, "ask", NOW)
                                .purpose(Purpose.MARKETING)
                                .channel(Channel.EMAIL)
                                .contactPoint(new ContactPointToken("home-address"))
                                .evidence(Evidence.of(Evidence.Kind.FORM, "form-1"))
                                .noticeVersion("notice-3")
                                .build());
        long asked = privacy.audit().head().size();
        crm.work(unit -> privacy.merge(unit, "merge-1", ada, same));

        assertThat(asked).isPositive();
        assertThat(privacy.audit().head().size()).isGreaterThan(asked);
    }
}
