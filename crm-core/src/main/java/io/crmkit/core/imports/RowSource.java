package io.crmkit.core.imports;

import java.util.Optional;

/** Rows that can be read from the beginning as often as needed, such as those of a file. */
@FunctionalInterface
public interface RowSource {
    /**
     * Opens the rows at the first one.
     *
     * @throws UnreadableRowsException if they cannot be read at all
     */
    Reader open();

    /** Reads rows one after the other, with memory for one. */
    interface Reader extends AutoCloseable {
        /**
         * Returns the next row; empty behind the last one.
         *
         * @throws UnreadableRowsException if nothing can be read from here on
         */
        Optional<Row> next();

        /** Closes the file. */
        @Override
        void close();
    }
}
