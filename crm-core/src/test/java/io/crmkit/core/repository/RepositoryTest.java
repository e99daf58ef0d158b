package io.crmkit.core.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.error.StaleVersionException;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.Cursor;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.store.RecordStore;
import io.crmkit.store.TenantId;
import io.crmkit.store.memory.MemoryStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {
    private final Workspace workspace = Fixture.open(MemoryStore.create());
    private final Repository<Member, CustomerId> members = workspace.repository(Member.TYPE);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aTextWithNulIsRefusedWhereverItStandsAndABackslashIsNone() {
        Member ada = Member.of("Ada", 1);

        assertThatThrownBy(() -> members.add(ada.tagged("a\u0000b")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("customer")
                .hasMessageContaining("U+0000");
        assertThat(members.add(ada.tagged("a\\u0000b", "\\", "\\\\u0000")).tags())
                .containsExactly("a\\u0000b", "\\", "\\\\u0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\ud83d", "\ude00"})
    void aTextThatNoRecordCanHoldIsNotAskedFor(String text) {
        Query<Member> query = Query.by(Member.BY_NAME).equal(Member.NAME, text);

        assertThatThrownBy(() -> members.page(query, PageRequest.ofSize(1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> members.count(query))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("query");
    }

    @Test
    void whatIsAddedIsFoundWithIdTimeAndStamps() {
        Member ada = workspace.as(Actor.user("u1")).repository(Member.TYPE).add(Member.of("Ada", 3));

        assertThat(ada.id().assigned()).isTrue();
        assertThat(ada.joined()).isEqualTo(Fixture.NOW);
        assertThat(members.find(ada.id())).contains(ada);
        assertThat(members.findVersioned(ada.id()))
                .contains(new Versioned<>(
                        ada, 1, new Stamps(Fixture.NOW, Actor.user("u1"), Fixture.NOW, Actor.user("u1"))));
    }

    @Test
    void anUpdateKeepsCreatorAndRaisesTheVersionOnlyIfSomethingChanged() {
        Member ada = members.add(Member.of("Ada", 3));

        workspace.as(Actor.user("u2")).repository(Member.TYPE).update(ada.id(), m -> m.ranked(4));
        members.update(ada.id(), m -> m.ranked(4));

        Versioned<Member> stored = members.findVersioned(ada.id()).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.entity().rank()).isEqualTo(4);
        assertThat(stored.stamps().createdBy()).isEqualTo(Actor.SYSTEM);
        assertThat(stored.stamps().updatedBy()).isEqualTo(Actor.user("u2"));
    }

    @Test
    void aStaleEditNamesBothVersionsAndChangesNothing() {
        Member ada = members.add(Member.of("Ada", 3));
        members.update(ada.id(), m -> m.ranked(4));

        assertThatThrownBy(() -> members.update(ada.id(), 1, m -> m.ranked(5)))
                .isInstanceOfSatisfying(StaleVersionException.class, stale -> {
                    assertThat(stale.expected()).isEqualTo(1);
                    assertThat(stale.actual()).isEqualTo(2);
                });
        assertThat(members.get(ada.id()).rank()).isEqualTo(4);
    }

    @Test
    void whatIsMissingIsNamed() {
        CustomerId nobody = new CustomerId("nobody");

        assertThat(members.find(nobody)).isEmpty();
        assertThat(members.remove(nobody)).isFalse();
        assertThatThrownBy(() -> members.update(nobody, m -> m))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("no customer with id nobody");
        assertThatThrownBy(() -> members.find(Member.of("x", 1).id())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anIdMustNotChange() {
        Member ada = members.add(Member.of("Ada", 3));

        assertThatThrownBy(() -> members.update(ada.id(), m -> m.withId(new CustomerId("other"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("customer.id");
    }

    @Test
    void aUniqueValueHasOneHolderUntilItIsGivenUp() {
        Member ada = members.add(Member.of("Ada", 3).carrying("c1", "c2"));

        assertThatThrownBy(() -> members.add(Member.of("Bob", 1).carrying("c2")))
                .isInstanceOfSatisfying(DuplicateException.class, taken -> {
                    assertThat(taken.existingId()).isEqualTo(ada.id().value());
                    assertThat(taken.key()).isEqualTo("card");
                    assertThat(taken).hasMessageNotContaining("c2");
                });
        assertThat(members.findBy(Member.CARD, "c2")).contains(ada);
        assertThat(members.stream(Query.by(Member.BY_NAME))).hasSize(1);

        members.update(ada.id(), m -> m.carrying("c1"));
        Member bob = members.add(Member.of("Bob", 1).carrying("c2"));
        assertThat(members.findBy(Member.CARD, "c2")).contains(bob);
        members.remove(bob.id());
        assertThat(members.findBy(Member.CARD, "c2")).isEmpty();
    }

    @Test
    void uniqueValuesChangeHandsWithinOneUnit() {
        Member ada = members.add(Member.of("Ada", 3).carrying("c1"));
        Member bob = members.add(Member.of("Bob", 3).carrying("c2"));

        workspace.work(unit -> {
            unit.update(Member.TYPE, ada.id(), m -> m.carrying("c2"));
            unit.update(Member.TYPE, bob.id(), m -> m.carrying("c1"));
        });

        assertThat(members.findBy(Member.CARD, "c1").orElseThrow().id()).isEqualTo(bob.id());
        assertThat(members.findBy(Member.CARD, "c2").orElseThrow().id()).isEqualTo(ada.id());
        members.update(ada.id(), Member::carrying);
        assertThat(members.findBy(Member.CARD, "c2")).isEmpty();
    }

    @Test
    void twoEntitiesOfOneUnitCannotClaimTheSameValue() {
        assertThatThrownBy(() -> workspace.work(unit -> {
                    unit.add(Member.of("Ada", 3).carrying("c1"));
                    unit.add(Member.of("Bob", 3).carrying("c1"));
                }))
                .isInstanceOf(DuplicateException.class);
        assertThat(members.count(Query.by(Member.BY_NAME))).isZero();
    }

    @Test
    void addingTwiceIfAbsentLeavesTheFirstAsItIs() {
        Added<Member> first = members.addIfAbsent(Member.of("Ada", 3).carrying("c1"));
        Added<Member> second = members.addIfAbsent(Member.of("Eve", 9).carrying("c1"));

        assertThat(first.created()).isTrue();
        assertThat(second).isEqualTo(new Added<>(first.entity(), false));
        assertThat(members.findVersioned(first.entity().id()).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void lookupsFollowTheEntity() {
        Member ada = members.add(Member.of("Ada", 3).tagged("vip", "math"));
        Member bob = members.add(Member.of("Bob", 3).tagged("vip"));

        assertThat(members.findBy(Member.TAG, "vip", 10)).containsExactlyInAnyOrder(ada, bob);
        members.update(ada.id(), m -> m.tagged("math"));
        assertThat(members.findBy(Member.TAG, "vip", 10)).containsExactly(bob);
        members.remove(bob.id());
        assertThat(members.findBy(Member.TAG, "vip", 10)).isEmpty();
        assertThat(members.findBy(Member.TAG, "vi", 10)).isEmpty();
    }

    @Test
    void customFieldsAreCheckedClaimedAndFound() {
        CustomFields fields = CustomFields.NONE
                .with("badge", FieldValue.of("b1"))
                .with("hobby", new FieldValue(FieldType.STRING, List.of("chess", "go")));
        Member ada = members.add(Member.of("Ada", 3).with(fields));

        assertThat(members.findByField("hobby", "go", 5)).containsExactly(ada);
        assertThatThrownBy(() ->
                        members.add(Member.of("Bob", 1).with(CustomFields.NONE.with("badge", FieldValue.of("b1")))))
                .isInstanceOf(DuplicateException.class);
        assertThatThrownBy(() ->
                        members.add(Member.of("Bob", 1).with(CustomFields.NONE.with("size", FieldValue.ofEnum("L")))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("customer.customFields.size must be one of [S, M]");
        assertThatThrownBy(
                        () -> members.add(Member.of("Bob", 1).with(CustomFields.NONE.with("shoe", FieldValue.of(1)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("customer.customFields.shoe");
        assertThatThrownBy(() -> members.findByField("badge", "b1", 5)).isInstanceOf(InvalidInputException.class);
        assertThat(members.count(Query.by(Member.BY_NAME))).isEqualTo(1);
    }

    @Test
    void pagesConcatenateToTheStream() {
        IntStream.range(0, 57).forEach(i -> members.add(Member.of("n" + i % 7, i % 5)));
        for (Query<Member> query : List.of(
                Query.by(Member.BY_NAME),
                Query.by(Member.BY_NAME).descending(),
                Query.by(Member.BY_RANK).equal(Member.RANK, 3L),
                Query.by(Member.BY_RANK)
                        .from(Member.RANK, 2L)
                        .below(Member.RANK, 4L)
                        .descending(),
                Query.by(Member.BY_NAME).startsWith(Member.NAME, "n3"))) {
            List<Member> pages = new ArrayList<>();
            Page<Member> page = members.page(query, PageRequest.ofSize(4));
            pages.addAll(page.items());
            while (page.hasNext()) {
                page = members.page(
                        query, PageRequest.ofSize(4).after(page.next().orElseThrow()));
                pages.addAll(page.items());
            }
            assertThat(pages).isEqualTo(members.stream(query).toList()).isNotEmpty();
            assertThat(members.count(query)).isEqualTo(pages.size());
        }
        assertThat(members.countBy(Query.by(Member.BY_RANK), Member.RANK))
                .containsExactly(
                        Map.entry(0L, 12L),
                        Map.entry(1L, 12L),
                        Map.entry(2L, 11L),
                        Map.entry(3L, 11L),
                        Map.entry(4L, 11L));
        Map<Long, Map<Instant, Long>> ranks = members.countBy(Query.by(Member.BY_RANK), Member.RANK, Member.JOINED);
        Map<Instant, Long> joined = members.countBy(Query.by(Member.BY_RANK), Member.JOINED);
        assertThat(ranks.keySet()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(joined.values()).containsExactly(57L);
        assertThat(ranks.values().stream()
                        .flatMap(times -> times.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum)))
                .isEqualTo(joined);
    }

    @Test
    void aCursorOfAnotherQueryDirectionTenantOrHandIsRefused() {
        IntStream.range(0, 5).forEach(i -> members.add(Member.of("secret-" + i, 1)));
        Query<Member> query = Query.by(Member.BY_NAME);
        Cursor cursor = members.page(query, PageRequest.ofSize(2)).next().orElseThrow();
        PageRequest next = PageRequest.ofSize(2).after(cursor);

        assertThat(new String(
                        java.util.Base64.getUrlDecoder().decode(cursor.token()),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
        assertThatThrownBy(() -> members.page(query.descending(), next)).hasMessage("cursor belongs to another query");
        assertThatThrownBy(() -> members.page(Query.by(Member.BY_RANK), next))
                .hasMessage("cursor belongs to another query");
        assertThatThrownBy(() -> workspace
                        .of(new TenantId("other"))
                        .repository(Member.TYPE)
                        .page(query, next))
                .isInstanceOf(InvalidInputException.class);
        for (int i = 0; i < cursor.token().length(); i++) {
            char other = cursor.token().charAt(i) == 'A' ? 'B' : 'A';
            Cursor forged = new Cursor(
                    cursor.token().substring(0, i) + other + cursor.token().substring(i + 1));
            assertThatThrownBy(() -> members.page(query, PageRequest.ofSize(2).after(forged)))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(members.page(query, next).items()).hasSize(2);
    }

    @Test
    void aQueryFollowsItsIndex() {
        assertThatThrownBy(() -> Query.by(Member.BY_RANK).equal(Member.JOINED, Fixture.NOW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("query.joined");
        assertThatThrownBy(() -> Query.by(Member.BY_RANK).from(Member.RANK, 1L).equal(Member.RANK, 2L))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> members.countBy(Query.by(Member.BY_RANK), Member.NAME))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("countBy.name");
        assertThatThrownBy(() -> members.countBy(Query.by(Member.BY_RANK), Member.JOINED, Member.RANK))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        Repository<Member, CustomerId> others =
                workspace.of(new TenantId("other")).repository(Member.TYPE);
        Member ada = members.add(Member.of("Ada", 3).carrying("c1").tagged("vip"));

        assertThat(others.find(ada.id())).isEmpty();
        assertThat(others.findBy(Member.CARD, "c1")).isEmpty();
        assertThat(others.findBy(Member.TAG, "vip", 5)).isEmpty();
        assertThat(others.stream(Query.by(Member.BY_NAME))).isEmpty();
        assertThat(others.addIfAbsent(ada).created()).isTrue();
    }

    @Test
    void aReferenceMustNameSomethingAndKeepsItFromBeingRemoved() {
        Member ada = members.add(Member.of("Ada", 3));
        Repository<Visit, Visit.VisitId> visits = workspace.repository(Visit.TYPE);

        assertThatThrownBy(() -> visits.add(Visit.of(new CustomerId("nobody"), "desk")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("visit.member names customer/nobody, which does not exist");
        Visit visit = visits.add(Visit.of(ada.id(), "desk"));
        assertThatThrownBy(() -> members.remove(ada.id())).isInstanceOf(InvalidInputException.class);
        workspace.work(unit -> {
            unit.remove(Member.TYPE, ada.id());
            unit.remove(Visit.TYPE, visit.id());
        });
        assertThat(members.find(ada.id())).isEmpty();
        assertThat(visits.find(visit.id())).isEmpty();
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeAnythingIsStored() {
        assertThatThrownBy(() -> workspace.work(unit -> {
                    unit.add(Member.of("Ada", 3));
                    unit.add(Member.of("x".repeat(900), 3));
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(".name has 900 bytes, limit 800")
                .hasMessageNotContaining("xxx");
        assertThatThrownBy(() -> members.add(Member.of("a\uD800", 3))).isInstanceOf(InvalidInputException.class);
        assertThat(members.count(Query.by(Member.BY_NAME))).isZero();
    }

    @Test
    void aTypeThatIsNotRegisteredIsRefused() {
        assertThatThrownBy(() -> workspace.work(unit -> unit.add("text")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("registered");
        assertThat(Optional.of(workspace.entityTypes().size())).contains(2);
    }

    @Test
    void aReferenceToAnEntityThatWasNeverAddedIsRefused() {
        Member forgotten = Member.of("Ada", 3);

        assertThatThrownBy(() -> workspace.repository(Visit.TYPE).add(Visit.of(forgotten.id(), "desk")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("visit.member must not be empty");
    }

    @Test
    void aReferrerThatChangesButStillPointsKeepsWhatItNames() {
        Member ada = members.add(Member.of("Ada", 3));
        Repository<Visit, Visit.VisitId> visits = workspace.repository(Visit.TYPE);
        Visit visit = visits.add(Visit.of(ada.id(), "desk"));
        workspace.work(unit -> IntStream.range(0, 120).forEach(i -> unit.add(Visit.of(ada.id(), "p" + i))));

        assertThatThrownBy(() -> workspace.work(unit -> {
                    unit.update(Visit.TYPE, visit.id(), v -> new Visit(v.id(), v.member(), "door"));
                    unit.remove(Member.TYPE, ada.id());
                }))
                .isInstanceOf(InvalidInputException.class);
        List<Visit> all = visits.stream(Query.by(Visit.BY_MEMBER)).toList();
        assertThatThrownBy(() -> workspace.work(unit -> {
                    all.stream().skip(1).forEach(v -> unit.remove(Visit.TYPE, v.id()));
                    unit.remove(Member.TYPE, ada.id());
                }))
                .as("one of 121 is left")
                .isInstanceOf(InvalidInputException.class);
        assertThat(members.find(ada.id())).isPresent();
    }

    @Test
    void aFieldThatBecomesSearchableLaterBlocksNothing() {
        RecordStore.Factory store = MemoryStore.create();
        Workspace before =
                Fixture.open(store, FieldSchema.of(FieldDefinition.of("customer", "tier", FieldType.STRING)));
        Workspace after = Fixture.open(
                store,
                FieldSchema.of(FieldDefinition.of("customer", "tier", FieldType.STRING)
                        .asSearchable()
                        .asUnique()));
        CustomFields gold = CustomFields.NONE.with("tier", FieldValue.of("gold"));
        CustomFields silver = CustomFields.NONE.with("tier", FieldValue.of("silver"));
        CustomerId ada = before.repository(Member.TYPE)
                .add(Member.of("Ada", 3).with(gold))
                .id();

        after.repository(Member.TYPE).update(ada, m -> m.with(silver));

        assertThat(after.repository(Member.TYPE).findByField("tier", "silver", 5))
                .hasSize(1);
        assertThat(before.repository(Member.TYPE).remove(ada)).isTrue();
        Member next = after.repository(Member.TYPE).add(Member.of("Bea", 3).with(silver));
        assertThat(after.repository(Member.TYPE).findByField("tier", "silver", 5))
                .as("the claim that the older schema left behind is taken over")
                .containsExactly(next);
    }

    @Test
    void equalNumbersAreOneValueHoweverTheyAreWritten() {
        Workspace priced = Fixture.open(
                MemoryStore.create(),
                FieldSchema.of(FieldDefinition.of("customer", "limit", FieldType.DECIMAL)
                        .asUnique()
                        .asSearchable()));
        Repository<Member, CustomerId> repository = priced.repository(Member.TYPE);
        Member ada = repository.add(
                Member.of("Ada", 1).with(CustomFields.NONE.with("limit", FieldValue.of(new BigDecimal("1.0")))));

        assertThat(repository.findByField("limit", "1", 5)).containsExactly(ada);
        assertThatThrownBy(() -> repository.add(Member.of("Bea", 1)
                        .with(CustomFields.NONE.with("limit", FieldValue.of(new BigDecimal("1.00"))))))
                .isInstanceOf(DuplicateException.class);
    }

    @Test
    void aFieldOfAnUnknownTypeIsRefusedAtTheStart() {
        assertThatThrownBy(() -> Fixture.open(
                        MemoryStore.create(), FieldSchema.of(FieldDefinition.of("custmer", "tier", FieldType.STRING))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("custmer");
    }

    @Test
    void idsThatNoStoreCouldKeepAreRefused() {
        for (String id : List.of("x".repeat(151), "a\u0000b", "a\uD800", " ")) {
            assertThatThrownBy(() -> members.find(new CustomerId(id)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("customer.id");
            assertThatThrownBy(() -> members.add(Member.of("Ada", 1).withId(new CustomerId(id))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("customer.id");
        }
        assertThat(members.add(Member.of("Ada", 1).withId(new CustomerId("x".repeat(150))))
                        .id()
                        .value())
                .hasSize(150);
    }

    @Test
    void aCursorOfAnotherRangeIsRefused() {
        IntStream.range(0, 9).forEach(i -> members.add(Member.of("m" + i, 1)));
        Cursor cursor = members.page(Query.by(Member.BY_NAME).from(Member.NAME, "m"), PageRequest.ofSize(2))
                .next()
                .orElseThrow();

        assertThatThrownBy(() -> members.page(
                        Query.by(Member.BY_NAME).from(Member.NAME, "a"),
                        PageRequest.ofSize(2).after(cursor)))
                .hasMessage("cursor belongs to another query");
    }
}
