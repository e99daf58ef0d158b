package io.crmkit.core.imports;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.Id;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of an import and how far it has come. It is stored in the same atomic step as the records of a batch, so that it is always
 * true; it holds no value of a row.
 *
 * @param id its id
 * @param name what the business calls the run, such as the name of the file; no personal data
 * @param mapping the mapping, as JSON
 * @param batchRows how many rows are stored in one step
 * @param startedAt when it began
 * @param finishedAt when the last row was decided; empty while it is not
 * @param undoneAt when it was undone, if it was
 * @param rows how many rows are decided
 * @param counts how many rows had an outcome; none that no row had
 * @param digest tells the rows so far from those of another file; empty when the run has finished
 * @param last the results of the batch that was stored last, which may not have reached the listener; empty when the run has finished
 */
public record ImportRun(
        ImportRunId id,
        String name,
        String mapping,
        int batchRows,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> undoneAt,
        long rows,
        Map<RowOutcome, Long> counts,
        String digest,
        List<RowResult> last) {
    /** When a run began. */
    public static final Attribute<ImportRun, Instant> STARTED = Attribute.instant("started_at", ImportRun::startedAt);

    /** By the time of their begin. */
    public static final EntityIndex<ImportRun> BY_START = EntityIndex.of("by_start", STARTED);

    /** What the library has to know about runs. */
    public static final EntityType<ImportRun, ImportRunId> TYPE = EntityType.builder(
                    "import_run", ImportRun.class, ImportRunId::new)
            .id(ImportRun::id, ImportRun::withId)
            .index(BY_START)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("names no customer"))
            .build();

    /** Copies. */
    public ImportRun {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(startedAt, "startedAt");
        finishedAt = Objects.requireNonNullElse(finishedAt, Optional.empty());
        undoneAt = Objects.requireNonNullElse(undoneAt, Optional.empty());
        Map<RowOutcome, Long> copy = new EnumMap<>(RowOutcome.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
        Objects.requireNonNull(digest, "digest");
        last = List.copyOf(last);
    }

    static ImportRun begun(String name, ImportMapping mapping, int batchRows, Instant at) {
        return new ImportRun(
                new ImportRunId(Id.UNASSIGNED),
                name,
                mapping.json(),
                batchRows,
                at,
                Optional.empty(),
                Optional.empty(),
                0,
                Map.of(),
                "",
                List.of());
    }

    /** Returns how many rows had an outcome. */
    public long count(RowOutcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    private ImportRun withId(ImportRunId newId) {
        return new ImportRun(
                newId, name, mapping, batchRows, startedAt, finishedAt, undoneAt, rows, counts, digest, last);
    }

    ImportRun after(List<RowResult> results, String nextDigest) {
        Map<RowOutcome, Long> next = new EnumMap<>(RowOutcome.class);
        next.putAll(counts);
        results.forEach(result -> next.merge(result.outcome(), 1L, Long::sum));
        return new ImportRun(
                id,
                name,
                mapping,
                batchRows,
                startedAt,
                finishedAt,
                undoneAt,
                rows + results.size(),
                next,
                nextDigest,
                results);
    }

    ImportRun finished(Instant at) {
        return new ImportRun(
                id, name, mapping, batchRows, startedAt, Optional.of(at), undoneAt, rows, counts, "", List.of());
    }

    ImportRun undone(Instant at) {
        return new ImportRun(
                id, name, mapping, batchRows, startedAt, finishedAt, Optional.of(at), rows, counts, digest, last);
    }
}
