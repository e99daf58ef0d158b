/**
 * Scores of stored feedback by segment and calendar month, on SQLite and PostgreSQL:
 * {@link io.crmkit.benchmarks.scorecard.ByHandTimes} prints what hand-written statements take.
 */
@NullMarked
package io.crmkit.benchmarks.scorecard;

import org.jspecify.annotations.NullMarked;
