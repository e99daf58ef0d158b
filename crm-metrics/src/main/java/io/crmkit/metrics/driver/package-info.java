/**
 * What goes with a good or bad outcome: which questions of a survey move together with its overall score, and how strongly.
 * Start from {@link io.crmkit.metrics.driver.DriverData}: {@code data.correlations(SPEARMAN, PAIRWISE)},
 * {@code data.regression(LISTWISE)}, and from the regression relative weights and Shapley shares.
 * {@link io.crmkit.metrics.driver.ImportanceGrid} sets importance against performance. None of it shows cause and effect.
 */
@NullMarked
package io.crmkit.metrics.driver;

import org.jspecify.annotations.NullMarked;
