package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.AudienceCount;
import io.crmkit.privacy.DoubleOptIn;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.Safeguards;
import io.crmkit.privacy.audit.AuditVerdict;
import io.crmkit.privacy.audit.AuditVerifier;
import io.crmkit.privacy.audit.SignedTreeHead;
import io.crmkit.privacy.audit.TreeHeadSigner;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.erasure.ErasurePlan;
import io.crmkit.privacy.erasure.Tombstone;
import io.crmkit.privacy.inventory.Inventory;
import io.crmkit.privacy.key.AesKeyEncryption;
import io.crmkit.privacy.pack.LawPack;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.receipt.ConsentReceipt;
import io.crmkit.privacy.receipt.ConsentReceipts;
import io.crmkit.privacy.receipt.Controller;
import io.crmkit.privacy.request.AccessContent;
import io.crmkit.privacy.request.RequestIntake;
import io.crmkit.privacy.request.RequestLaw;
import io.crmkit.privacy.request.RequestPolicy;
import io.crmkit.privacy.request.RequestState;
import io.crmkit.privacy.request.RequestType;
import io.crmkit.privacy.request.SubjectExport;
import io.crmkit.privacy.request.SubjectRequest;
import io.crmkit.privacy.request.SubjectRequests;
import io.crmkit.privacy.retention.Retention;
import io.crmkit.privacy.retention.RetentionReport;
import io.crmkit.privacy.retention.RetentionSchedule;
import io.crmkit.privacy.suppression.SuppressionKeys;
import io.crmkit.store.memory.MemoryStore;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The snippets of docs/privacy.md on double opt-in, packs, proof, erasure, requests and retention. */
class PrivacyRightsPageTest {
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final Crm crm = Crm.builder(MemoryStore.create()).clock(() -> now).build();
    private final Customer ada = crm.customers()
            .add(Customer.person("Ada", "Lovelace")
                    .addEmails(EmailAddress.of("ada@example.org"))
                    .jurisdiction("DE")
                    .build());
    private final KeyPair pair = ed25519();
    private final SecureRandom random = new SecureRandom();
    private final byte[] masterKey = new byte[32];
    private final byte[] suppressionKey = new byte[32];
    private final List<Object> shown = new ArrayList<>();
    private Privacy privacy = Privacy.on(crm).build();

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void show(Object what) {
        shown.add(what);
    }

    @BeforeEach
    void safeguards() {
        // snippet
        Safeguards safeguards = new Safeguards(
                AesKeyEncryption.of("2026", masterKey, random),
                SuppressionKeys.of("2026", suppressionKey),
                TreeHeadSigner.of("acme", "2026", pair.getPrivate()),
                random);
        Privacy safe =
                Privacy.on(crm).packs(LawPacks.bundled()).safeguards(safeguards).build();
        // end
        privacy = safe;
        privacy.record(
                ada.id(),
                PermissionEvent.granted("form-17", Purpose.MARKETING, Channel.EMAIL, now)
                        .evidence(Evidence.of(Evidence.Kind.FORM, "submission-17"))
                        .noticeVersion("newsletter-2026-05")
                        .build());
        now = now.plusSeconds(60);
    }

    @Test
    void double_opt_in() {
        // snippet
        DoubleOptIn optIn = privacy.doubleOptIn(random, Duration.ofDays(14));
        String token = optIn.request(
                ada.id(),
                PermissionEvent.of(PermissionType.PENDING, "sign-up-3", crm.now())
                        .purpose(Purpose.SURVEY)
                        .channel(Channel.EMAIL)
                        .noticeVersion("survey-2026-05")
                        .build());
        show("https://acme.example/confirm?t=" + token);

        DoubleOptIn.Outcome outcome = optIn.confirm(token, Evidence.of(Evidence.Kind.DOUBLE_OPT_IN, "post-88"));
        // end
        assertThat(outcome).isEqualTo(DoubleOptIn.Outcome.CONFIRMED);
    }

    @Test
    void packs_and_audience() {
        String json = """
                {"id": "own-rules", "version": "1", "title": "Own rules", "notice": "An example, not legal advice.",
                 "jurisdictions": ["EU-DE"], "validFrom": "2026-01-01T00:00:00Z", "rules": [
                   {"id": "no-mail", "text": "No newsletters for now.", "kinds": ["MARKETING"], "outcome": "DENY",
                    "reason": "NOT_NOW", "source": "board decision 7", "status": "POLICY", "seen": "NONE"}]}""";
        // snippet
        LawPacks stricter = LawPacks.bundled().with(LawPack.parse(json));
        try (Stream<Customer> audience = crm.customers().stream(Query.all())) {
            AudienceCount then = privacy.simulate(stricter)
                    .of(
                            audience,
                            one -> ContactRequest.of(one.id(), Channel.EMAIL, Purpose.MARKETING),
                            change -> show(change.then().explanation()))
                    .then();
            show(then.reasons());
        }
        // end
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0)).asString().contains("NOT_NOW");
    }

    @Test
    void audit_and_receipt() {
        PublicKey publicKey = pair.getPublic();
        Controller acme = new Controller(
                "Acme", "privacy@acme.example", "https://acme.example/privacy", "https://acme.example/choices", "en");
        // snippet
        SignedTreeHead head = privacy.audit().sign(); // publish it outside of the database
        ConsentReceipt receipt = privacy.receipts().receipt(ada.id(), new PermissionEventId("form-17"), acme, head);

        AuditVerifier verifier = AuditVerifier.of("acme", "2026", publicKey); // needs neither store nor Privacy
        AuditVerdict verdict = verifier.verify(receipt.proof());
        boolean genuine = verdict == AuditVerdict.VALID && ConsentReceipts.matches(receipt);
        // end
        assertThat(genuine).isTrue();
        assertThat(ConsentReceipts.matches(ConsentReceipt.parse(receipt.toJson())))
                .isTrue();
    }

    @Test
    void erasure() {
        // snippet
        ErasurePlan plan = privacy.erasure().plan(ada.id()); // changes nothing
        plan.items().forEach(item -> show(item.type() + ": " + item.action() + " " + item.reason()));

        Tombstone done = privacy.erasure().erase(ada.id(), "letter-7");
        privacy.erasure().tick(100); // goes on with what was interrupted, or held until now
        // end
        assertThat(done.state()).isEqualTo(Tombstone.State.COMPLETED);
        assertThat(shown).contains("customer: REDACT ");
        assertThat(crm.customers().get(ada.id()).status()).isEqualTo(CustomerStatus.ERASED);
    }

    @Test
    void request() {
        // snippet
        SubjectRequests requests = privacy.requests(RequestPolicy.of(RequestLaw.gdpr(ZoneId.of("Europe/Berlin"))));
        SubjectRequest request = requests.receive(
                RequestIntake.of("letter-9", RequestType.ACCESS, "GDPR").from(ada.id()));
        requests.acknowledge(request.id(), Channel.EMAIL);
        requests.verifyIdentity(request.id(), ada.id(), "portal-login-4");

        SubjectExport export = requests.access(request.id(), AccessContent.of(Inventory.of(crm)));
        show(export.toJson());
        SubjectRequest answered = requests.complete(request.id());
        show(requests.deadline(answered).conservative());
        // end
        assertThat(answered.state()).isEqualTo(RequestState.FULFILLED);
        assertThat(shown.get(0)).asString().contains("ada@example.org");
        assertThat(shown.get(1)).hasToString("2026-12-20");
    }

    @Test
    void retention() {
        // snippet
        RetentionSchedule schedule = RetentionSchedule.parse("""
                {"id": "acme", "version": "1", "title": "Acme", "zone": "Europe/Berlin",
                 "validFrom": "2026-01-01T00:00:00Z", "rules": [
                   {"id": "calls", "text": "Calls are kept for two years.", "category": "conversations",
                    "entities": ["interaction"], "purpose": "SERVICE", "trigger": {"attribute": "occurred_at"},
                    "period": "P2Y", "action": "ERASE", "source": "policy 4", "status": "POLICY", "seen": "NONE"}]}""");
        Retention retention = privacy.retention(schedule);
        RetentionReport dryRun = retention.plan(crm.now(), finding -> show(finding.type() + " " + finding.reason()));
        RetentionReport round = retention.tick(crm.now(), 500); // from a timer of the host
        // end
        assertThat(round.erased()).isEqualTo(dryRun.erased()).isZero();
    }
}
