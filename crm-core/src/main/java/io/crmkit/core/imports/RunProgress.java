package io.crmkit.core.imports;

import io.crmkit.core.duplicate.Duplicates;
import io.crmkit.core.error.CrmException;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.StaleVersionException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Workspace;
import io.crmkit.core.rule.Require;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drives one run through its file. */
final class RunProgress implements AutoCloseable {
    private final Workspace workspace;
    private final Duplicates duplicates;
    private final RowImport<?, ?> importer;
    private final RowSource.Reader reader;
    private final ImportListener listener;
    private final RowDigest digest = new RowDigest();
    private Optional<Row> ahead = Optional.empty();
    private Optional<UnreadableRowsException> broken = Optional.empty();

    RunProgress(
            Workspace workspace,
            Duplicates duplicates,
            RowImport<?, ?> importer,
            RowSource rows,
            ImportListener listener) {
        this.workspace = workspace;
        this.duplicates = duplicates;
        this.importer = importer;
        this.listener = listener;
        this.reader = rows.open();
    }

    /** A row and the digest of the file up to it. */
    private record Read(Row row, String digest) {}

    /** Refuses a file whose columns do not fit, before anything is stored. */
    void checkFirstRow() {
        ahead = reader.next();
        ahead.ifPresent(importer::check);
    }

    private Optional<Read> next() {
        Optional<Row> row = ahead.or(reader::next);
        ahead = Optional.empty();
        return row.map(some -> {
            digest.add(some);
            return new Read(some, digest.text());
        });
    }

    /** Reads over what is decided, checks that it is the same file, and tells of the last batch again. */
    void skip(ImportRun run) {
        Map<Long, RowResult> again = new HashMap<>();
        run.last().forEach(result -> again.put(result.row(), result));
        List<Row> last = new ArrayList<>();
        for (long i = 0; i < run.rows(); i++) {
            Optional<Read> read = next();
            Require.that(read.isPresent(), "import.rows", "must be those that the run began with");
            Row row = read.orElseThrow().row();
            if (again.containsKey(row.number())) {
                last.add(row);
            }
        }
        Require.that(
                run.digest().isEmpty() || run.digest().equals(digest.text()),
                "import.rows",
                "must be those that the run began with");
        matched(run.last());
        for (Row row : last) {
            Optional.ofNullable(again.get(row.number())).ifPresent(result -> listener.decided(row, result));
        }
    }

    ImportRun toTheEnd(ImportRun begun) {
        ImportRun run = begun;
        for (List<Read> batch = batch(run); !batch.isEmpty(); batch = batch(run)) {
            run = store(run, batch);
        }
        if (broken.isPresent()) {
            throw broken.get();
        }
        ImportRunId id = run.id();
        ImportRun finished =
                workspace.compute(unit -> unit.update(ImportRun.TYPE, id, known -> known.finished(workspace.now())));
        listener.progressed(finished);
        return finished;
    }

    /** Returns the rows up to the end of a batch; what was read before the file broke is still stored. */
    private List<Read> batch(ImportRun run) {
        List<Read> batch = new ArrayList<>();
        int size = run.batchRows() - (int) (run.rows() % run.batchRows());
        try {
            while (broken.isEmpty() && batch.size() < size) {
                Optional<Read> read = next();
                if (read.isEmpty()) {
                    return batch;
                }
                batch.add(read.get());
            }
        } catch (UnreadableRowsException unreadable) {
            broken = Optional.of(unreadable);
        }
        return batch;
    }

    /** Stores rows in one step. If one of them breaks a rule that only shows at the commit, halves are tried. */
    private ImportRun store(ImportRun run, List<Read> batch) {
        try {
            return committed(run, batch);
        } catch (LoneRow lone) {
            return halves(run, batch);
        } catch (DuplicateException taken) {
            return batch.size() > 1 ? halves(run, batch) : alone(run, batch.get(0));
        } catch (InvalidInputException refused) {
            return batch.size() > 1 ? halves(run, batch) : failed(run, batch.get(0), refused);
        }
    }

    private ImportRun halves(ImportRun run, List<Read> batch) {
        int half = batch.size() / 2;
        return store(store(run, batch.subList(0, half)), batch.subList(half, batch.size()));
    }

    /** Somebody may have added the same record at the same time: it is found now. */
    private ImportRun alone(ImportRun run, Read read) {
        try {
            return committed(run, List.of(read));
        } catch (DuplicateException | InvalidInputException refused) {
            return failed(run, read, refused);
        }
    }

    private ImportRun failed(ImportRun run, Read read, CrmException refused) {
        RowResult result = refused instanceof InvalidInputException broke
                ? RowResult.failed(read.row().number(), RowProblem.RULE, Optional.of(importer.columnOf(broke)))
                : RowResult.failed(
                        read.row().number(), RowProblem.VALUE_TAKEN, Optional.of(((DuplicateException) refused).key()));
        ImportRun next = workspace.compute(unit ->
                unit.update(ImportRun.TYPE, run.id(), known -> after(run, known, List.of(result), read.digest())));
        listener.decided(read.row(), result);
        listener.progressed(next);
        return next;
    }

    private ImportRun committed(ImportRun run, List<Read> batch) {
        List<Row> rows = batch.stream().map(Read::row).toList();
        String reached = batch.get(batch.size() - 1).digest();
        ImportRun next = workspace.compute(unit -> {
            List<RowResult> results = importer.apply(unit, run.id(), rows);
            return unit.update(ImportRun.TYPE, run.id(), known -> after(run, known, results, reached));
        });
        matched(next.last());
        for (int i = 0; i < rows.size(); i++) {
            listener.decided(rows.get(i), next.last().get(i));
        }
        listener.progressed(next);
        return next;
    }

    private static ImportRun after(ImportRun expected, ImportRun known, List<RowResult> results, String reached) {
        if (known.rows() != expected.rows()
                || known.undoneAt().isPresent()
                || known.finishedAt().isPresent()) {
            throw new StaleVersionException("import_run", known.id().value(), expected.rows(), known.rows());
        }
        return known.after(results, reached);
    }

    /** Lets later rows find the customers of these, and opens decisions about those to review. */
    private void matched(List<RowResult> results) {
        if (importer.matches()) {
            results.stream()
                    .filter(result -> result.outcome() != RowOutcome.FAILED)
                    .flatMap(result -> result.record().stream())
                    .forEach(record -> duplicates.update(new CustomerId(record)));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
