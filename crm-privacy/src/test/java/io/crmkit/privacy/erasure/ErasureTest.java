package io.crmkit.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.hold.LegalHold;
import io.crmkit.privacy.hold.LegalHoldId;
import io.crmkit.privacy.key.SubjectKey;
import io.crmkit.privacy.key.SubjectKeyId;
import io.crmkit.privacy.suppression.ContactAddress;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final ContactAddress MAIL = ContactAddress.email("ada@example.org");

    private final RecordStore.Factory store = MemoryStore.create();
    private Crm crm;
    private Privacy privacy;
    private Erasure erasure;
    private CustomerId ada;

    /** A pet as a newer version of the host stores it. */
    record NewerPet(Pet.PetId id, CustomerId owner, String species, Optional<String> chip) {
        static final Attribute<NewerPet, CustomerId> OWNER = Attribute.id("owner", CustomerId::new, NewerPet::owner);
        static final EntityType<NewerPet, Pet.PetId> TYPE = EntityType.builder("pet", NewerPet.class, Pet.PetId::new)
                .id(NewerPet::id, (pet, id) -> new NewerPet(id, pet.owner, pet.species, pet.chip))
                .index(EntityIndex.of("by_owner", OWNER))
                .subject(OWNER)
                .personal("chip")
                .onMerge(MergeRule.repoint((pet, loser, survivor) -> pet))
                .onErasure(ErasureRule.delete())
                .build();
    }

    @BeforeEach
    void open() {
        crm = Crm.builder(store).clock(() -> NOW).register(Pet.TYPE).build();
        privacy = Privacy.on(crm).safeguards(TestSafeguards.create()).build();
        erasure = privacy.erasure();
        ada = person("Ada", "ada@example.org");
        crm.feedback().add(Feedback.nps(ada, 3).comment("bad").build());
        crm.interactions()
                .add(Interaction.inbound(ada, Channel.PHONE).body("hello").build());
        crm.repository(Pet.TYPE).add(Pet.of(ada, "cat", "Minka"));
        privacy.record(
                ada, PermissionEvent.objected("stop-1", Purpose.MARKETING, NOW).build());
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private CustomerId person(String given, String mail) {
        return crm.customers()
                .add(Customer.person(given, "Lovelace")
                        .addEmails(EmailAddress.of(mail))
                        .build())
                .id();
    }

    private Pet pet() {
        return crm.repository(Pet.TYPE).stream(Query.by(Pet.BY_OWNER))
                .findFirst()
                .orElseThrow();
    }

    private boolean hasKey(CustomerId customer) {
        return crm.repository(SubjectKey.TYPE)
                .find(new SubjectKeyId(customer.value()))
                .isPresent();
    }

    @Test
    void a_plan_names_every_type_and_changes_nothing() {
        ErasurePlan plan = erasure.plan(ada);

        assertThat(plan.items())
                .extracting(PlannedErasure::type)
                .contains("account", "customer", "feedback", "interaction", "pet", "purchase", "relationship", "task");
        assertThat(plan.item("feedback")).hasValueSatisfying(item -> {
            assertThat(item.action()).isEqualTo(ErasureAction.REDACT);
            assertThat(item.records()).isEqualTo(1);
            assertThat(item.personalFields()).containsExactly("comment", "source");
        });
        assertThat(plan.item("subject_key")).map(PlannedErasure::action).contains(ErasureAction.ERASE);
        assertThat(plan.addresses()).isEqualTo(1);
        assertThat(plan.keepsPersonalData()).isFalse();
        assertThat(erasure.find(ada)).isEmpty();
        assertThat(pet().nickname()).contains("Minka");
        assertThatThrownBy(() -> erasure.plan(new CustomerId("nobody"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void erasing_does_what_was_planned_and_totals_stay() {
        Tombstone tombstone = erasure.erase(ada, "request-1");

        assertThat(tombstone.changed())
                .isEqualTo(Map.of("customer", 1L, "feedback", 1L, "interaction", 1L, "pet", 1L, "subject_key", 1L));
        assertThat(tombstone.completedAt()).contains(NOW);
        assertThat(crm.customers().get(ada).status()).isEqualTo(CustomerStatus.ERASED);
        assertThat(crm.feedback().count(Query.by(Feedback.BY_CUSTOMER).equal(Feedback.CUSTOMER, ada)))
                .isEqualTo(1);
        assertThat(pet().nickname()).isEmpty();
        assertThat(pet().species()).isEqualTo("cat");
        assertThat(hasKey(ada)).isFalse();
        assertThat(privacy.suppressions().find(MAIL)).isPresent();
        assertThat(privacy.state(ada, ConsentScope.of(Purpose.MARKETING, Channel.EMAIL))
                        .status())
                .isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void erasing_again_changes_nothing() {
        Tombstone first = erasure.erase(ada, "request-1");
        long entries = privacy.audit().head().size();

        assertThat(erasure.erase(ada, "request-2")).isEqualTo(first);
        assertThat(privacy.audit().head().size()).isEqualTo(entries);
    }

    @Test
    void stops_can_be_recorded_for_an_erased_customer() {
        erasure.erase(ada, "request-1");

        privacy.record(
                ada,
                PermissionEvent.withdrawn("late", Purpose.SURVEY, Channel.EMAIL, NOW)
                        .build());

        assertThat(privacy.log(ada).events()).hasSize(2);
        assertThat(privacy.audit().find("consent", ada + "/late")).isPresent();
        assertThat(hasKey(ada)).isFalse();
    }

    @Test
    void records_merged_into_the_person_are_erased_too() {
        CustomerId twin = person("Augusta", "augusta@example.org");
        CustomerId third = person("Countess", "countess@example.org");
        privacy.record(
                twin, PermissionEvent.objected("stop-2", Purpose.MARKETING, NOW).build());
        crm.customers().update(twin, customer -> customer.asMergedInto(ada));
        crm.customers().update(third, customer -> customer.asMergedInto(twin));

        assertThat(erasure.plan(ada).merged()).containsExactly(twin, third);
        assertThatThrownBy(() -> erasure.erase(twin, "request-1")).isInstanceOf(InvalidInputException.class);
        Tombstone tombstone = erasure.erase(ada, "request-1");

        assertThat(tombstone.addresses()).isEqualTo(3);
        assertThat(crm.customers().get(twin).name()).isEqualTo(Customer.ERASED_NAME);
        assertThat(crm.customers().get(third).emails()).isEmpty();
        assertThat(privacy.suppressions().find(ContactAddress.email("augusta@example.org")))
                .isPresent();
        assertThat(hasKey(twin)).isFalse();
    }

    @Test
    void a_relationship_to_somebody_else_goes_and_the_other_person_stays() {
        CustomerId bob = person("Bob", "bob@example.org");
        crm.relationships()
                .add(Relationship.builder(ada, RelationshipType.EMPLOYMENT, bob).build());

        erasure.erase(ada, "request-1");

        assertThat(crm.relationships().count(Query.by(Relationship.BY_TO).equal(Relationship.TO, bob)))
                .isZero();
        assertThat(crm.customers().get(bob).emails()).hasSize(1);
    }

    @Test
    void a_hold_keeps_what_it_covers_but_not_the_address_from_being_suppressed() {
        LegalHold hold = privacy.holds().place("court-1", ada, "litigation", "interaction");

        assertThat(erasure.plan(ada).item("interaction"))
                .hasValueSatisfying(item -> assertThat(item.reason()).contains("court-1", "litigation"));
        assertThat(erasure.plan(ada).keepsPersonalData()).isTrue();
        Tombstone held = erasure.erase(ada, "request-1");

        assertThat(held.state()).isEqualTo(Tombstone.State.HELD);
        assertThat(interactionBody()).contains("hello");
        assertThat(pet().nickname()).isEmpty();
        assertThat(privacy.suppressions().find(MAIL)).isPresent();
        assertThat(erasure.tick(10)).isEmpty();

        privacy.holds().release(hold.id());
        assertThat(erasure.tick(10)).containsOnlyKeys(ada);

        assertThat(erasure.find(ada)).map(Tombstone::state).contains(Tombstone.State.COMPLETED);
        assertThat(interactionBody()).isEmpty();
    }

    @Test
    void a_hold_on_everything_keeps_customer_and_key() {
        privacy.holds().place("court-1", ada, "litigation");

        Tombstone held = erasure.erase(ada, "request-1");

        assertThat(held.state()).isEqualTo(Tombstone.State.HELD);
        assertThat(held.changed()).isEmpty();
        assertThat(held.addresses()).isEqualTo(1);
        assertThat(hasKey(ada)).isTrue();
        assertThat(crm.customers().get(ada).emails()).hasSize(1);
    }

    private Optional<String> interactionBody() {
        return crm.interactions().stream(Query.by(Interaction.BY_CUSTOMER).equal(Interaction.CUSTOMER, ada))
                .findFirst()
                .orElseThrow()
                .body();
    }

    @Test
    void an_erasure_that_was_interrupted_goes_on() {
        crm.repository(Tombstone.TYPE).add(Tombstone.begun(new TombstoneId(ada.value()), "request-1", NOW));

        assertThat(erasure.tick(10)).containsOnlyKeys(ada);

        assertThat(erasure.find(ada)).map(Tombstone::state).contains(Tombstone.State.COMPLETED);
        assertThat(pet().nickname()).isEmpty();
    }

    @Test
    void what_a_newer_version_wrote_is_not_kept_by_the_redaction_of_an_older_one() {
        Pet.PetId id = pet().id();
        try (Crm newer =
                Crm.builder(store).clock(() -> NOW).register(NewerPet.TYPE).build()) {
            newer.repository(NewerPet.TYPE)
                    .update(id, pet -> new NewerPet(id, ada, "cat", Optional.of("chip-276098106")));
            crm.repository(Pet.TYPE).update(id, pet -> new Pet(id, ada, "tom cat", Optional.empty()));
            assertThat(newer.repository(NewerPet.TYPE).get(id).chip())
                    .as("kept by a change")
                    .isPresent();

            erasure.erase(ada, "request-1");

            assertThat(newer.repository(NewerPet.TYPE).get(id).chip()).isEmpty();
        }
    }

    @Test
    void a_hold_is_placed_once_and_released_once() {
        LegalHold hold = privacy.holds().place("court-1", ada, "litigation");

        assertThat(privacy.holds().place("court-1", ada, "litigation")).isEqualTo(hold);
        assertThatThrownBy(() -> privacy.holds().place("court-1", ada, "audit")).isInstanceOf(DuplicateException.class);
        LegalHold released = privacy.holds().release(hold.id());
        assertThat(privacy.holds().release(hold.id())).isEqualTo(released);
        assertThat(privacy.holds().active(ada)).isEmpty();
        assertThatThrownBy(() -> privacy.holds().place("court-1", ada, "litigation"))
                .as("a hold that would hold nothing")
                .isInstanceOf(DuplicateException.class);
        assertThat(crm.repository(LegalHold.TYPE).get(hold.id())).isEqualTo(released);
        assertThatThrownBy(() -> privacy.holds().place("court-2", ada, "litigation", "petz"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> privacy.holds().release(new LegalHoldId("court-9")))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "letter of ada@example.org", "case/7", "Lov\u00e9lace"})
    void what_survives_an_erasure_is_a_code_and_no_text_about_somebody(String text) {
        String rule = " must match [A-Za-z0-9._:-]{1,120}";

        assertThatThrownBy(() -> erasure.erase(ada, text)).hasMessage("erasure.reason" + rule);
        assertThatThrownBy(() -> privacy.holds().place(text, ada, "litigation")).hasMessage("legalHold.id" + rule);
        assertThatThrownBy(() -> privacy.holds().place("court-1", ada, text)).hasMessage("legalHold.reason" + rule);

        assertThat(erasure.find(ada)).isEmpty();
        assertThat(crm.customers().get(ada).emails()).hasSize(1);
        assertThat(crm.repository(LegalHold.TYPE).count(Query.by(LegalHold.BY_CUSTOMER)))
                .isZero();
    }

    @Test
    void words_that_an_older_version_took_are_read_and_acted_on() {
        LegalHold hold = crm.repository(LegalHold.TYPE)
                .add(new LegalHold(
                        new LegalHoldId("file 7"), ada, "Ada v. Acme", Set.of("pet"), NOW, Optional.empty()));
        crm.repository(Tombstone.TYPE).add(Tombstone.begun(new TombstoneId(ada.value()), "letter of 3 May", NOW));

        erasure.tick(10);
        assertThat(erasure.find(ada)).map(Tombstone::state).contains(Tombstone.State.HELD);
        privacy.holds().release(hold.id());
        erasure.tick(10);

        assertThat(erasure.find(ada)).hasValueSatisfying(done -> {
            assertThat(done.state()).isEqualTo(Tombstone.State.COMPLETED);
            assertThat(done.reason()).isEqualTo("letter of 3 May");
        });
    }

    @Test
    void without_safeguards_there_is_no_erasure() {
        assertThatThrownBy(() -> Privacy.on(crm).build().erasure()).isInstanceOf(IllegalStateException.class);
    }
}
