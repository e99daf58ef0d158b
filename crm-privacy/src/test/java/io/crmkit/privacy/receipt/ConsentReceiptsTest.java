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
import io.crmkit.privacy.audit.AuditReceipt;
import io.crmkit.privacy.audit.AuditRecord;
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
            json.replace("\"jurisdiction\":\"GB\"", "\"jurisdiction\":\"US\""),
            json.replace("\"jurisdiction\":\"GB\",", ""),
            json.replace("\"sensitive\":false", "\"sensitive\":true"),
            json.replace("\"noticeVersion\":\"newsletter-2026-05\"", "\"noticeVersion\":\"newsletter-2026-06\""),
            json.replace("\"consentTimestamp\":1", "\"consentTimestamp\":2"),
            json.replace("\"reference\":\"", "\"reference\":\"x"),
        }) {
            assertThat(changed).isNotEqualTo(json);
            assertThat(ConsentReceipts.matches(ConsentReceipt.parse(changed))).isFalse();
        }
    }

    @Test
    void what_a_receipt_does_not_have_is_refused_wherever_it_stands() {
        String json = receipt("form-1").toJson();

        for (String more : List.of(
                json.replaceFirst("\\{", "{\"thirdPartyDisclosure\":true,"),
                json.replace("\"purpose\":\"MARKETING\"", "\"purpose\":\"MARKETING\",\"spiCat\":\"health\""),
                json.replace("\"leaf\":{", "\"leaf\":{\"note\":\"x\","),
                json.replaceFirst("\\{", "{\"jurisdiction\":\"US\","))) {
            assertThat(more).isNotEqualTo(json);
            assertThatThrownBy(() -> ConsentReceipt.parse(more)).isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> ConsentReceipt.parse(json.replace(ConsentReceipt.FORM, "KI-CR-v1.1.0")))
                .isInstanceOf(UnreadableJsonException.class);
    }

    @Test
    void what_the_controller_says_of_itself_is_not_proven() {
        String json = receipt("form-1").toJson();
        String other = json.replace("acme.example", "other.example").replace("\"Acme\"", "\"Other\"");

        assertThat(other).isNotEqualTo(json);
        assertThat(ConsentReceipts.matches(ConsentReceipt.parse(other))).isTrue();
    }

    @Test
    void the_proof_of_a_withdrawal_is_none_of_a_consent() {
        privacy.record(
                ada,
                PermissionEvent.withdrawn("no-1", Purpose.MARKETING, Channel.EMAIL, NOW)
                        .noticeVersion("newsletter-2026-05")
                        .build());
        ConsentReceipt genuine = receipt("form-1");
        AuditReceipt proof = privacy.audit()
                .receipt(
                        privacy.audit().find("consent", ada + "/no-1").orElseThrow(),
                        privacy.audit().sign());
        ConsentReceipt forged = new ConsentReceipt(
                ConsentReceipt.FORM,
                genuine.jurisdiction(),
                NOW.getEpochSecond(),
                "NONE",
                "no-1",
                "en",
                ada.value(),
                genuine.piiControllers(),
                genuine.policyUrl(),
                genuine.noticeVersion(),
                List.of(new ConsentReceipt.Service(
                        "EMAIL", List.of(new ConsentReceipt.PurposeOfUse("MARKETING", "EXPRESS", Optional.empty())))),
                false,
                genuine.withdrawal(),
                proof);

        assertThat(TestSafeguards.verifier().verify(forged.proof())).isEqualTo(AuditVerdict.VALID);
        assertThat(ConsentReceipts.matches(forged)).isFalse();
    }

    @Test
    void the_jurisdiction_is_the_one_of_then() {
        crm.customers()
                .update(ada, customer -> customer.toBuilder().jurisdiction("FR").build());

        assertThat(receipt("form-1").jurisdiction()).contains("GB");
    }

    @Test
    void a_consent_that_an_older_version_logged_has_a_receipt_that_matches() {
        PermissionEvent grant = PermissionEvent.granted("form-0", Purpose.MARKETING, Channel.EMAIL, NOW)
                .build();
        String content =
                ConsentReceipts.fact(ada, grant, Optional.empty()).content().replace(",\"jurisdiction\":\"\"", "");
        assertThat(content).doesNotContain("jurisdiction");
        privacy.audit()
                .append(AuditRecord.about(
                        ada, ConsentReceipts.KIND, ConsentReceipts.reference(ada, grant.id()), content));

        ConsentReceipt receipt = receipt("form-0");

        assertThat(receipt.jurisdiction()).contains("GB");
        assertThat(ConsentReceipts.matches(receipt)).isTrue();
    }

    @Test
    void only_a_logged_consent_has_one() {
        assertThatThrownBy(() -> receipt("stop-1")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> receipt("form-9")).isInstanceOf(NotFoundException.class);
        ConsentReceipt before = receipt("form-1");

        privacy.erasure().erase(ada, "request-1");

        assertThatThrownBy(() -> receipt("form-1")).hasMessage("customer must not be erased, to have a receipt");
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
