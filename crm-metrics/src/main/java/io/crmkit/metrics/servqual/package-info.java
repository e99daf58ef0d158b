/**
 * Service quality by dimension: SERVQUAL, perception minus expectation, and SERVPERF, perception alone, with weights of
 * importance. Start from {@link io.crmkit.metrics.servqual.ServiceQuality}.
 */
@NullMarked
package io.crmkit.metrics.servqual;

import org.jspecify.annotations.NullMarked;
