/** What a deadline in business time costs, compared with jBPM, and by the length of the budget. */
@NullMarked
package io.crmkit.benchmarks.calendar;

import org.jspecify.annotations.NullMarked;
