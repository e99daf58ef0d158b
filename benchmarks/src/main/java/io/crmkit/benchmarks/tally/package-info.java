/**
 * Counting ratings in memory, against loops, the streams of the JDK, {@code LongAdder} and DuckDB:
 * {@link io.crmkit.benchmarks.tally.TallyRatios} prints how they compare.
 */
@NullMarked
package io.crmkit.benchmarks.tally;

import org.jspecify.annotations.NullMarked;
