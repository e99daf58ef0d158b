package io.crmkit.store;

import java.util.List;

/**
 * One page of a scan.
 *
 * @param records in index order, at most the limit of the scan
 * @param more whether another record of the scan follows now; false on a full last page (D09)
 */
public record Slice(List<StoredRecord> records, boolean more) {
    /** Copies the records. */
    public Slice {
        records = List.copyOf(records);
    }
}
