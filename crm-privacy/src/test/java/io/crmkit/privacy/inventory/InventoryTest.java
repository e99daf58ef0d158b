package io.crmkit.privacy.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.erasure.Pet;
import io.crmkit.store.memory.MemoryStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private final Crm crm = Crm.builder(MemoryStore.create()).register(Pet.TYPE).build();
    private final Inventory inventory = Inventory.of(crm);

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void it_names_every_personal_field_of_every_type_those_of_the_host_too() {
        assertThat(inventory.items())
                .hasSize(crm.entityTypes().stream()
                        .mapToInt(type -> type.personalFields().size())
                        .sum())
                .anySatisfy(item -> assertThat(item.entity() + "." + item.field() + " " + item.erasure())
                        .isEqualTo("pet.nickname redacted"))
                .anySatisfy(item -> assertThat(item.entity() + "." + item.field() + " " + item.erasure())
                        .isEqualTo("task.title removed"));
        assertThat(inventory.items().stream().filter(item -> item.entity().equals("customer")))
                .hasSize(Customer.TYPE.personalFields().size());
    }

    @Test
    void a_read_is_in_order_a_violation_or_a_gap() {
        Inventory stated = inventory
                .use("customer", List.of("emails"), Purpose.MARKETING, Purpose.SERVICE)
                .use("customer", List.of("phones"), Purpose.SERVICE);

        assertThat(stated.check("customer", List.of("emails", "status"), Purpose.MARKETING))
                .isEqualTo(PurposeCheck.COMPLIANT);
        assertThat(stated.check("customer", List.of("emails", "phones"), Purpose.MARKETING))
                .isEqualTo(PurposeCheck.VIOLATION);
        assertThat(stated.check("customer", List.of("emails", "name"), Purpose.MARKETING))
                .isEqualTo(PurposeCheck.GAP);
        assertThat(stated.check("customer", List.of("name", "phones"), Purpose.MARKETING))
                .as("a violation outweighs a gap, in any order")
                .isEqualTo(PurposeCheck.VIOLATION);
        assertThat(stated.check("unknown", List.of(), Purpose.SERVICE)).isEqualTo(PurposeCheck.GAP);
    }

    @Test
    void what_is_no_personal_field_is_refused() {
        assertThatThrownBy(() -> inventory.use("customer", List.of("status"), Purpose.SERVICE))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> inventory.use("unknown", Purpose.SERVICE)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> inventory.sharedWith("pet", List.of("nickname"), " "))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void the_record_of_processing_can_be_read() {
        Inventory stated = inventory
                .use("pet", Purpose.SURVEY, Purpose.SERVICE)
                .sharedWith("pet", List.of("nickname"), "Lab | Co");

        assertThat(stated.toJson())
                .contains("{\"entity\":\"pet\",\"erasure\":\"redacted\",\"field\":\"nickname\","
                        + "\"purposes\":[\"SERVICE\",\"SURVEY\"],\"recipients\":[\"Lab | Co\"]}");
        assertThat(stated.toMarkdown())
                .contains("| pet | nickname | SERVICE, SURVEY | Lab \\| Co | redacted |")
                .contains("| task | title | not stated |  | removed |");
    }
}
