/**
 * Scores in real time: {@link io.crmkit.metrics.window.TallyWindow} counts answers by time in constant memory and gives the
 * {@link io.crmkit.metrics.window.WindowTally} of a sliding window or of consecutive (tumbling) ones, equal to a count of
 * the same rows. Time comes from the caller.
 */
@NullMarked
package io.crmkit.metrics.window;

import org.jspecify.annotations.NullMarked;
