package io.crmkit.core.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.feed.ChangeKind;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.IdGenerator;
import io.crmkit.store.Catalog;
import io.crmkit.store.RecordStore;
import io.crmkit.store.TenantId;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReindexTest {
    /** The entity before anybody wanted to sort it by rank or to find it by card, tag or field. */
    private static final EntityType<Member, CustomerId> BEFORE = EntityType.builder(
                    "customer", Member.class, CustomerId::new)
            .id(Member::id, Member::withId)
            .happenedAt(
                    Member::joined,
                    (m, at) -> new Member(m.id(), m.name(), m.rank(), m.cards(), m.tags(), at, m.extra()))
            .index(Member.BY_NAME)
            .customFields(Member::extra)
            .onMerge(MergeRule.combine((survivor, loser) -> survivor))
            .onErasure(ErasureRule.redact(m -> m.named("")))
            .build();

    private static final FieldSchema FIELDS_BEFORE = FieldSchema.of(
            FieldDefinition.of("customer", "hobby", FieldType.STRING).asMultiple());

    private final RecordStore.Factory store = MemoryStore.create();
    private final AtomicLong counter = new AtomicLong();

    /** A store in memory ends with its last instance. */
    private final RecordStore kept = store.open(new Catalog(List.of()));

    @AfterEach
    void close() {
        kept.close();
    }

    private Workspace open(EntityType<Member, CustomerId> type, FieldSchema fields) {
        IdGenerator ids = () -> new UUID(0, counter.incrementAndGet());
        Instant now = Fixture.NOW;
        return Workspace.open(
                store, List.of(type), fields, () -> now, ids, new Random(1), TenantId.DEFAULT, Actor.SYSTEM);
    }

    @Test
    void whatWasStoredBeforeADeclarationIsFoundAfterwards() {
        CustomFields hobby = CustomFields.NONE.with("hobby", FieldValue.of("chess"));
        Member ada;
        Member twin;
        try (Workspace before = open(BEFORE, FIELDS_BEFORE)) {
            Repository<Member, CustomerId> members = before.repository(BEFORE);
            ada = members.add(Member.of("Ada", 5).carrying("c1").tagged("vip").with(hobby));
            twin = members.add(Member.of("Twin", 3).carrying("c1"));
            members.add(Member.of("Zoe", 9));
        }
        try (Workspace after = open(Member.TYPE, Fixture.FIELDS)) {
            Repository<Member, CustomerId> members = after.repository(Member.TYPE);
            assertThat(members.findBy(Member.CARD, "c1")).isEmpty();
            Stamps stamps = members.findVersioned(ada.id()).orElseThrow().stamps();

            Reindexed<CustomerId> done = members.reindex();

            assertThat(done).isEqualTo(new Reindexed<>(3, 2, List.of(twin.id())));
            assertThat(members.findBy(Member.CARD, "c1")).contains(ada);
            assertThat(members.findBy(Member.TAG, "vip", 9)).containsExactly(ada);
            assertThat(members.findByField("hobby", "chess", 9)).containsExactly(ada);
            assertThat(members.stream(Query.by(Member.BY_RANK).descending()).map(Member::name))
                    .containsExactly("Zoe", "Ada", "Twin");
            assertThat(members.findVersioned(ada.id()))
                    .hasValueSatisfying(it -> assertThat(it.version()).isEqualTo(2))
                    .hasValueSatisfying(it -> assertThat(it.stamps()).isEqualTo(stamps));
            assertThat(after.feed().read(after.feed().start(), 100).entries())
                    .flatMap(entry -> entry.changes())
                    .filteredOn(change -> change.kind() == ChangeKind.UPDATED)
                    .hasSize(2);

            members.update(twin.id(), m -> m.carrying("c2"));
            assertThat(members.reindex()).as("run again").isEqualTo(new Reindexed<>(3, 0, List.of()));
            assertThat(members.findBy(Member.CARD, "c2").map(Member::name)).contains("Twin");
        }
    }

    @Test
    void everyPageIsPutAgain() {
        int many = 450;
        try (Workspace before = open(BEFORE, FIELDS_BEFORE)) {
            before.work(unit -> IntStream.range(0, many)
                    .forEach(i -> unit.add(Member.of("m" + i, i).carrying("c" + i))));
        }
        try (Workspace after = open(Member.TYPE, Fixture.FIELDS)) {
            Repository<Member, CustomerId> members = after.repository(Member.TYPE);

            assertThat(members.reindex()).isEqualTo(new Reindexed<>(many, many, List.of()));

            assertThat(members.findBy(Member.CARD, "c449")).isPresent();
            assertThat(members.stream(Query.by(Member.BY_RANK)).map(Member::rank))
                    .containsExactlyElementsOf(IntStream.range(0, many).boxed().toList());
        }
    }
}
