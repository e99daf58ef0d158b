/** Reads and writes CSV (RFC 4180 and its dialects) by FastCSV, which a host that uses this package brings along. */
@NullMarked
package io.crmkit.core.csv;

import org.jspecify.annotations.NullMarked;
