package io.crmkit.core.quality;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.repository.Versioned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts customers for a report, one after the other, in memory that depends on the standard only. Parts that were counted apart can be
 * joined, in any order and grouping. Mutable, not safe for several threads.
 */
public final class QualityTally {
    private final EntryStandard standard;
    private final Instant asOf;
    private final ZoneId zone;
    private final Map<String, Map<String, FieldQuality>> rows = new LinkedHashMap<>();
    private long customers;
    private long excluded;

    private QualityTally(EntryStandard standard, Instant asOf, ZoneId zone) {
        this.standard = Objects.requireNonNull(standard, "standard");
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.zone = Objects.requireNonNull(zone, "zone");
        for (FieldStandard field : standard.fields()) {
            Map<String, FieldQuality> bySource = new LinkedHashMap<>();
            List<String> sources = new ArrayList<>(standard.sources());
            sources.add(FieldQuality.OTHER);
            sources.add(FieldQuality.NONE);
            sources.forEach(source -> bySource.put(source, FieldQuality.empty(field.name(), source)));
            rows.put(field.name(), bySource);
        }
    }

    /**
     * Returns an empty tally.
     *
     * @param asOf the moment at which ages are counted
     * @param zone in which periods are counted
     */
    public static QualityTally of(EntryStandard standard, Instant asOf, ZoneId zone) {
        return new QualityTally(standard, asOf, zone);
    }

    /** Counts a customer; one that is merged or erased as excluded. */
    public void add(Versioned<Customer> stored) {
        Customer customer = stored.entity();
        if (!customer.live()) {
            excluded++;
            return;
        }
        customers++;
        String source = standard.sourceOf(customer);
        for (FieldStandard field : standard.fields()) {
            if (field.concerns(customer)) {
                FieldQuality one =
                        field.measure(customer, source, stored.stamps().updatedAt(), asOf, zone);
                rows(field.name()).computeIfPresent(source, (key, row) -> row.plus(one));
            }
        }
    }

    private Map<String, FieldQuality> rows(String field) {
        return Objects.requireNonNull(rows.get(field));
    }

    /**
     * Adds what another tally counted.
     *
     * @throws InvalidInputException if it counts by another standard, for another moment or in another zone
     */
    public void merge(QualityTally other) {
        if (!other.standard.digest().equals(standard.digest())
                || !other.asOf.equals(asOf)
                || !other.zone.equals(zone)) {
            throw new InvalidInputException("qualityTally", "must have the same standard, moment and zone");
        }
        customers = Math.addExact(customers, other.customers);
        excluded = Math.addExact(excluded, other.excluded);
        rows.forEach((field, bySource) -> bySource.replaceAll((source, row) ->
                row.plus(Objects.requireNonNull(other.rows(field).get(source)))));
    }

    /**
     * Returns the report of what was counted so far.
     *
     * @param duplicates what is known about duplicates; empty if nobody looked for any
     */
    public QualityReport report(Optional<DuplicateCounts> duplicates) {
        List<FieldQuality> fields = new ArrayList<>();
        rows.values().forEach(bySource -> fields.addAll(bySource.values()));
        return new QualityReport(standard.name(), standard.digest(), asOf, customers, excluded, duplicates, fields);
    }
}
