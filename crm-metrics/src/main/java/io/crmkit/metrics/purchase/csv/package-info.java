/**
 * Purchases from a CSV file. Start from {@link io.crmkit.metrics.purchase.csv.PurchaseCsv}. Needs FastCSV
 * ({@code de.siegmar:fastcsv}), which the host adds; nothing else of this module does.
 */
@NullMarked
package io.crmkit.metrics.purchase.csv;

import org.jspecify.annotations.NullMarked;
