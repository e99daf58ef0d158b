package io.crmkit.privacy.signal.tcf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcStringTest {
    /** A published example; the specification of this project gives its content. */
    private static final String EXAMPLE = "COtybn4PA_zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA";

    private static final Purpose ADVERTISING = new Purpose("TARGETED_ADVERTISING");
    private static final Purpose PROFILING = new Purpose("PROFILING_FOR_MARKETING");

    @Test
    void the_published_example_says_what_it_should() {
        TcString string = TcString.parse(EXAMPLE + ".YAAAAAAAAAA");

        assertThat(string.cmpId()).isEqualTo(675);
        assertThat(string.created()).isBetween("2020-01-26T17:01:00Z", "2020-01-26T17:01:59.999Z");
        assertThat(string.consents()).isEqualTo(Set.of(2, 10));
        assertThat(string.legitimateInterests()).isEqualTo(Set.of(2, 9));
        assertThat(string.lastUpdated()).isAfterOrEqualTo(string.created());
    }

    @Test
    void what_it_refuses_is_a_stop_and_what_it_allows_is_no_permission() {
        TcString string = TcString.parse(EXAMPLE);

        assertThat(string.stops("web-7", Map.of(ADVERTISING, 4, PROFILING, 10)))
                .singleElement()
                .satisfies(stop -> {
                    assertThat(stop.id().value()).isEqualTo("web-7:TARGETED_ADVERTISING");
                    assertThat(stop.purpose()).contains(ADVERTISING);
                    assertThat(stop.effectiveAt()).isEqualTo(string.lastUpdated());
                });
        assertThat(string.stops("web-7", Map.of(ADVERTISING, 2, PROFILING, 9))).isEmpty();
    }

    @Test
    void a_recorded_stop_stops() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        try (Crm crm = Crm.builder(MemoryStore.create()).clock(() -> now).build()) {
            Privacy privacy = Privacy.on(crm).build();
            CustomerId ada = crm.customers()
                    .add(Customer.person("Ada", "Lovelace").build())
                    .id();

            privacy.record(
                    ada,
                    TcString.parse(EXAMPLE)
                            .stops("web-7", Map.of(ADVERTISING, 4))
                            .toArray(PermissionEvent[]::new));

            assertThat(privacy.state(ada, ConsentScope.of(ADVERTISING, Channel.EMAIL))
                            .status())
                    .isEqualTo(ConsentStatus.STOPPED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "C",
                "COtybn4PA_zT4KjACBENAPCIAEBAAECAAIA", // one character short
                "BOtybn4PA_zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA", // version 1
                "COtybn4PA/zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA",
                "COtybn4PA zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA",
                "COtybn4PA\u00e4zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA"
            })
    void what_is_malformed_is_refused(String text) {
        assertThatThrownBy(() -> TcString.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void unknown_numbers_are_refused() {
        TcString string = TcString.parse(EXAMPLE);

        assertThatThrownBy(() -> string.stops("web-7", Map.of(ADVERTISING, 25)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> string.stops("web 7", Map.of(ADVERTISING, 4)))
                .isInstanceOf(InvalidInputException.class);
    }
}
