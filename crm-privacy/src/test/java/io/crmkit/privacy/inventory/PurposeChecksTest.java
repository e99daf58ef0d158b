package io.crmkit.privacy.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PurposeChecksTest {
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private Crm crm;
    private Inventory inventory;
    private PurposeChecks checks;

    RecordStore.Factory store() {
        return MemoryStore.create();
    }

    @BeforeEach
    void open() {
        crm = Crm.builder(store()).clock(() -> now).build();
        inventory = Inventory.of(crm).use("customer", List.of("emails"), Purpose.SERVICE);
        checks = PurposeChecks.of(crm, inventory);
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void a_gap_and_a_violation_are_recorded_once_and_what_is_in_order_is_not() {
        assertThat(checks.check("mailer", "customer", List.of("emails"), Purpose.SERVICE))
                .isEqualTo(PurposeCheck.COMPLIANT);
        assertThat(checks.check("mailer", "customer", List.of("name", "emails"), Purpose.SERVICE))
                .isEqualTo(PurposeCheck.GAP);
        now = now.plusSeconds(60);
        assertThat(checks.check("mailer", "customer", List.of("emails", "name"), Purpose.SERVICE))
                .as("the same fields in another order")
                .isEqualTo(PurposeCheck.GAP);
        assertThat(checks.check("mailer", "customer", List.of("emails"), Purpose.MARKETING))
                .isEqualTo(PurposeCheck.VIOLATION);

        assertThat(checks.open(10))
                .extracting(PurposeFinding::outcome)
                .containsExactly(PurposeCheck.GAP, PurposeCheck.VIOLATION);
        assertThat(checks.open(10).get(0).foundAt()).isEqualTo(now.minusSeconds(60));
        assertThat(checks.open(10).get(0).fields()).containsExactly("emails", "name");
    }

    @Test
    void a_finding_stays_in_history_after_the_inventory_is_mended() {
        checks.check("mailer", "customer", List.of("name"), Purpose.SERVICE);
        PurposeFinding found = checks.open(1).get(0);

        PurposeFinding resolved = checks.resolve(found.id(), "purpose-added");
        PurposeChecks mended = PurposeChecks.of(crm, inventory.use("customer", List.of("name"), Purpose.SERVICE));

        assertThat(mended.check("mailer", "customer", List.of("name"), Purpose.SERVICE))
                .isEqualTo(PurposeCheck.COMPLIANT);
        assertThat(mended.open(10)).isEmpty();
        assertThat(mended.history(now, now.plusSeconds(1))).containsExactly(resolved);
        assertThat(mended.history(now.minusSeconds(9), now)).isEmpty();
        assertThat(resolved.outcome()).isEqualTo(PurposeCheck.GAP);
        assertThat(mended.resolve(found.id(), "again")).as("resolved once").isEqualTo(resolved);
    }

    @Test
    void what_comes_back_after_it_was_resolved_is_a_new_finding() {
        checks.check("mailer", "customer", List.of("name"), Purpose.SERVICE);
        checks.resolve(checks.open(1).get(0).id(), "job-removed");
        now = now.plusSeconds(60);

        checks.check("mailer", "customer", List.of("name"), Purpose.SERVICE);

        assertThat(checks.open(10)).hasSize(1);
        assertThat(checks.history(Instant.EPOCH, now.plusSeconds(1))).hasSize(2);
    }

    @Test
    void who_reads_is_a_code() {
        assertThatThrownBy(() -> checks.check("ada@example.org", "customer", List.of("name"), Purpose.SERVICE))
                .isInstanceOf(InvalidInputException.class);
        checks.check("mailer", "customer", List.of("name"), Purpose.SERVICE);
        PurposeFindingId id = checks.open(1).get(0).id();
        assertThatThrownBy(() -> checks.resolve(id, " ")).isInstanceOf(InvalidInputException.class);
    }
}
