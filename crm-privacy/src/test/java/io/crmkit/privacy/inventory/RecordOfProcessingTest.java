package io.crmkit.privacy.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.retention.RetentionSchedule;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordOfProcessingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static final RetentionSchedule SCHEDULE = RetentionSchedule.parse("""
            {"id": "house", "version": "1", "title": "House rules", "zone": "Europe/Berlin",
             "validFrom": "2026-01-01T00:00:00Z", "rules": [
              {"id": "contacts", "text": "t", "category": "contact history", "entities": ["interaction"],
               "purpose": "SERVICE", "trigger": {"created": true}, "period": "P3Y", "endOfYear": true,
               "action": "REDACT", "source": "limitation of claims", "status": "POLICY", "seen": "NONE"},
              {"id": "ended", "text": "t", "category": "contact history", "entities": ["interaction"],
               "purpose": "SERVICE", "trigger": {"created": true}, "period": "P9Y", "action": "ERASE",
               "validTo": "2026-02-01T00:00:00Z", "source": "old", "status": "POLICY", "seen": "NONE"}]}""");

    private static Inventory inventory() {
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            return Inventory.of(crm);
        }
    }

    private static ProcessingFacts facts() {
        return ProcessingFacts.none()
                .with(new ProcessingFacts.Contact(
                        ProcessingFacts.Role.CONTROLLER, "Example Ltd", "1 High Street, London"))
                .with(new ProcessingFacts.Contact(
                        ProcessingFacts.Role.DATA_PROTECTION_OFFICER, "Privacy desk", "dpo@example.org"))
                .describe(Purpose.SERVICE, "Answering customers")
                .persons(Purpose.SERVICE, "customers")
                .persons(Purpose.SERVICE, "employees of customers")
                .with(new ProcessingFacts.Recipient(
                        "call-centre", "processor", "IN", true, Optional.of("standard clauses")))
                .measures(List.of("encryption at rest", "roles"));
    }

    /** Every field of every type has the purpose SERVICE, and interactions go to a call centre. */
    private static Inventory stated() {
        Inventory inventory = inventory();
        for (String entity :
                inventory.items().stream().map(InventoryItem::entity).distinct().toList()) {
            inventory = inventory.use(entity, Purpose.SERVICE);
        }
        return inventory.sharedWith("interaction", List.of("body"), "call-centre");
    }

    @Test
    void it_holds_what_the_law_asks_for_letter_by_letter() {
        RecordOfProcessing record = RecordOfProcessing.of(stated(), facts(), List.of(SCHEDULE), NOW);

        assertThat(record.contacts()).hasSize(2);
        RecordOfProcessing.Activity service = record.activities().get(0);
        assertThat(service.purpose()).isEqualTo("SERVICE");
        assertThat(service.persons()).containsExactly("customers", "employees of customers");
        assertThat(service.data()).containsKeys("customer", "interaction");
        assertThat(service.recipients())
                .containsExactly(
                        new RecordOfProcessing.Receiving("call-centre", "processor", "IN", "standard clauses"));
        assertThat(service.terms())
                .as("the rule that has ended is not in it")
                .singleElement()
                .satisfies(term -> {
                    assertThat(term.rule()).isEqualTo("house 1/contacts");
                    assertThat(term.period()).isEqualTo("P3Y");
                    assertThat(term.from()).isEqualTo("end of the year of adding");
                });
        assertThat(record.measures()).containsExactly("encryption at rest", "roles");
    }

    @Test
    void what_nobody_stated_is_missing_and_not_made_up() {
        RecordOfProcessing nothing = RecordOfProcessing.of(inventory(), ProcessingFacts.none(), List.of(), NOW);

        assertThat(nothing.activities()).isEmpty();
        assertThat(nothing.missing()).contains("controller (a)", "customer.name: purpose (b)", "security measures (g)");
        assertThat(nothing.complete()).isFalse();

        RecordOfProcessing some = RecordOfProcessing.of(
                inventory()
                        .use("customer", List.of("emails"), Purpose.MARKETING)
                        .sharedWith("customer", List.of("emails"), "agency"),
                ProcessingFacts.none(),
                List.of(SCHEDULE),
                NOW);
        assertThat(some.missing())
                .contains(
                        "MARKETING: categories of persons (c)",
                        "MARKETING: category and country of recipient agency (d, e)",
                        "MARKETING: erasure term of customer (f)")
                .doesNotContain("customer.emails: purpose (b)");
    }

    @Test
    void a_transfer_without_a_safeguard_is_a_gap() {
        ProcessingFacts unsafe =
                facts().with(new ProcessingFacts.Recipient("call-centre", "processor", "IN", true, Optional.empty()));

        assertThat(RecordOfProcessing.of(stated(), unsafe, List.of(SCHEDULE), NOW)
                        .missing())
                .contains("SERVICE: safeguard of the transfer to call-centre (e)");
        assertThat(RecordOfProcessing.of(stated(), facts(), List.of(SCHEDULE), NOW)
                        .missing())
                .noneMatch(gap -> gap.endsWith("(e)"));
    }

    @Test
    void programs_and_people_can_read_it() {
        ProcessingFacts tricky = facts().describe(Purpose.SERVICE, "Answering | <b>customers</b>");
        RecordOfProcessing record = RecordOfProcessing.of(stated(), tricky, List.of(SCHEDULE), NOW);

        assertThat(record.toJson())
                .contains("\"purpose\":\"SERVICE\"", "\"period\":\"P3Y\"", "\"role\":\"CONTROLLER\"");
        assertThat(record.toMarkdown())
                .startsWith("# Record of processing activities\n\n* controller: Example Ltd, 1 High Street, London\n")
                .contains("## SERVICE\n\nAnswering \\| \\<b\\>customers\\</b\\>\n")
                .contains("* persons: customers, employees of customers\n")
                .contains("* recipient: call-centre, processor, IN, standard clauses\n")
                .contains("* contact history: redact P3Y after end of the year of adding (limitation of claims)\n")
                .contains("## Missing\n\n")
                .contains("* SERVICE: erasure term of customer (f)\n");
    }

    @Test
    void blank_facts_are_refused() {
        assertThatThrownBy(() -> facts().describe(Purpose.SERVICE, " ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> facts().persons(Purpose.SERVICE, "")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> facts().measures(List.of(" "))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ProcessingFacts.Recipient("x", "y", "ZZ", true, Optional.empty()))
                .isInstanceOf(InvalidInputException.class);
    }
}
