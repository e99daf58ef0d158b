package io.crmkit.core.quality;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.json.JsonPlace;
import io.crmkit.core.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a business wants of the entries of customers, as data:
 *
 * <pre>{@code
 * {"name": "2026",
 *  "sources": ["shop", "erp"],
 *  "fields": {
 *    "emails": {"required": true, "maxAge": "P2Y"},
 *    "person.birthDate": {"required": true, "pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}"},
 *    "jurisdiction": {"required": true, "kinds": ["ORGANIZATION"], "allowed": ["DE", "AT"]},
 *    "postalAddresses.postalCode": {"minLength": 4, "maxLength": 10},
 *    "customFields.size": {"required": true}}}
 * }</pre>
 *
 * {@code pattern} is a regular expression of Java for the whole value; lengths count code points. Immutable.
 */
public final class EntryStandard {
    private static final int MOST_CHARACTERS = 65_536;
    private static final int MOST = 100;

    private final String name;
    private final Set<String> sources;
    private final List<FieldStandard> fields;
    private final String json;

    private EntryStandard(String name, Set<String> sources, List<FieldStandard> fields, String json) {
        this.name = name;
        this.sources = Collections.unmodifiableSet(sources);
        this.fields = List.copyOf(fields);
        this.json = json;
    }

    /**
     * Returns the standard that a JSON text stands for.
     *
     * @param schema the custom fields of the business
     * @throws io.crmkit.core.error.InvalidInputException if it is no JSON, names an unknown field or property, a value has a wrong type,
     *     or it has more than 100 fields or sources; names the path in the JSON
     */
    public static EntryStandard parse(String json, FieldSchema schema) {
        JsonPlace root = JsonPlace.parse("$", json, MOST_CHARACTERS).only(Set.of("name", "sources", "fields"));
        Set<String> sources = new TreeSet<>();
        root.optional("sources").ifPresent(list -> list.elements(MOST).forEach(one -> sources.add(one.text())));
        List<FieldStandard> fields = new ArrayList<>();
        Map<String, JsonPlace> named = root.required("fields").properties();
        if (named.isEmpty() || named.size() > MOST) {
            throw root.required("fields").wrong("must have 1 to " + MOST + " fields");
        }
        Set<String> custom = new TreeSet<>();
        schema.of(Customer.TYPE.name()).stream().map(FieldDefinition::key).forEach(custom::add);
        named.forEach((field, place) -> {
            if (field.startsWith("customFields.") && !custom.contains(field.substring(field.indexOf('.') + 1))) {
                throw place.wrong("is no field of customers");
            }
            fields.add(FieldStandard.read(field, place));
        });
        return new EntryStandard(root.required("name").text(), sources, fields, root.toJson());
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the source systems that a report tells apart, sorted; all others count together. */
    public Set<String> sources() {
        return sources;
    }

    /** Returns the JSON, without blanks. */
    public String toJson() {
        return json;
    }

    /** Returns a digest of the JSON: numbers by two standards with different digests do not compare. */
    public String digest() {
        return UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * Returns where a customer does not keep the standard; for forms and imports, before it is stored. A pattern that takes too long on a
     * value counts as kept.
     *
     * @param now the moment; the customer counts as changed then, so that only contact points can be stale
     * @param zone in which periods are counted
     */
    public List<EntryFinding> check(Customer customer, Instant now, ZoneId zone) {
        List<EntryFinding> findings = new ArrayList<>();
        for (FieldStandard field : fields) {
            if (field.concerns(customer)) {
                field.measure(customer, FieldQuality.NONE, now, now, zone)
                        .flaws()
                        .keySet()
                        .forEach(flaw -> findings.add(new EntryFinding(field.name(), flaw)));
            }
        }
        return findings;
    }

    /** Returns the source of a customer as reports name it. */
    String sourceOf(Customer customer) {
        return customer.source()
                .map(Source::system)
                .map(system -> sources.contains(system) ? system : FieldQuality.OTHER)
                .orElse(FieldQuality.NONE);
    }

    List<FieldStandard> fields() {
        return fields;
    }

    /** Shows the name. */
    @Override
    public String toString() {
        return "EntryStandard[" + name + "]";
    }
}
