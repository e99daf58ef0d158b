/**
 * Numbers to check an implementation of these metrics with, each with its source: {@link io.crmkit.metrics.vectors.MetricVectors}
 * ships them, {@link io.crmkit.metrics.vectors.VectorReport} runs any implementation against them. The tests of this library use
 * the same file.
 */
@NullMarked
package io.crmkit.metrics.vectors;

import org.jspecify.annotations.NullMarked;
