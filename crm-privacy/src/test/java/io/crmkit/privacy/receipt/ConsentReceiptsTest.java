package io.crmkit.privacy.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.UnreadableJsonException;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.privacy.audit.AuditVerdict;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentReceiptsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final Controller ACME = new Controller(
            "Acme", "privacy@acme.example", "https://acme.example/privacy", "https://acme.example/preferences", "en");

    private final Crm crm = Crm.builder(MemoryStore.create()).clock(() -> NOW).build();
    private final Privacy privacy =
            Privacy.on(crm).safeguards(TestSafeguards.create()).build();
    private CustomerId ada;

    @BeforeEach
    void record() {
        ada = crm.customers()
                .add(Customer.person("Ada", "Lovelace").jurisdiction("GB").build())
                .id();
        PermissionEvent grant = PermissionEvent.granted(
                        "form-1", Purpose.MARKETING, Channel.EMAIL, NOW.minusSeconds(60))
                .evidence(Evidence.of(Evidence.Kind.FORM, "submission-1"))
                .noticeVersion("newsletter-2026-05")
                .expiresAt(NOW.plusSeconds(86_400))
                .build();
        privacy.record(ada, grant);
        privacy.record(ada, grant); // the same call twice
        privacy.record(
                ada, PermissionEvent.objected("stop-1", Purpose.SURVEY, NOW).build());
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private ConsentReceipt receipt(String event) {
        return privacy.receipts()
                .receipt(
                        ada, new PermissionEventId(event), ACME, privacy.audit().sign());
    }

    @Test
    void a_customer_can_keep_it_and_anybody_can_verify_it() {
        ConsentReceipt receipt = ConsentReceipt.parse(receipt("form-1").toJson());

        assertThat(receipt.piiPrincipalId()).isEqualTo(ada.value());
        assertThat(receipt.jurisdiction()).contains("GB");
        assertThat(receipt.consentTimestamp()).isEqualTo(NOW.minusSeconds(60).getEpochSecond());
        assertThat(receipt.services()).singleElement().satisfies(service -> {
            assertThat(service.service()).isEqualTo("EMAIL");
            assertThat(service.purposes())
                    .containsExactly(new ConsentReceipt.PurposeOfUse(
                            "MARKETING", "EXPRESS", Optional.of("2026-11-24T17:00:00Z")));
        });
        assertThat(TestSafeguards.verifier().verify(receipt.proof())).isEqualTo(AuditVerdict.VALID);
        assertThat(ConsentReceipts.matches(receipt)).isTrue();
        assertThat(privacy.audit().head().size()).isEqualTo(2);
    }

    @Test
    void a_receipt_that_says_more_than_its_proof_does_not_match() {
        String json = receipt("form-1").toJson();

        for (String changed : new String[] {
            json.replace("\"purpose\":\"MARKETING\"", "\"purpose\":\"SURVEY\""),
            json.replace("\"service\":\"EMAIL\"", "\"service\":\"SMS\""),
            json.replace("\"piiPrincipalId\":\"" + ada, "\"piiPrincipalId\":\"eve"),
            json.replace("\"collectionMethod\":\"FORM\"", "\"collectionMethod\":\"PAPER\""),
        }) {
            assertThat(changed).isNotEqualTo(json);
            assertThat(ConsentReceipts.matches(ConsentReceipt.parse(changed))).isFalse();
        }
    }

    @Test
    void only_a_logged_consent_has_one() {
        assertThatThrownBy(() -> receipt("stop-1")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> receipt("form-9")).isInstanceOf(NotFoundException.class);
        ConsentReceipt before = receipt("form-1");

        privacy.erasure().erase(ada, "request-1");

        assertThatThrownBy(() -> receipt("form-1")).isInstanceOf(NotFoundException.class);
        assertThat(TestSafeguards.verifier().verify(before.proof())).isEqualTo(AuditVerdict.VALID);
        assertThatThrownBy(() -> new Controller("Acme", " ", "x", "y", "en")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_forged_receipt_is_unreadable_or_not_valid_and_never_an_accident() {
        String json = receipt("form-1").toJson();
        String time = ":\"" + NOW + "\"";
        assertThat(json).contains(time, "\"salt\":\"");

        for (String forged : List.of(
                json.replace(time, ":\"+1000000000-12-31T23:59:59Z\""),
                json.replaceAll("\"salt\":\"[^\"]*\"", "\"salt\":null"),
                json.replaceAll("\"salt\":\"[^\"]*\",?", ""))) {
            assertThatThrownBy(() -> ConsentReceipt.parse(forged)).isInstanceOf(UnreadableJsonException.class);
        }
        ConsentReceipt other = ConsentReceipt.parse(json.replace("\\\"customer\\\"", "\\\"custome\\\""));
        assertThat(TestSafeguards.verifier().verify(other.proof())).isEqualTo(AuditVerdict.OTHER_CONTENT);
        assertThatThrownBy(() -> ConsentReceipts.matches(other)).isInstanceOf(UnreadableJsonException.class);
    }
}
