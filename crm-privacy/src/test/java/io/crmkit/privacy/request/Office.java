package io.crmkit.privacy.request;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.privacy.erasure.Pet;
import io.crmkit.privacy.purpose.Purposes;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A business with a clock that tests move. */
final class Office implements AutoCloseable {
    static final RequestLaw EU = RequestLaw.gdpr(ZoneId.of("Europe/Berlin"));
    static final RequestLaw UK = RequestLaw.unitedKingdom();
    static final RequestLaw CALIFORNIA = RequestLaw.california();
    static final RequestPolicy POLICY = RequestPolicy.of(EU, UK, CALIFORNIA);

    private final AtomicReference<Instant> now;
    final Crm crm;
    final Privacy privacy;
    final SubjectRequests requests;

    Office(RecordStore.Factory store, RequestPolicy policy, String now) {
        this.now = new AtomicReference<>(Instant.parse(now));
        this.crm = Crm.builder(store)
                .clock(this.now::get)
                .actor(Actor.user("officer-1"))
                .register(Pet.TYPE)
                .build();
        this.privacy = Privacy.on(crm)
                .purposes(Purposes.standard())
                .safeguards(TestSafeguards.create())
                .build();
        this.requests = privacy.requests(policy);
    }

    static Office open() {
        return new Office(MemoryStore.create(), POLICY, "2026-09-03T10:00:00Z");
    }

    static Office open(RequestPolicy policy) {
        return new Office(MemoryStore.create(), policy, "2026-09-03T10:00:00Z");
    }

    Office at(String instant) {
        now.set(Instant.parse(instant));
        return this;
    }

    Office on(LocalDate day) {
        return at(day + "T10:00:00Z");
    }

    CustomerId person(String given, String mail) {
        return crm.customers()
                .add(Customer.person(given, "Lovelace")
                        .addEmails(EmailAddress.of(mail))
                        .build())
                .id();
    }

    /** Receives a request of somebody who is identified the same day without being asked. */
    SubjectRequestId identified(String id, RequestType type, CustomerId who) {
        SubjectRequestId request =
                requests.receive(RequestIntake.of(id, type, "GDPR").from(who)).id();
        requests.verifyIdentity(request, who, "portal-login-1");
        return request;
    }

    @Override
    public void close() {
        crm.close();
    }
}
