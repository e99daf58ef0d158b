package io.crmkit.core.imports;

import io.crmkit.core.error.CrmException;
import org.jspecify.annotations.Nullable;

/** Rows cannot be read from a place on. What was read before it is decided; nothing of what follows is. */
public final class UnreadableRowsException extends CrmException {
    private final long row;

    /**
     * States where and why.
     *
     * @param row the number of the row that cannot be read, 0 for the heading
     * @param rule what it breaks, as a sentence part; never text of the file
     * @param cause what the parser or the system threw, or null; must not quote the file
     */
    public UnreadableRowsException(long row, String rule, @Nullable Throwable cause) {
        super("row " + row + " " + rule, cause);
        this.row = row;
    }

    /** Returns the number of the row that cannot be read, 0 for the heading. */
    public long row() {
        return row;
    }
}
