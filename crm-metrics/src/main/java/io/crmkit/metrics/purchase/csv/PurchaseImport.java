package io.crmkit.metrics.purchase.csv;

import io.crmkit.metrics.purchase.PurchaseLog;
import java.util.Map;
import java.util.Objects;

/**
 * What a file of purchases held.
 *
 * @param log the purchases and refunds of the good rows
 * @param badRows how many rows were left out, by problem; problems that did not occur are not in it
 */
public record PurchaseImport(PurchaseLog<String> log, Map<RowProblem, Long> badRows) {
    /** Copies the counts. */
    public PurchaseImport {
        Objects.requireNonNull(log, "log");
        badRows = Map.copyOf(badRows);
    }

    /** Returns how many rows were read, good and bad, without header and empty lines. */
    public long rows() {
        return log.entries() + skipped();
    }

    /** Returns how many rows were left out. */
    public long skipped() {
        return badRows.values().stream().mapToLong(Long::longValue).sum();
    }
}
