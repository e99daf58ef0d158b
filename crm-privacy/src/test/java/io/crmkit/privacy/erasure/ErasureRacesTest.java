package io.crmkit.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.merge.MergeId;
import io.crmkit.core.merge.MergeRefusedException;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.merge.Obstacle;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.privacy.hold.HoldRegister;
import io.crmkit.privacy.hold.HoldRegisterId;
import io.crmkit.privacy.hold.LegalHold;
import io.crmkit.privacy.hold.LegalHoldId;
import io.crmkit.privacy.suppression.ContactAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What others do between the steps of an erasure: at the worst moment, and then at every one. */
class ErasureRacesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");

    /** A person with a record to redact, and another one that may turn out to be the same. */
    private static final class World implements AutoCloseable {
        final Interleaving store = new Interleaving();
        final Crm crm = Crm.builder(store).clock(() -> NOW).register(Pet.TYPE).build();
        final Privacy privacy =
                Privacy.on(crm).safeguards(TestSafeguards.create()).build();
        final Erasure erasure = privacy.erasure();
        final CustomerId ada = person("ada@example.org");
        final CustomerId twin = person("augusta@example.org");

        World() {
            crm.feedback().add(Feedback.nps(ada, 3).comment("bad").build());
            crm.repository(Pet.TYPE).add(Pet.of(ada, "cat", "Minka"));
        }

        private CustomerId person(String mail) {
            return crm.customers()
                    .add(Customer.person("Ada", "Lovelace")
                            .addEmails(EmailAddress.of(mail))
                            .build())
                    .id();
        }

        Optional<String> nickname() {
            return crm.repository(Pet.TYPE).stream(Query.by(Pet.BY_OWNER))
                    .findFirst()
                    .orElseThrow()
                    .nickname();
        }

        Tombstone.State erase() {
            return erasure.erase(ada, "request-1").state();
        }

        LegalHold hold(String id, CustomerId on, String... types) {
            return privacy.holds().place(id, on, "litigation", types);
        }

        MergeId merge(CustomerId survivor, CustomerId loser) {
            return privacy.merges()
                    .merge(MergeRequest.of(survivor, loser))
                    .record()
                    .id();
        }

        boolean suppressed(String mail) {
            return privacy.suppressions().find(ContactAddress.email(mail)).isPresent();
        }

        @Override
        public void close() {
            assertThat(store.happened()).as("the race took place").isTrue();
            crm.close();
        }
    }

    /** Does some work again and again; each time the other one acts one step later, until there is no more step. */
    private static void atEveryStep(
            Consumer<World> given, Consumer<World> work, Consumer<World> other, Consumer<World> then) {
        int steps;
        try (World alone = new World()) {
            given.accept(alone);
            int before = alone.store.steps();
            work.accept(alone);
            steps = alone.store.steps() - before;
        }
        assertThat(steps).as("steps of the work").isGreaterThan(20);
        for (int step = 0; step < steps; step++) {
            try (World world = new World()) {
                given.accept(world);
                world.store.afterSteps(step, () -> other.accept(world));
                work.accept(world);
                then.accept(world);
            } catch (AssertionError failed) {
                throw new AssertionError("with the other one acting before step " + step + " of " + steps, failed);
            }
        }
    }

    private static void mergeIfAllowed(World world, CustomerId survivor, CustomerId loser) {
        try {
            world.merge(survivor, loser);
        } catch (MergeRefusedException refused) {
            assertThat(refused).hasMessageContaining("ERASED");
        }
    }

    private static void eraseIfNotMergedAway(World world) {
        try {
            world.erase();
        } catch (InvalidInputException refused) {
            assertThat(refused).hasMessageContaining("merged into another");
        }
    }

    private static void twinIsWholeOrErasedWithAda(World world) {
        Customer twin = world.crm.customers().get(world.twin);
        assertThat(world.crm.customers().get(world.ada).status()).isEqualTo(CustomerStatus.ERASED);
        assertThat(twin.live() ? 1 : 0).isEqualTo(twin.emails().size());
        assertThat(world.suppressed("augusta@example.org"))
                .isEqualTo(twin.emails().isEmpty());
    }

    @Test
    void a_hold_keeps_what_was_there_when_it_was_placed_whenever_that_was() {
        AtomicReference<Optional<String>> kept = new AtomicReference<>(Optional.empty());
        atEveryStep(
                world -> {},
                World::erase,
                world -> {
                    world.hold("court-1", world.ada, "pet");
                    kept.set(world.nickname());
                },
                world -> {
                    assertThat(world.nickname()).isEqualTo(kept.get());
                    assertThat(world.suppressed("ada@example.org")).isTrue();
                });
    }

    @Test
    void an_erasure_is_never_complete_while_something_is_left_whenever_a_hold_is_released() {
        atEveryStep(
                world -> world.hold("court-1", world.ada, "pet"),
                World::erase,
                world -> world.privacy.holds().release(new LegalHoldId("court-1")),
                world -> {
                    assertThat(world.erasure.find(world.ada))
                            .map(tombstone -> tombstone.state() == Tombstone.State.COMPLETED)
                            .contains(world.nickname().isEmpty());
                    world.erasure.tick(10);
                    assertThat(world.nickname()).isEmpty();
                });
    }

    @Test
    void whoever_is_merged_into_the_person_is_erased_too_or_stays_apart_whenever_that_happens() {
        atEveryStep(
                world -> {},
                World::erase,
                world -> mergeIfAllowed(world, world.ada, world.twin),
                ErasureRacesTest::twinIsWholeOrErasedWithAda);
    }

    @Test
    void whoever_is_parted_from_the_person_is_left_alone_or_stays_with_it_whenever_that_happens() {
        atEveryStep(
                world -> world.merge(world.ada, world.twin),
                World::erase,
                world -> {
                    MergeId merge =
                            world.privacy.merges().into(world.ada).get(0).id();
                    try {
                        world.privacy.merges().unmerge(merge);
                    } catch (MergeRefusedException refused) {
                        assertThat(refused).hasMessageContaining("ERASED");
                    }
                },
                ErasureRacesTest::twinIsWholeOrErasedWithAda);
    }

    @Test
    void nobody_is_half_erased_and_merged_away_whenever_that_happens() {
        atEveryStep(
                world -> {},
                ErasureRacesTest::eraseIfNotMergedAway,
                world -> mergeIfAllowed(world, world.twin, world.ada),
                world -> {
                    boolean erased = world.erasure.find(world.ada).isPresent();
                    assertThat(world.crm.customers().get(world.ada).status())
                            .isEqualTo(erased ? CustomerStatus.ERASED : CustomerStatus.MERGED);
                    assertThat(world.crm.customers().get(world.twin).emails()).hasSize(erased ? 1 : 2);
                });
    }

    @Test
    void an_erasure_at_any_step_of_a_merge_leaves_nobody_out() {
        atEveryStep(
                world -> {},
                world -> mergeIfAllowed(world, world.ada, world.twin),
                World::erase,
                ErasureRacesTest::twinIsWholeOrErasedWithAda);
    }

    @Test
    void a_hold_at_any_step_of_a_merge_is_seen_by_it_or_comes_after_it() {
        atEveryStep(
                world -> {},
                world -> {
                    try {
                        world.merge(world.ada, world.twin);
                    } catch (MergeRefusedException refused) {
                        assertThat(refused).hasMessageContaining("hold court-1");
                    }
                },
                world -> {
                    boolean merged =
                            world.crm.customers().get(world.twin).mergedInto().isPresent();
                    world.hold(merged ? "court-2" : "court-1", world.twin);
                },
                world -> assertThat(world.crm
                                .customers()
                                .get(world.twin)
                                .mergedInto()
                                .isPresent())
                        .isEqualTo(world.crm
                                .repository(LegalHold.TYPE)
                                .find(new LegalHoldId("court-2"))
                                .isPresent()));
    }

    @Test
    void a_hold_that_is_placed_while_the_person_is_redacted_keeps_the_person_and_not_the_address() {
        try (World world = new World()) {
            world.store.beforeNextChangeOf("customer", () -> world.hold("court-1", world.ada));

            assertThat(world.erase()).isEqualTo(Tombstone.State.HELD);

            assertThat(world.erasure.find(world.ada).orElseThrow().changed()).isEmpty();
            assertThat(world.crm.customers().get(world.ada).emails()).hasSize(1);
            assertThat(world.suppressed("ada@example.org")).isTrue();
        }
    }

    @Test
    void a_hold_on_a_record_that_was_merged_into_the_person_counts_too() {
        try (World world = new World()) {
            world.merge(world.ada, world.twin);
            world.store.beforeNextChangeOf("pet", () -> world.hold("court-1", world.twin, "pet"));

            assertThat(world.erase()).isEqualTo(Tombstone.State.HELD);

            assertThat(world.nickname()).contains("Minka");
        }
    }

    @Test
    void a_person_whose_erasure_is_held_is_not_merged_whatever_somebody_decides() {
        try (World world = new World()) {
            world.hold("court-1", world.ada);
            assertThat(world.erase()).isEqualTo(Tombstone.State.HELD);
            Privacy clerk = Privacy.on(world.crm.as(Actor.user("clerk")))
                    .safeguards(TestSafeguards.create())
                    .build();
            MergeRequest request =
                    MergeRequest.of(world.twin, world.ada).despite("the court agrees", Obstacle.Code.LEGAL_HOLD);

            assertThatThrownBy(() -> clerk.merges().merge(request))
                    .isInstanceOf(MergeRefusedException.class)
                    .hasMessageContaining("ERASED");
        }
    }

    @Test
    void an_erasure_that_others_outwrite_is_not_complete_and_goes_on() {
        try (World world = new World()) {
            world.store.beforeNextChangesOf(
                    "pet", 12, () -> world.crm.repository(Pet.TYPE).add(Pet.of(world.ada, "cat", "Minka")));

            assertThat(world.erase()).isEqualTo(Tombstone.State.RUNNING);
            assertThat(world.erasure.tick(10)).containsOnlyKeys(world.ada);

            assertThat(world.erasure.find(world.ada)).map(Tombstone::state).contains(Tombstone.State.COMPLETED);
            assertThat(world.crm.repository(Pet.TYPE).stream(Query.by(Pet.BY_OWNER)))
                    .hasSize(13)
                    .allMatch(pet -> pet.nickname().isEmpty());
        }
    }

    @Test
    void the_register_counts_placings_and_no_repetitions() {
        try (World world = new World()) {
            world.hold("court-1", world.ada, "pet");
            world.hold("court-1", world.ada, "pet");
            world.privacy.holds().release(new LegalHoldId("court-1"));
            world.hold("court-2", world.ada);

            assertThat(world.crm
                            .repository(HoldRegister.TYPE)
                            .get(new HoldRegisterId(world.ada.value()))
                            .placed())
                    .isEqualTo(2);
        }
    }
}
