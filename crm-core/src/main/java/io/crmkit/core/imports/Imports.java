package io.crmkit.core.imports;

import io.crmkit.core.duplicate.Duplicates;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.Workspace;
import io.crmkit.core.rule.Require;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Imports rows as records. Every row has one outcome; rows are stored in batches, each in one atomic step with how far the run has come,
 * so that a crash neither loses nor doubles a row, and memory does not depend on the length of the file. No field of a record grants a
 * consent; what a file says about consents needs {@link ConsentColumn columns of their own} and somebody who keeps them. Immutable, safe for many threads; one run belongs to one thread.
 */
public final class Imports {
    /** How many rows a rehearsal takes at most, because it holds what it would change in memory. */
    public static final int REHEARSED_ROWS = 200_000;

    private static final int LARGEST_BATCH = 1_000;

    private final Workspace workspace;
    private final Duplicates duplicates;
    private final Optional<ConsentIntake> intake;
    private final int batchRows;

    private Imports(Workspace workspace, Duplicates duplicates, Optional<ConsentIntake> intake, int batchRows) {
        this.workspace = workspace;
        this.duplicates = duplicates;
        this.intake = intake;
        this.batchRows = batchRows;
    }

    /** Returns the imports of a workspace; applications call {@code crm.imports()}. */
    public static Imports of(Workspace workspace, Duplicates duplicates) {
        int batch = Math.max(1, Math.min(500, workspace.changesAtOnce() / 12));
        return new Imports(workspace, Objects.requireNonNull(duplicates, "duplicates"), Optional.empty(), batch);
    }

    /** Returns the types in which imports are kept. */
    public static List<EntityType<?, ?>> entityTypes() {
        return List.of(ImportRun.TYPE, ImportedRecord.TYPE);
    }

    /** Returns these imports with another search for duplicates, such as one that knows national phone numbers. */
    public Imports with(Duplicates search) {
        return new Imports(workspace, Objects.requireNonNull(search, "search"), intake, batchRows);
    }

    /** Returns these imports, which keep what files say about consents; hosts call {@code Privacy.imports()}. */
    public Imports with(ConsentIntake consents) {
        return new Imports(workspace, duplicates, Optional.of(consents), batchRows);
    }

    /**
     * Returns these imports with another size of batches; with matching a batch is one row.
     *
     * @throws InvalidInputException unless it is 1 to 1,000
     */
    public Imports inBatchesOf(int rows) {
        Require.that(rows >= 1 && rows <= LARGEST_BATCH, "imports.batchRows", "must be 1 to 1,000");
        return new Imports(workspace, duplicates, intake, rows);
    }

    /**
     * Imports a file.
     *
     * @param name what the business calls the run, such as the name of the file; no personal data
     * @param mapping what the columns mean
     * @param rows the file
     * @param listener hears what becomes of the rows
     * @return the run as it has finished
     * @throws InvalidInputException if mapping, type and columns do not fit; nothing was stored
     * @throws UnreadableRowsException if the file cannot be read from a row on; what came before it is stored, and the run can be
     *     resumed with a mended file or undone
     * @throws io.crmkit.store.StoreException if the store failed; the run can be resumed
     */
    public ImportRun run(String name, ImportMapping mapping, RowSource rows, ImportListener listener) {
        RowImport<?, ?> importer = importer(mapping);
        try (RunProgress progress = new RunProgress(workspace, duplicates, importer, rows, listener)) {
            progress.checkFirstRow();
            int batch = mapping.matching() ? 1 : batchRows;
            ImportRun run = workspace.compute(unit -> unit.add(ImportRun.begun(name, mapping, batch, workspace.now())));
            return progress.toTheEnd(run);
        }
    }

    /**
     * Goes on with a run that was interrupted, behind the last row that is stored. The listener hears of the batch before it again.
     *
     * @param id the run
     * @param rows the same file; it may differ behind the rows that are decided
     * @return the run as it has finished, at once if it had
     * @throws InvalidInputException if the run was undone, or the file does not begin with the rows that are decided
     * @throws io.crmkit.core.error.StaleVersionException if another thread goes on with the run too
     * @throws io.crmkit.core.error.NotFoundException if there is no such run
     */
    public ImportRun resume(ImportRunId id, RowSource rows, ImportListener listener) {
        ImportRun run = workspace.repository(ImportRun.TYPE).get(id);
        Require.that(run.undoneAt().isEmpty(), "importRun", "must not be undone");
        if (run.finishedAt().isPresent()) {
            return run;
        }
        RowImport<?, ?> importer = importer(ImportMapping.parse(run.mapping()));
        try (RunProgress progress = new RunProgress(workspace, duplicates, importer, rows, listener)) {
            progress.checkFirstRow();
            progress.skip(run);
            return progress.toTheEnd(run);
        }
    }

    /**
     * Does everything that {@link #run} does, on a view of the store that is thrown away: outcomes and counts are those that a run would
     * have now. Nothing is stored. What it would change is held in memory.
     *
     * @return the run that there would be; results name no records that there are not
     * @throws UnreadableRowsException like {@code run}, or behind {@link #REHEARSED_ROWS} rows
     */
    public ImportRun rehearse(String name, ImportMapping mapping, RowSource rows, ImportListener listener) {
        EntityType<?, ?> type = importer(mapping).type();
        try (Workspace rehearsal = workspace.rehearsal()) {
            return new Imports(
                            rehearsal,
                            duplicates.on(rehearsal),
                            intake.map(consents -> consents.on(rehearsal)),
                            batchRows)
                    .run(name, mapping, limited(rows), new ImportListener() {
                        @Override
                        public void decided(Row row, RowResult result) {
                            listener.decided(
                                    row,
                                    result.record()
                                                    .filter(id -> exists(type, id))
                                                    .isPresent()
                                            ? result
                                            : result.withoutRecord());
                        }

                        @Override
                        public void progressed(ImportRun run) {
                            listener.progressed(run);
                        }
                    });
        }
    }

    private <E, I extends Id> boolean exists(EntityType<E, I> type, String id) {
        return workspace.repository(type).find(type.id(id)).isPresent();
    }

    private static RowSource limited(RowSource rows) {
        return () -> {
            RowSource.Reader reader = rows.open();
            return new RowSource.Reader() {
                private long count;

                @Override
                public Optional<Row> next() {
                    Optional<Row> row = reader.next();
                    if (row.isPresent() && ++count > REHEARSED_ROWS) {
                        throw new UnreadableRowsException(count, "is one more than a rehearsal takes", null);
                    }
                    return row;
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        };
    }

    /**
     * Takes a run back: what it added is removed, what it changed is as before. Records that somebody changed since, or that something
     * points at, stay and are listed. A run that has not finished can be undone too; it cannot be resumed then. Of consents, what the run
     * permitted is taken back and what it forbade stays, and so does the record of a customer about whom something is forbidden.
     *
     * @throws InvalidInputException if the run had consents, and these imports do not keep any
     * @throws io.crmkit.core.error.NotFoundException if there is no such run
     */
    public ImportUndo undo(ImportRunId id) {
        ImportRun run = workspace.repository(ImportRun.TYPE).get(id);
        ImportMapping mapping = ImportMapping.parse(run.mapping());
        EntityType<?, ?> type = type(mapping.entity());
        if (!mapping.consents().isEmpty() && intake.isEmpty()) {
            throw RowConsents.nobodyTakesThem();
        }
        // first, so that nobody goes on with it
        workspace.repository(ImportRun.TYPE).update(id, known -> known.undone(workspace.now()));
        return new RunUndo<>(workspace, type, intake).takeBack(id);
    }

    private RowImport<?, ?> importer(ImportMapping mapping) {
        return importer(mapping, type(mapping.entity()));
    }

    private <E, I extends Id> RowImport<E, I> importer(ImportMapping mapping, EntityType<E, I> type) {
        return new RowImport<>(workspace, duplicates, intake, type, mapping);
    }

    private EntityType<?, ?> type(String name) {
        List<? extends EntityType<?, ?>> known = workspace.entityTypes().stream()
                .filter(type -> type.name().equals(name))
                .toList();
        Require.that(known.size() == 1, "importMapping.entity", "must be a registered entity type");
        return known.get(0);
    }
}
