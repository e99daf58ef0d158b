package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.core.source.Source;
import io.crmkit.core.vcard.VCardMapping;
import io.crmkit.core.vcard.VCardRows;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.suppression.ContactAddress;
import io.crmkit.privacy.suppression.Suppression;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a card says, an import of it permits nothing that was not permitted before. */
class CardImportPermissionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final String CLAIMS = """
        X-CONSENT:GRANT;marketing;email
        X-OPT-IN:true
        X-CRMKIT-CONSENT:GRANT
        CATEGORIES:newsletter,opt-in
        NOTE:consents to everything
        """;
    private static final ConsentScope MAIL = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);
    private static final ImportMapping MAPPING = VCardMapping.customers("contacts");

    private final Crm crm = Crm.builder(MemoryStore.create())
            .fields(FieldSchema.of(VCardMapping.KEPT))
            .clock(() -> NOW)
            .build();
    private final Privacy privacy = Privacy.on(crm)
            .packs(LawPacks.bundled())
            .safeguards(TestSafeguards.create())
            .build();

    @AfterEach
    void close() {
        crm.close();
    }

    private void run(String uid) {
        String card = "BEGIN:VCARD\nVERSION:4.0\nUID:" + uid + "\nREV:20261123T170000Z\nFN:Ada King\nN:King;Ada;;;\n"
                + "EMAIL:ada@example.org\nBDAY:18151210\n" + CLAIMS + "END:VCARD\n";
        crm.imports()
                .run(
                        "cards",
                        MAPPING,
                        VCardRows.of(() -> new ByteArrayInputStream(card.getBytes(StandardCharsets.UTF_8))),
                        ImportListener.NONE);
    }

    private CustomerId german(String given, String externalId) {
        return crm.customers()
                .add(Customer.person(given, "King")
                        .addEmails(EmailAddress.of("ada@example.org"))
                        .jurisdiction("DE")
                        .source(Source.of("contacts", externalId))
                        .build())
                .id();
    }

    private boolean permitted(CustomerId customer) {
        return privacy.decide(ContactRequest.of(customer, Channel.EMAIL, Purpose.MARKETING))
                .permitted();
    }

    private static PermissionEvent granted(Instant at) {
        return PermissionEvent.granted("form", Purpose.MARKETING, Channel.EMAIL, at)
                .evidence(Evidence.of(Evidence.Kind.DOUBLE_OPT_IN, "mail"))
                .noticeVersion("v1")
                .build();
    }

    @Test
    void a_card_that_claims_a_consent_gives_none() {
        CustomerId ada = german("Ada", "ada");
        run("ada");

        assertThat(crm.customers().get(ada).classifications()).contains("newsletter", "opt-in");
        assertThat(permitted(ada)).isFalse();
    }

    @Test
    void invariant_i8_a_stop_stays_behind_an_update_by_a_card() {
        CustomerId ada = german("Ada", "ada");
        privacy.record(ada, granted(NOW.minusSeconds(60)));
        assertThat(permitted(ada)).isTrue();
        privacy.record(
                ada,
                PermissionEvent.withdrawn("stop", Purpose.MARKETING, Channel.EMAIL, NOW)
                        .build());

        run("ada");

        assertThat(privacy.state(ada, MAIL).stopped()).isTrue();
        assertThat(permitted(ada)).isFalse();
    }

    @Test
    void invariant_i4_a_stop_survives_the_merge_with_a_customer_of_a_card() {
        CustomerId ada = german("Ada", "ada");
        privacy.record(
                ada,
                PermissionEvent.withdrawn("stop", Purpose.MARKETING, Channel.EMAIL, NOW)
                        .build());
        run("somebody-new");
        CustomerId imported = crm.customers()
                .findBy(Customer.SOURCE, Source.of("contacts", "somebody-new"))
                .orElseThrow()
                .id();
        privacy.record(imported, granted(NOW.minusSeconds(60)));
        crm.work(unit -> privacy.merge(unit, "merge-1", imported, ada));

        assertThat(privacy.state(imported, MAIL).stopped()).isTrue();
        assertThat(permitted(imported)).isFalse();
    }

    @Test
    void invariant_i6_a_suppressed_address_stays_suppressed_when_a_card_brings_it_back() {
        privacy.suppressions().suppress(ContactAddress.email("ada@example.org"), Suppression.Reason.ERASURE);
        run("ada");
        CustomerId ada =
                crm.customers().stream(Query.all()).findFirst().orElseThrow().id();
        crm.customers().update(ada, customer -> customer.withJurisdiction("DE"));
        privacy.record(ada, granted(NOW.minusSeconds(60)));

        assertThat(permitted(ada)).isFalse();
    }
}
