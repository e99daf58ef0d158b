/** Counting ratings: {@link io.crmkit.benchmarks.tally.TallyRatio} prints how it compares. */
@NullMarked
package io.crmkit.benchmarks.tally;

import org.jspecify.annotations.NullMarked;
