package io.crmkit.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.repository.Query;
import io.crmkit.core.task.Task;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.erasure.Pet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The dry run is the real run: every record of the store ends as the plan has said. */
class ErasurePlanProperties {
    private static final Set<String> TYPES =
            Set.of("customer", "feedback", "interaction", "pet", "relationship", "task", "subject_key");

    @Provide
    Arbitrary<List<String>> records() {
        return Arbitraries.of("feedback", "interaction", "pet", "relationship", "task")
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Set<String>> held() {
        return Arbitraries.of(TYPES).set().ofMaxSize(3);
    }

    @Property(tries = 60)
    void every_record_ends_as_planned(
            @ForAll("records") List<String> ofAda,
            @ForAll("records") List<String> ofTwin,
            @ForAll("held") Set<String> held,
            @ForAll @IntRange(max = 1) int key) {
        try (Office office = Office.open()) {
            CustomerId ada = office.person("Ada", "ada@example.org");
            CustomerId twin = office.person("Augusta", "augusta@example.org");
            CustomerId bob = office.person("Bob", "bob@example.org");
            ofAda.forEach(type -> add(office, type, ada, bob));
            ofTwin.forEach(type -> add(office, type, twin, bob));
            add(office, "pet", bob, ada);
            office.crm.customers().update(twin, one -> one.asMergedInto(ada));
            if (key == 1) {
                office.privacy.record(
                        ada,
                        PermissionEvent.objected("stop-1", Purpose.SURVEY, office.crm.now())
                                .build());
            }
            if (!held.isEmpty()) {
                office.privacy.holds().place("court-1", ada, "litigation", held.toArray(String[]::new));
            }
            SubjectRequestId id = office.identified("r-1", RequestType.ERASURE, ada);
            RequestPlan plan = office.requests.plan(id);
            Map<String, Object> before = store(office);

            SubjectRequest done = office.requests.complete(id);

            Map<String, Object> after = store(office);
            Map<String, PlannedRecord> planned = new HashMap<>();
            plan.records().forEach(record -> planned.put(record.type() + "/" + record.id(), record));
            before.forEach((name, entity) -> check(office, name, entity, after, planned));
            boolean somethingHeld = plan.records().stream().anyMatch(record -> held.contains(record.type()));
            assertThat(done.state()).isEqualTo(somethingHeld ? RequestState.PARTLY_FULFILLED : RequestState.FULFILLED);
        }
    }

    private static void check(
            Office office, String name, Object entity, Map<String, Object> after, Map<String, PlannedRecord> planned) {
        EntityType<?, ?> type = type(office, name.substring(0, name.indexOf('/')));
        PlannedRecord plan = planned.get(name);
        if (type == SubjectRequest.TYPE) {
            assertThat(plan).isNotNull();
        } else if (plan == null) {
            assertThat(after).as("not of the person").containsEntry(name, entity);
        } else {
            switch (plan.action()) {
                case ERASE -> assertThat(after).doesNotContainKey(name);
                case REDACT -> assertThat(after).containsEntry(name, redacted(type, entity));
                case KEEP -> assertThat(after).containsEntry(name, entity);
            }
        }
    }

    private static <E> Object redacted(EntityType<E, ?> type, Object entity) {
        return ((ErasureRule.Redact<E>) type.erasureRule())
                .redaction()
                .apply(type.entityClass().cast(entity));
    }

    private static EntityType<?, ?> type(Office office, String name) {
        return office.crm.entityTypes().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that is stored in a type that can name a person. */
    private static Map<String, Object> store(Office office) {
        Map<String, Object> all = new HashMap<>();
        office.crm.entityTypes().stream()
                .filter(type -> type == Customer.TYPE || !type.subjects().isEmpty())
                .forEach(type -> put(office, type, all));
        return all;
    }

    private static <E, I extends Id> void put(Office office, EntityType<E, I> type, Map<String, Object> all) {
        office.crm.repository(type).stream(Query.by(type.indexes().get(0)))
                .forEach(entity -> all.put(type.name() + "/" + type.idOf(entity).value(), entity));
    }

    private static void add(Office office, String type, CustomerId who, CustomerId other) {
        switch (type) {
            case "feedback" ->
                office.crm.feedback().add(Feedback.nps(who, 3).comment("bad").build());
            case "interaction" ->
                office.crm
                        .interactions()
                        .add(Interaction.inbound(who, Channel.PHONE)
                                .body("hello")
                                .build());
            case "pet" -> office.crm.repository(Pet.TYPE).add(Pet.of(who, "cat", "Minka"));
            case "relationship" ->
                office.crm
                        .relationships()
                        .add(Relationship.builder(who, RelationshipType.EMPLOYMENT, other)
                                .build());
            default -> office.crm.tasks().add(Task.builder("call").customer(who).build());
        }
    }
}
