package io.crmkit.core.segment;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.rule.Require;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Records of customers that rules of segments may count, add up, or take the last of.
 *
 * @param name how rules name them, such as {@code purchases}
 * @param type their entity type, registered with the CRM
 * @param index an index whose attributes are the customer and the time, in this order, and perhaps more
 * @param customer the first attribute of the index
 * @param time the second attribute of the index
 * @param fields the fields that rules may name, with different names
 * @param <E> the type of the records
 */
public record RelatedRecords<E>(
        String name,
        EntityType<E, ?> type,
        EntityIndex<E> index,
        Attribute<E, CustomerId> customer,
        Attribute<E, Instant> time,
        List<SegmentField<E>> fields) {
    /** How many records of one customer a clause reads at most, the newest first. */
    public static final int MOST_READ = 1_000;

    /**
     * Checks the index.
     *
     * @throws io.crmkit.core.error.InvalidInputException if customer and time do not lead it
     */
    public RelatedRecords {
        Objects.requireNonNull(type, "type");
        Require.notBlank(name, "relatedRecords.name");
        Require.that(
                index.attributes().indexOf(customer) == 0 && index.attributes().indexOf(time) == 1,
                "relatedRecords.index",
                "must begin with the customer and the time");
        fields = List.copyOf(fields);
    }
}
