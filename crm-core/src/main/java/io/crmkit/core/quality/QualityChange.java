package io.crmkit.core.quality;

import java.util.List;
import java.util.Objects;

/**
 * A measure of a field that changed between two reports.
 *
 * @param field the name of the field, in the standard or, of duplicates, in the match model
 * @param source the source system, as in {@link FieldQuality#source}
 * @param measure what was measured
 * @param before the earlier share
 * @param after the later share
 */
public record QualityChange(String field, String source, Measure measure, Share before, Share after) {
    /** Refuses nulls. */
    public QualityChange {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** What is measured of a field. */
    public enum Measure {
        /** Customers with a value. */
        COMPLETENESS,
        /** Values without a flaw but age. */
        VALIDITY,
        /** Values that are too old. */
        STALENESS,
        /** Customers with values that contradict each other. */
        CONFLICTS,
        /** Open pairs of duplicates that agree in the field, among all open pairs; the field is one of the match model. */
        DUPLICATES,
        /** Open pairs of duplicates that contradict each other in the field; the field is one of the match model. */
        DUPLICATE_CONFLICTS;

        static final List<Measure> OF_ENTRIES = List.of(COMPLETENESS, VALIDITY, STALENESS, CONFLICTS);

        Share of(FieldQuality field) {
            return switch (this) {
                case COMPLETENESS -> field.completeness();
                case VALIDITY -> field.validity();
                case STALENESS -> field.staleness();
                case CONFLICTS -> field.conflicts();
                case DUPLICATES, DUPLICATE_CONFLICTS -> throw new IllegalArgumentException("measured of pairs");
            };
        }
    }
}
