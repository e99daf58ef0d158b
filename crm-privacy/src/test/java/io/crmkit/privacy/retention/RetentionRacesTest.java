package io.crmkit.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.privacy.erasure.Interleaving;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A legal hold that comes between what a round has read and what it stores. */
class RetentionRacesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"ERASE", "REDACT"})
    void a_hold_at_any_step_of_a_round_keeps_what_is_there(String action) {
        int steps = steps(action);
        for (int step = 0; step < steps; step++) {
            Interleaving store = new Interleaving();
            try (Crm crm = open(store)) {
                CustomerId ada = plant(crm);
                Retention retention = retention(crm, action);
                Privacy privacy = Privacy.on(crm).build();
                Optional<?>[] kept = {Optional.empty()};
                store.afterSteps(step, () -> {
                    privacy.holds().place("court-1", ada, "litigation", "visit");
                    kept[0] = crm.repository(Clinic.Visit.TYPE).find(new Clinic.Name("v1"));
                });

                retention.tick(NOW, 100);

                assertThat(store.happened()).isTrue();
                assertThat(crm.repository(Clinic.Visit.TYPE).find(new Clinic.Name("v1")))
                        .as("placed before step %s of %s", step, steps)
                        .isEqualTo(kept[0]);
            }
        }
    }

    private static int steps(String action) {
        Interleaving store = new Interleaving();
        try (Crm crm = open(store)) {
            plant(crm);
            Retention retention = retention(crm, action);
            int before = store.steps();
            RetentionReport report = retention.tick(NOW, 100);
            assertThat(report.erased() + report.redacted()).isEqualTo(1);
            return store.steps() - before;
        }
    }

    private static Crm open(Interleaving store) {
        return Crm.builder(store)
                .clock(() -> NOW)
                .register(Clinic.Visit.TYPE, Clinic.Image.TYPE, Clinic.Contract.TYPE)
                .build();
    }

    private static CustomerId plant(Crm crm) {
        CustomerId ada =
                crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();
        crm.repository(Clinic.Visit.TYPE).add(Clinic.visit("v1", ada, "2010-11-20T10:00:00Z", "checkup"));
        return ada;
    }

    private static Retention retention(Crm crm, String action) {
        return Privacy.on(crm)
                .safeguards(TestSafeguards.create())
                .build()
                .retention(Schedules.of(Schedules.rule("visits", "visit", "{\"attribute\": \"at\"}", "P2Y", action)));
    }
}
