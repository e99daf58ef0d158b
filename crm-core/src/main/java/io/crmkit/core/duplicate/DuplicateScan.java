package io.crmkit.core.duplicate;

import io.crmkit.core.page.Cursor;
import java.util.Optional;

/**
 * One page of a scan of all customers. Keep {@code next} to go on, also in another process: what was done stays done, and doing it again
 * changes nothing.
 *
 * @param customers how many customers were looked at
 * @param matches how many open matches were found
 * @param reviews how many open reviews were found
 * @param next where to go on; empty if the scan is through
 */
public record DuplicateScan(int customers, int matches, int reviews, Optional<Cursor> next) {}
