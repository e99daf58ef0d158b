package io.crmkit.core.segment;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.rule.Require;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fields and related records that rules may name: those of the model, the custom fields of the business, and what a host adds, such
 * as a score that it keeps. Rules that name anything else are refused when they are read. Immutable.
 */
public final class SegmentVocabulary {
    private final Map<String, SegmentField<Customer>> fields;
    private final Map<String, RelatedRecords<?>> related;

    private SegmentVocabulary(Collection<SegmentField<Customer>> fields, Collection<RelatedRecords<?>> related) {
        Map<String, SegmentField<Customer>> byName = new TreeMap<>();
        fields.forEach(field -> Require.that(
                byName.put(field.name(), field) == null, "segmentVocabulary." + field, "must not be named twice"));
        Map<String, RelatedRecords<?>> relatedByName = new TreeMap<>();
        related.forEach(records -> Require.that(
                relatedByName.put(records.name(), records) == null,
                "segmentVocabulary." + records.name(),
                "must not be named twice"));
        this.fields = Collections.unmodifiableMap(byName);
        this.related = Collections.unmodifiableMap(relatedByName);
    }

    /** Returns what the model has, and the custom fields of customers as {@code customFields.key}. */
    public static SegmentVocabulary of(FieldSchema schema) {
        List<SegmentField<Customer>> fields = new ArrayList<>(CustomerFacts.ALL);
        for (FieldDefinition definition : schema.of(Customer.TYPE.name())) {
            fields.add(CustomerFacts.custom(definition));
        }
        return new SegmentVocabulary(fields, RelatedFacts.ALL);
    }

    /**
     * Returns this vocabulary with another field of customers.
     *
     * @throws io.crmkit.core.error.InvalidInputException if there is one of this name
     */
    public SegmentVocabulary with(SegmentField<Customer> field) {
        List<SegmentField<Customer>> more = new ArrayList<>(fields.values());
        more.add(field);
        return new SegmentVocabulary(more, related.values());
    }

    /**
     * Returns this vocabulary with other records of customers.
     *
     * @throws io.crmkit.core.error.InvalidInputException if there are some of this name
     */
    public SegmentVocabulary with(RelatedRecords<?> records) {
        List<RelatedRecords<?>> more = new ArrayList<>(related.values());
        more.add(records);
        return new SegmentVocabulary(fields.values(), more);
    }

    /** Returns the fields of customers, by name. */
    public Collection<SegmentField<Customer>> fields() {
        return fields.values();
    }

    /** Returns the related records, by name. */
    public Collection<RelatedRecords<?>> related() {
        return related.values();
    }

    Optional<SegmentField<Customer>> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    Optional<RelatedRecords<?>> related(String name) {
        return Optional.ofNullable(related.get(name));
    }
}
