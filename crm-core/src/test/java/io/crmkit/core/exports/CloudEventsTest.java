package io.crmkit.core.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.json.JsonFields;
import io.crmkit.store.memory.MemoryStore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
    @Test
    void a_change_is_an_event_that_names_the_record_and_no_value_of_it() {
        AtomicLong ids = new AtomicLong();
        try (Crm crm = Crm.builder(MemoryStore.create())
                .clock(() -> Instant.parse("2026-11-22T08:00:00Z"))
                .ids(() -> new UUID(0, ids.incrementAndGet()))
                .actor(Actor.user("clerk"))
                .build()) {
            crm.customers()
                    .add(Customer.person("Ada", "King").id(new CustomerId("c1")).build());

            List<String> events = crm.feed().read(crm.feed().start(), 10).entries().stream()
                    .flatMap(entry -> CloudEvents.from(URI.create("urn:crm:shop")).of(entry).stream())
                    .toList();

            assertThat(events).hasSize(1);
            assertThat(JsonFields.of(events.get(0)))
                    .containsEntry("/specversion", "\"1.0\"")
                    .containsEntry("/source", "\"urn:crm:shop\"")
                    .containsEntry("/type", "\"io.crmkit.customer.added\"")
                    .containsEntry("/subject", "\"c1\"")
                    .containsEntry("/time", "\"2026-11-22T08:00:00Z\"")
                    .containsEntry("/datacontenttype", "\"application/json\"")
                    .containsEntry("/data/version", "1")
                    .containsEntry("/data/by/id", "\"clerk\"")
                    .hasEntrySatisfying("/id", id -> assertThat(id).endsWith("/customer/c1\""));
            assertThat(events.get(0)).doesNotContain("Ada");
        }
    }
}
