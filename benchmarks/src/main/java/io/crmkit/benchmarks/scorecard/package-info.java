/**
 * Scores of stored feedback by segment and calendar month, on SQLite and PostgreSQL:
 * {@link io.crmkit.benchmarks.scorecard.ByHandTimes} prints what hand-written statements take,
 * {@link io.crmkit.benchmarks.scorecard.ScorecardRatio} how much longer the library does.
 */
@NullMarked
package io.crmkit.benchmarks.scorecard;

import org.jspecify.annotations.NullMarked;
