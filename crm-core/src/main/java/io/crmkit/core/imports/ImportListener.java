package io.crmkit.core.imports;

/**
 * Follows a run. Calls come from the thread that runs it, behind the commit of each batch; when a run is resumed, those of the last
 * batch before the crash come again, as nobody knows whether they arrived. The number of a row tells.
 */
public interface ImportListener {
    /** Listens to nothing. */
    ImportListener NONE = new ImportListener() {};

    /** Hears what became of a row that is stored now. The row may hold personal data. */
    default void decided(Row row, RowResult result) {}

    /** Hears how far the run has come. */
    default void progressed(ImportRun run) {}

    /** Returns a listener that tells two. */
    default ImportListener and(ImportListener other) {
        ImportListener first = this;
        return new ImportListener() {
            @Override
            public void decided(Row row, RowResult result) {
                first.decided(row, result);
                other.decided(row, result);
            }

            @Override
            public void progressed(ImportRun run) {
                first.progressed(run);
                other.progressed(run);
            }
        };
    }
}
