package io.crmkit.core.quality;

import io.crmkit.core.quality.QualityChange.Measure;
import io.crmkit.core.rule.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is known about duplicates, from the decisions of {@code Duplicates}.
 *
 * @param examined how many customers were looked at
 * @param openMatches how many pairs are the same by the model and wait for a merge
 * @param openReviews how many pairs wait for a person
 * @param fields what the open pairs say by field and source, sorted by both; a field and source in no pair has no row
 */
public record DuplicateCounts(long examined, long openMatches, long openReviews, List<DuplicateField> fields) {
    /**
     * Copies the fields.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a field knows of more pairs than there are, or a number is negative
     */
    public DuplicateCounts {
        fields = List.copyOf(
                Objects.requireNonNullElse(fields, List.of())); // reports kept before fields were counted have none
        Require.that(
                examined >= 0 && openMatches >= 0 && openReviews >= 0,
                "duplicateCounts",
                "must not have negative numbers");
        long pairs = Math.addExact(openMatches, openReviews);
        Require.that(
                fields.stream().allMatch(field -> field.pairs() <= pairs),
                "duplicateCounts.fields",
                "must not have more pairs than are open");
    }

    /** Returns in how many of all open pairs a field agrees and a customer is of its source. */
    public Share agreement(DuplicateField field) {
        return new Share(field.agreeing(), openMatches + openReviews);
    }

    List<QualityChange> changesSince(DuplicateCounts earlier) {
        TreeMap<String, DuplicateField> before = new TreeMap<>();
        TreeMap<String, DuplicateField> after = new TreeMap<>();
        earlier.fields.forEach(row -> before.put(row.field() + " " + row.source(), row));
        fields.forEach(row -> after.put(row.field() + " " + row.source(), row));
        before.forEach((key, row) -> after.putIfAbsent(key, row.none()));
        List<QualityChange> changes = new ArrayList<>();
        after.forEach((key, row) -> {
            DuplicateField old = before.getOrDefault(key, row.none());
            add(changes, row, Measure.DUPLICATES, earlier.agreement(old), agreement(row));
            add(changes, row, Measure.DUPLICATE_CONFLICTS, old.conflicts(), row.conflicts());
        });
        return changes;
    }

    private static void add(
            List<QualityChange> changes, DuplicateField row, Measure measure, Share before, Share after) {
        if (!before.value().equals(after.value())) {
            changes.add(new QualityChange(row.field(), row.source(), measure, before, after));
        }
    }
}
