package io.crmkit.core.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Versioned;
import io.crmkit.core.source.Source;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class QualityProperties {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final EntryStandard STANDARD = EntryStandard.parse(
            "{\"name\":\"x\",\"sources\":[\"shop\"],\"fields\":{\"emails\":{\"required\":true,\"maxAge\":\"P1D\"},"
                    + "\"jurisdiction\":{\"allowed\":[\"DE\"]},\"name\":{\"maxLength\":3}}}",
            FieldSchema.EMPTY);

    @Property(tries = 100)
    void parts_counted_apart_in_any_order_join_to_the_whole(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 12) int customers,
            @ForAll @IntRange(min = 1, max = 4) int parts) {
        Random random = new Random(seed);
        try (Crm crm = Crm.builder(MemoryStore.create()).clock(() -> NOW).build()) {
            List<Versioned<Customer>> all = new ArrayList<>();
            for (int i = 0; i < customers; i++) {
                CustomerId id = new CustomerId("c" + i);
                crm.customers().add(customer(id, random));
                all.add(crm.customers().findVersioned(id).orElseThrow());
            }
            QualityReport whole = crm.quality().report(STANDARD, ZoneOffset.UTC);
            List<QualityTally> tallies = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                tallies.add(QualityTally.of(STANDARD, NOW, ZoneOffset.UTC));
            }
            Collections.shuffle(all, random);
            all.forEach(one -> tallies.get(random.nextInt(parts)).add(one));
            Collections.shuffle(tallies, random);
            QualityTally joined = tallies.get(0);
            tallies.subList(1, parts).forEach(joined::merge);

            assertThat(joined.report(Optional.empty())).isEqualTo(whole);
            assertThat(QualityReport.parse(whole.toJson())).isEqualTo(whole);
            assertThat(whole.changesSince(whole)).isEmpty();
            for (FieldQuality total : whole.totals()) {
                assertThat(total.customers()).isEqualTo(whole.customers());
            }
        }
    }

    private static Customer customer(CustomerId id, Random random) {
        Customer.Builder customer =
                Customer.household(random.nextBoolean() ? "Ada" : "Bennet").id(id);
        for (int i = random.nextInt(3); i > 0; i--) {
            EmailAddress.Builder email = EmailAddress.builder(random.nextBoolean() ? "a@example.org" : "a");
            if (random.nextBoolean()) {
                email.verificationAt(NOW.minusSeconds(random.nextInt(2 * 86_400)));
            }
            customer.addEmails(email.build());
        }
        if (random.nextBoolean()) {
            customer.jurisdiction(random.nextBoolean() ? "DE" : "FR");
        }
        if (random.nextBoolean()) {
            customer.source(Source.of(random.nextBoolean() ? "shop" : "blog", id.value()));
        }
        return customer.build();
    }
}
