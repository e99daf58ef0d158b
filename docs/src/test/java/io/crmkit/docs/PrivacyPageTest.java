package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.signal.gpp.GppString;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The snippet of docs/privacy.md. */
class PrivacyPageTest {
    private final Instant signedAt = Instant.parse("2026-11-20T10:00:00Z");
    private final Crm crm = Crm.builder(MemoryStore.create())
            .clock(() -> signedAt.plusSeconds(3600))
            .build();
    private final Customer ada = crm.customers()
            .add(Customer.person("Ada", "Lovelace").jurisdiction("NZ").build());
    private final List<String> explained = new ArrayList<>();

    private void explain(String explanation) {
        explained.add(explanation);
    }

    @Test
    void records() {
        // snippet
        Privacy privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();

        privacy.record(
                ada.id(),
                PermissionEvent.granted("form-17", Purpose.MARKETING, Channel.EMAIL, signedAt)
                        .evidence(Evidence.of(Evidence.Kind.FORM, "submission-17"))
                        .noticeVersion("newsletter-2026-05")
                        .build());

        Decision decision = privacy.decide(ContactRequest.of(ada.id(), Channel.EMAIL, Purpose.MARKETING));
        if (!decision.permitted()) {
            explain(decision.explanation());
        }
        // end

        assertThat(explained).singleElement().asString().contains("JURISDICTION_UNKNOWN_DEFAULT_DENY");
        crm.customers().update(ada.id(), customer -> customer.withJurisdiction("DE"));
        assertThat(privacy.decide(ContactRequest.of(ada.id(), Channel.EMAIL, Purpose.MARKETING))
                        .permitted())
                .isTrue();
    }

    @Test
    void readsConsentStringsAsStops() {
        Privacy privacy = Privacy.on(crm).build();
        // snippet
        GppString string = GppString.parse("DBABLA~BVVVVVVVVWA"); // as a page hands it over
        List<PermissionEvent> stops = string.stops("visit-31", crm.now(), Map.of());
        privacy.record(ada.id(), stops.toArray(PermissionEvent[]::new));
        // end

        assertThat(privacy.state(ada.id(), ConsentScope.of(new Purpose("SALE_OR_SHARE"), Channel.WEB))
                        .status())
                .isEqualTo(ConsentStatus.STOPPED);
    }
}
