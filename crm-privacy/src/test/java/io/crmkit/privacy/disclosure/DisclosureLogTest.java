package io.crmkit.privacy.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisclosureLogTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private Crm crm;
    private DisclosureLog log;
    private CustomerId ada;
    private CustomerId eve;

    RecordStore.Factory store() {
        return MemoryStore.create();
    }

    @BeforeEach
    void open() {
        crm = Crm.builder(store()).clock(() -> NOW).build();
        log = Privacy.on(crm).build().disclosures();
        ada = person("Ada");
        eve = person("Eve");
        log.record(shipping("d1", ada, "address").withAt(NOW.minus(Duration.ofDays(9))));
        log.record(shipping("d2", ada, "name"));
        log.record(shipping("d3", eve, "name"));
        log.record(
                Disclosure.of("d4", ada, "agency", Set.of("email"), Purpose.MARKETING, LawfulBasis.LEGITIMATE_INTERESTS)
                        .withCountry("US", Optional.of("standard-clauses"))
                        .withReference("campaign-7"));
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private CustomerId person(String name) {
        return crm.customers().add(Customer.person(name, "Test").build()).id();
    }

    private static Disclosure shipping(String id, CustomerId customer, String category) {
        return Disclosure.of(id, customer, "carrier", Set.of(category), Purpose.SERVICE, LawfulBasis.CONTRACT);
    }

    @Test
    void a_person_learns_who_received_what_and_why() {
        assertThat(log.recipients(ada))
                .containsExactly(
                        new DisclosedTo("agency", Set.of("email"), Set.of("MARKETING"), 1, NOW, NOW),
                        new DisclosedTo(
                                "carrier",
                                Set.of("address", "name"),
                                Set.of("SERVICE"),
                                2,
                                NOW.minus(Duration.ofDays(9)),
                                NOW));
        assertThat(log.of(ada)).extracting(one -> one.id().value()).containsExactly("d1", "d2", "d4");
    }

    @Test
    void the_first_and_the_last_time_do_not_depend_on_the_order() {
        DisclosedTo early = new DisclosedTo("carrier", Set.of("name"), Set.of("SERVICE"), 1, NOW, NOW);
        DisclosedTo late = new DisclosedTo(
                "carrier", Set.of("name"), Set.of("SERVICE"), 1, NOW.plusSeconds(1), NOW.plusSeconds(1));

        assertThat(late.and(early)).isEqualTo(early.and(late));
        assertThat(early.and(late))
                .isEqualTo(new DisclosedTo("carrier", Set.of("name"), Set.of("SERVICE"), 2, NOW, NOW.plusSeconds(1)));
    }

    @Test
    void a_recipient_has_a_list_of_what_it_received_in_a_time() {
        assertThat(log.to("carrier", NOW.minus(Duration.ofDays(9)), NOW))
                .as("the end is excluded")
                .extracting(one -> one.id().value())
                .containsExactly("d1");
        assertThat(log.to("carrier", NOW, NOW.plusSeconds(1)))
                .extracting(Disclosure::customer)
                .containsExactly(ada, eve);
        assertThat(log.to("nobody", Instant.EPOCH, NOW)).isEmpty();
    }

    @Test
    void the_same_disclosure_is_recorded_once_and_another_under_its_name_refused() {
        Disclosure again = log.record(shipping("d2", ada, "name"));

        assertThat(again.at()).as("when it was recorded first").isEqualTo(NOW);
        Disclosure inUnit = crm.compute(unit -> log.record(unit, again));
        assertThat(inUnit).isEqualTo(again);
        assertThat(log.of(ada)).hasSize(3);
        assertThatThrownBy(() -> log.record(shipping("d2", ada, "email"))).isInstanceOf(DuplicateException.class);
        assertThatThrownBy(() -> log.record(shipping("d9", new CustomerId("nobody"), "name")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void it_outlives_an_erasure_so_that_recipients_can_be_told() {
        Privacy privacy = Privacy.on(crm).safeguards(TestSafeguards.create()).build();

        privacy.erasure().erase(ada, "request-1");

        assertThat(privacy.disclosures().recipients(ada))
                .extracting(DisclosedTo::recipient)
                .containsExactly("agency", "carrier");
    }

    @Test
    void codes_only_so_that_no_personal_value_gets_in() {
        assertThatThrownBy(() -> shipping("d9", ada, "ada@example.org")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        Disclosure.of("d9", ada, "Mr. Smith", Set.of("name"), Purpose.SERVICE, LawfulBasis.CONTRACT))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Disclosure.of("d9", ada, "carrier", Set.of(), Purpose.SERVICE, LawfulBasis.CONTRACT))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> shipping("d9", ada, "name").withReference("a word about Ada"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> shipping("d9", ada, "name").withCountry("US", Optional.of("they promised Ada")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> shipping("d9", ada, "name").withCountry("XX", Optional.empty()))
                .isInstanceOf(InvalidInputException.class);
    }
}
