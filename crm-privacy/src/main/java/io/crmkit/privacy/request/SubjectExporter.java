package io.crmkit.privacy.request;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.repository.LogType;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.erasure.PersonalRecords;
import io.crmkit.privacy.inventory.InventoryItem;
import io.crmkit.privacy.receipt.ConsentReceipts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what is stored about a person, for that person. */
final class SubjectExporter {
    private static final JsonCodec<PermissionEvent> EVENT = JsonCodec.of(PermissionEvent.class);
    private static final JsonCodec<Object> ANY = JsonCodec.of(Object.class);
    private static final String FREE_TEXT =
            "Texts that people wrote are given as they are; whether they speak of somebody else is for a reader to judge.";

    private final Crm crm;
    private final PersonalRecords records;
    private final ConsentLedger ledger;
    private final AuditLog audit;

    SubjectExporter(Crm crm, ConsentLedger ledger, AuditLog audit) {
        this.crm = crm;
        this.records = PersonalRecords.of(crm);
        this.ledger = ledger;
        this.audit = audit;
    }

    void check(AccessContent content) {
        Set<String> known = crm.entityTypes().stream().map(EntityType::name).collect(Collectors.toSet());
        if (!known.containsAll(content.namedTypes())) {
            throw new InvalidInputException("accessContent", "must name registered entity types");
        }
    }

    SubjectExport access(SubjectRequestId request, CustomerId customer, AccessContent content, Set<String> recipients) {
        check(content);
        List<CustomerId> same = records.sameAs(customer);
        PersonJson persons = new PersonJson(same);
        SortedMap<String, Integer> counts = new TreeMap<>();
        SortedMap<String, String> leftOut = new TreeMap<>();
        Set<String> sources = new TreeSet<>();
        ObjectNode root = root("crmkit.subject-access.v1", request, customer);
        ObjectNode all = root.putObject("records");
        for (EntityType<?, ?> type : records.types()) {
            if (content.withheld().containsKey(type.name())) {
                if (records.count(type, same) > 0) {
                    leftOut.put(type.name(), content.withheld().get(type.name()));
                }
            } else {
                ArrayNode some = PersonJson.JSON.createArrayNode();
                add(some, persons, type, same, content.listsPersons(type.name()), leftOut);
                if (!some.isEmpty()) {
                    all.set(type.name(), some);
                    counts.put(type.name(), some.size());
                }
                some.forEach(one -> source(one, sources));
            }
        }
        ArrayNode consents = root.putArray("consents");
        events(same).forEach(event -> consents.add(consent(persons, event, same)));
        ObjectNode logs = PersonJson.JSON.createObjectNode();
        content.logs().forEach(log -> entries(logs, log, same));
        if (!logs.isEmpty()) {
            root.set("logs", logs);
        }
        processing(root, content, counts.keySet());
        texts(root.putArray("recipients"), recipients);
        texts(root.putArray("sources"), sources);
        ObjectNode information = root.putObject("information");
        content.information().forEach(information::put);
        information.put("free text", FREE_TEXT);
        ObjectNode left = root.putObject("leftOut");
        leftOut.forEach(left::put);
        return new SubjectExport(root, counts, leftOut);
    }

    SubjectExport portability(SubjectRequestId request, CustomerId customer, ProvidedData provided) {
        List<CustomerId> same = records.sameAs(customer);
        PersonJson persons = new PersonJson(same);
        SortedMap<String, Integer> counts = new TreeMap<>();
        SortedMap<String, String> leftOut = new TreeMap<>();
        ObjectNode root = root("crmkit.portability.v1", request, customer);
        ObjectNode all = root.putObject("records");
        for (EntityType<?, ?> type : records.types()) {
            ArrayNode some = PersonJson.JSON.createArrayNode();
            if (provided.of(type).isPresent()) {
                addProvided(some, persons, type, same, provided.of(type).get());
            } else if (records.count(type, same) > 0) {
                leftOut.put(type.name(), "nobody has said what of it persons provide");
            }
            if (!some.isEmpty()) {
                all.set(type.name(), some);
                counts.put(type.name(), some.size());
            }
        }
        ArrayNode choices = root.putArray("choices");
        events(same).stream().filter(event -> event.origin().liftsStops()).forEach(event -> choices.add(choice(event)));
        return new SubjectExport(root, counts, leftOut);
    }

    private ObjectNode root(String format, SubjectRequestId request, CustomerId customer) {
        ObjectNode root = PersonJson.JSON.createObjectNode();
        root.put("format", format);
        root.put("request", request.value());
        root.put("person", customer.value());
        root.put("generatedAt", crm.now().toString());
        return root;
    }

    private <E, I extends Id> void add(
            ArrayNode some,
            PersonJson persons,
            EntityType<E, I> type,
            List<CustomerId> same,
            Set<String> listsPersons,
            Map<String, String> leftOut) {
        try (Stream<E> found = records.stream(type, same)) {
            found.forEach(entity -> {
                ObjectNode json = persons.of(type, entity);
                for (String field : listsPersons) {
                    if (persons.keepOwnElements(json, field)) {
                        leftOut.put(type.name() + "." + field, "elements that are about others, or may be");
                    }
                }
                some.add(json);
            });
        }
    }

    private <E, I extends Id> void addProvided(
            ArrayNode some,
            PersonJson persons,
            EntityType<E, I> type,
            List<CustomerId> same,
            ProvidedData.Provided provided) {
        if (provided.fields().isEmpty()) {
            return;
        }
        try (Stream<E> found = records.stream(type, same)) {
            found.filter(entity -> provided.filter().test(entity))
                    .forEach(entity -> some.add(persons.of(type, entity).retain(provided.fields())));
        }
    }

    private Collection<PermissionEvent> events(List<CustomerId> same) {
        Map<String, PermissionEvent> byId = new TreeMap<>();
        for (CustomerId customer : same) {
            ledger.log(customer).events().forEach(event -> byId.put(event.id().value(), event));
        }
        return byId.values();
    }

    /** What was said, and which leaf of the audit log proves it. */
    private ObjectNode consent(PersonJson persons, PermissionEvent event, List<CustomerId> same) {
        ObjectNode json = PersonJson.JSON.createObjectNode();
        json.set("event", persons.of(event, EVENT.encode(event)));
        same.stream()
                .map(customer -> ConsentReceipts.reference(customer, event.id()))
                .flatMap(reference -> audit.find(ConsentReceipts.KIND, reference).stream())
                .findFirst()
                .ifPresent(entry -> json.put("auditLeaf", entry.leafIndex())
                        .put("auditHash", entry.leaf().hash().toString()));
        return json;
    }

    private static ObjectNode choice(PermissionEvent event) {
        ObjectNode json = PersonJson.JSON.createObjectNode();
        json.put("type", event.type().name());
        event.purpose().map(Purpose::key).ifPresent(purpose -> json.put("purpose", purpose));
        event.channel().ifPresent(channel -> json.put("channel", channel.name()));
        json.put("at", event.effectiveAt().toString());
        return json;
    }

    private void entries(ObjectNode logs, LogType<?> type, List<CustomerId> same) {
        ArrayNode entries = PersonJson.JSON.createArrayNode();
        for (CustomerId customer : same) {
            crm.log(type).read(customer).events().forEach(event -> entries.add(PersonJson.parse(ANY.encode(event))));
        }
        if (!entries.isEmpty()) {
            logs.set(type.name(), entries);
        }
    }

    private static void processing(ObjectNode root, AccessContent content, Set<String> types) {
        ArrayNode processing = root.putArray("processing");
        for (InventoryItem item : content.inventory().items()) {
            if (types.contains(item.entity())) {
                ObjectNode json = processing.addObject();
                json.put("type", item.entity());
                json.put("field", item.field());
                texts(
                        json.putArray("purposes"),
                        item.purposes().stream().map(Purpose::key).toList());
                texts(json.putArray("recipients"), item.recipients());
                json.put("onErasure", item.erasure());
            }
        }
        ObjectNode retention = root.putObject("retention");
        content.retention().forEach((type, period) -> {
            if (types.contains(type)) {
                retention.put(type, period);
            }
        });
    }

    private static void source(JsonNode json, Set<String> sources) {
        JsonNode system = json.path("source").path("system");
        if (system.isString()) {
            sources.add(system.stringValue());
        }
    }

    private static void texts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }
}
