/**
 * Customer effort. The versions of the question point in different directions, so there is no plain "CES": a caller names
 * the version. Start from {@link io.crmkit.metrics.ces.Ces}.
 */
@NullMarked
package io.crmkit.metrics.ces;

import org.jspecify.annotations.NullMarked;
