/**
 * Brings records of other systems in: rows of a file are mapped to records by rules that are data, found again by the id of the other
 * system or by matching, and stored in batches together with how far the run has come. A run can be rehearsed, resumed and undone.
 */
@NullMarked
package io.crmkit.core.imports;

import org.jspecify.annotations.NullMarked;
