package io.crmkit.core.quality;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.JsonCodec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the customers keep a standard at a moment: counts by field and source, no values of customers. Keep the JSON to compare reports
 * over time.
 *
 * @param standard the name of the standard
 * @param digest that of {@link EntryStandard#digest}
 * @param asOf the moment
 * @param customers how many customers were counted
 * @param excluded how many were not, because they are merged or erased
 * @param duplicates what is known about duplicates; empty if nobody looked for any
 * @param fields a row for each field and source that the standard names, and for other and no source; in the order of the standard,
 *     then of the sources
 */
public record QualityReport(
        String standard,
        String digest,
        Instant asOf,
        long customers,
        long excluded,
        Optional<DuplicateCounts> duplicates,
        List<FieldQuality> fields) {
    private static final JsonCodec<QualityReport> CODEC = JsonCodec.of(QualityReport.class);

    /** Copies the fields. */
    public QualityReport {
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(asOf, "asOf");
        duplicates = Objects.requireNonNullElse(duplicates, Optional.empty());
        fields = List.copyOf(fields);
    }

    /**
     * Returns the report that a JSON text stands for.
     *
     * @throws io.crmkit.core.json.UnreadableJsonException if the text is no JSON or does not fit
     */
    public static QualityReport parse(String json) {
        return CODEC.decode(json);
    }

    /** Returns the report as canonical JSON. */
    public String toJson() {
        return CODEC.encode(this);
    }

    /** Returns a row for each field over all sources, in the order of the standard. */
    public List<FieldQuality> totals() {
        List<FieldQuality> totals = new ArrayList<>();
        for (FieldQuality row : fields) {
            int last = totals.size() - 1;
            if (last >= 0 && totals.get(last).field().equals(row.field())) {
                totals.set(last, totals.get(last).plus(row));
            } else {
                totals.add(FieldQuality.empty(row.field(), "all").plus(row));
            }
        }
        return totals;
    }

    /**
     * Returns the measures that have another share than in an earlier report, in the order of the fields; those of duplicates last, if
     * both reports know about them.
     *
     * @throws InvalidInputException if the earlier one is by another standard, so that the numbers do not compare, or is the later one
     */
    public List<QualityChange> changesSince(QualityReport earlier) {
        if (!earlier.digest.equals(digest)) {
            throw new InvalidInputException("qualityReport.digest", "must be that of the same standard");
        }
        if (earlier.asOf.isAfter(asOf)) {
            throw new InvalidInputException("qualityReport.asOf", "must not be later");
        }
        TreeMap<String, FieldQuality> before = new TreeMap<>();
        earlier.fields.forEach(row -> before.put(row.field() + " " + row.source(), row));
        List<QualityChange> changes = new ArrayList<>();
        for (FieldQuality row : fields) {
            FieldQuality old = before.getOrDefault(
                    row.field() + " " + row.source(), FieldQuality.empty(row.field(), row.source()));
            for (QualityChange.Measure measure : QualityChange.Measure.OF_ENTRIES) {
                Share was = measure.of(old);
                Share is = measure.of(row);
                if (!was.value().equals(is.value())) {
                    changes.add(new QualityChange(row.field(), row.source(), measure, was, is));
                }
            }
        }
        if (duplicates.isPresent() && earlier.duplicates.isPresent()) {
            changes.addAll(duplicates.get().changesSince(earlier.duplicates.get()));
        }
        return changes;
    }

    /** Returns the report as tables in Markdown; shares in percent with one decimal and their n, {@code -} without a value. */
    public String toMarkdown() {
        StringBuilder page =
                new StringBuilder("# Data quality by ").append(cell(standard)).append("\n\n");
        page.append(asOf)
                .append(": ")
                .append(customers)
                .append(" customers, ")
                .append(excluded)
                .append(" merged or erased ones left out. ");
        page.append(duplicates
                .map(known -> "Duplicates: " + known.openMatches() + " pairs to merge, " + known.openReviews()
                        + " to review, among " + known.examined() + " customers looked at.")
                .orElse("Duplicates: nobody looked."));
        page.append(
                "\n\n| field | source | complete | valid | stale | in conflict | flaws |\n|---|---|---|---|---|---|---|\n");
        totals().forEach(row -> write(page, row));
        fields.stream().filter(row -> row.customers() > 0).forEach(row -> write(page, row));
        duplicates.filter(known -> !known.fields().isEmpty()).ifPresent(known -> write(page, known));
        return page.toString();
    }

    private static void write(StringBuilder page, DuplicateCounts duplicates) {
        page.append(
                "\n| field of open pairs | source | pairs | agree | contradict each other |\n|---|---|---|---|---|\n");
        for (DuplicateField row : duplicates.fields()) {
            page.append("| ").append(cell(row.field())).append(" | ").append(cell(row.source()));
            page.append(" | ").append(row.pairs()).append(" | ").append(percent(duplicates.agreement(row)));
            page.append(" | ").append(percent(row.conflicts())).append(" |\n");
        }
    }

    private static void write(StringBuilder page, FieldQuality row) {
        page.append("| ").append(row.field()).append(" | ").append(cell(row.source()));
        for (QualityChange.Measure measure : QualityChange.Measure.OF_ENTRIES) {
            page.append(" | ").append(percent(measure.of(row)));
        }
        List<String> flaws = new ArrayList<>();
        row.flaws().forEach((flaw, count) -> flaws.add(flaw + " " + count));
        page.append(" | ").append(String.join(", ", flaws)).append(" |\n");
    }

    private static String percent(Share share) {
        return share.n() == 0
                ? "-"
                : BigDecimal.valueOf(share.count())
                                .multiply(BigDecimal.valueOf(100))
                                .divide(BigDecimal.valueOf(share.n()), 1, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        + " % of " + share.n();
    }

    private static String cell(String text) {
        return text.replaceAll("[\\r\\n]+", " ")
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*");
    }
}
