/**
 * Scores over stored feedback, ready for a dashboard: by period, segment, channel and touchpoint, with intervals, changes, a
 * benchmark, a control chart, and small groups withheld. Start from {@link io.crmkit.metrics.scorecard.Scorecard}. The only
 * package of this module that asks a repository; it counts and never loads an answer.
 */
@NullMarked
package io.crmkit.metrics.scorecard;

import org.jspecify.annotations.NullMarked;
