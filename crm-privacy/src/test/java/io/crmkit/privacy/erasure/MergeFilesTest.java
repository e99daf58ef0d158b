package io.crmkit.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.merge.MergeId;
import io.crmkit.core.merge.MergeRefusedException;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merges on SQLite: what is kept to take them back goes with an erasure, and comes back without one. */
class MergeFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final PlantedValues PLANTED = new PlantedValues(
            "Zwölfboten",
            "planted@example.org",
            "planted title",
            "planted sister",
            "planted body",
            "Plantedpet",
            "planted why");

    @TempDir
    Path directory;

    private CustomerId ada = new CustomerId("unknown");
    private CustomerId other = new CustomerId("unknown");

    private Crm open() {
        return Crm.builder(JdbcStore.sqlite(directory.resolve("crm.db")))
                .clock(() -> NOW)
                .register(Pet.TYPE)
                .history(Customer.TYPE, Interaction.TYPE, AccountContact.TYPE, Relationship.TYPE, Pet.TYPE)
                .build();
    }

    private void plant(Crm crm) {
        ada = crm.customers().add(Customer.person("Anne", "Zwölfboten").build()).id();
        other = crm.customers()
                .add(Customer.person("Anna", "Zwölfboten")
                        .addEmails(EmailAddress.of("planted@example.org"))
                        .build())
                .id();
        Account acme = crm.accounts().add(Account.builder("A-1", "Acme", ada).build());
        crm.accountContacts().add(AccountContact.builder(acme.id(), ada).build());
        crm.accountContacts()
                .add(AccountContact.builder(acme.id(), other)
                        .title("planted title")
                        .build());
        crm.relationships()
                .add(Relationship.builder(ada, RelationshipType.EMPLOYMENT, other)
                        .title("planted sister")
                        .build());
        crm.interactions()
                .add(Interaction.inbound(other, Channel.EMAIL)
                        .body("planted body")
                        .build());
        crm.repository(Pet.TYPE).add(Pet.of(other, "cat", "Plantedpet"));
    }

    private static List<Object> everything(Crm crm) {
        Stream<Object> all = crm.entityTypes().stream()
                .filter(type -> !type.name().startsWith("merge") && !type.name().equals("history"))
                .flatMap(type -> all(crm, type));
        return all.toList();
    }

    private static <E, I extends Id> Stream<Object> all(Crm crm, EntityType<E, I> type) {
        return crm.repository(type).stream(Query.by(new EntityIndex<E>("all", List.of())))
                .map(Object.class::cast);
    }

    @Test
    void a_merge_that_is_taken_back_after_a_restart_leaves_everything_as_it_was() {
        List<Object> before;
        MergeId id;
        try (Crm crm = open()) {
            plant(crm);
            before = everything(crm);
            id = Privacy.on(crm)
                    .build()
                    .merges()
                    .merge(MergeRequest.of(ada, other))
                    .record()
                    .id();
            assertThat(everything(crm)).isNotEqualTo(before);
        }
        try (Crm crm = open()) {
            assertThat(crm.merges().unmerge(id).conflicts()).isEmpty();
            assertThat(everything(crm)).isEqualTo(before);
        }
    }

    @Test
    void no_planted_value_survives_the_erasure_of_a_merged_customer() throws IOException {
        try (Crm crm = open()) {
            plant(crm);
            Privacy privacy =
                    Privacy.on(crm).safeguards(TestSafeguards.create()).build();
            MergeId id = privacy.merges()
                    .merge(MergeRequest.of(ada, other).because("planted why"))
                    .record()
                    .id();
            assertThat(PLANTED.in(directory)).as("before").hasSizeGreaterThan(6);

            crm.customers().update(ada, one -> one.withName("Anne Smith")); // the old name is in the history
            Tombstone tombstone = privacy.erasure().erase(ada, "request-9");

            assertThat(tombstone.state()).isEqualTo(Tombstone.State.COMPLETED);
            assertThatThrownBy(() -> privacy.merges().unmerge(id))
                    .isInstanceOf(MergeRefusedException.class)
                    .hasMessageContaining("ERASED");
            assertThat(crm.merges().resolve(other)).isEqualTo(ada);
        }
        assertThat(PLANTED.in(directory)).as("after the store is closed").isEmpty();
    }
}
