package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Reindexed;
import io.crmkit.core.repository.Repository;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.crash.Pet.New;
import io.crmkit.store.jdbc.crash.Pet.Old;
import io.crmkit.store.jdbc.crash.Pet.PetId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An older and a newer version of a program work on one database at the same time. */
abstract class RollingUpgrade {
    private static final PetId REX = new PetId("rex");

    private Crm older;
    private Crm newer;
    private Repository<Old, PetId> before;
    private Repository<New, PetId> after;

    /** Opens the same, at first empty database each time within a test. */
    abstract RecordStore.Factory factory() throws Exception;

    @BeforeEach
    void openTheOlderFirst() throws Exception {
        older = crm(Old.TYPE);
        before = older.repository(Old.TYPE);
        before.add(new Old(new PetId("tom"), "Tom", List.of()));
        newer = crm(New.TYPE);
        after = newer.repository(New.TYPE);
        after.add(new New(
                REX,
                "Rex",
                List.of(new Pet.NewTrait("loud", Optional.of("2026")), new Pet.NewTrait("fast", Optional.empty())),
                9_000,
                Optional.of("chip 7")));
    }

    @AfterEach
    void close() {
        older.close();
        newer.close();
    }

    private Crm crm(EntityType<?, ? extends Id> type) throws Exception {
        return Crm.builder(factory()).register(type).build();
    }

    @Test
    void whatTheNewerWroteSurvivesAChangeByTheOlder() {
        before.update(REX, pet -> pet.named("Rexi"));

        assertThat(after.get(REX))
                .isEqualTo(new New(
                        REX,
                        "Rexi",
                        List.of(
                                new Pet.NewTrait("loud", Optional.of("2026")),
                                new Pet.NewTrait("fast", Optional.empty())),
                        9_000,
                        Optional.of("chip 7")));
        assertThat(after.findVersioned(REX).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void theOlderKeepsTheColumnsThatItDoesNotKnow() {
        before.update(REX, pet -> pet.named("Rexi"));

        assertThat(after.stream(Query.by(New.BY_WEIGHT).equal(New.WEIGHT, 9_000L)))
                .containsExactly(after.get(REX));
        assertThat(before.stream(Query.by(Old.BY_NAME).equal(Old.NAME, "Rexi"))).containsExactly(before.get(REX));
        assertThat(after.stream(Query.by(New.BY_NAME).equal(New.NAME, "Rexi"))).containsExactly(after.get(REX));
    }

    @Test
    void bothGoOnInTurns() {
        for (int i = 1; i <= 20; i++) {
            int round = i;
            before.update(REX, pet -> pet.named("Rex " + round));
            after.update(REX, pet -> pet.weighing(round));
        }
        before.remove(new PetId("tom"));
        before.add(new Old(new PetId("tim"), "Tim", List.of(new Pet.OldTrait("shy"))));

        assertThat(after.get(REX).name()).isEqualTo("Rex 20");
        assertThat(after.get(REX).chip()).contains("chip 7");
        assertThat(after.findVersioned(REX).orElseThrow().version()).isEqualTo(41);
        assertThat(names(New.BY_WEIGHT)).containsExactly("Tim", "Rex 20");
        assertThat(before.stream(Query.by(Old.BY_NAME)).map(Old::name)).containsExactly("Rex 20", "Tim");
    }

    @Test
    void whatTheOlderStoredIsFoundByANewAttributeAfterTheReindexing() {
        assertThat(names(New.BY_LENGTH))
                .as("by the length of the name, 0 for Tom")
                .containsExactly("Tom", "Rex");
        before.update(REX, pet -> pet.named("R"));
        assertThat(ofLength(3)).as("still under the length of Rex").containsExactly("R");

        Reindexed<PetId> reindexed = after.reindex();

        assertThat(reindexed).isEqualTo(new Reindexed<>(2, 2, List.of()));
        assertThat(names(New.BY_LENGTH)).containsExactly("R", "Tom");
        assertThat(ofLength(3)).containsExactly("Tom");
        assertThat(after.get(REX).chip()).contains("chip 7");
        before.update(new PetId("tom"), pet -> pet.named("Tim")); // an older one that is still there goes on
        assertThat(ofLength(3)).containsExactly("Tim");
    }

    private List<String> ofLength(long length) {
        return after.stream(Query.by(New.BY_LENGTH).equal(New.LENGTH, length))
                .map(New::name)
                .toList();
    }

    private List<String> names(EntityIndex<New> index) {
        return after.stream(Query.by(index)).map(New::name).toList();
    }
}
