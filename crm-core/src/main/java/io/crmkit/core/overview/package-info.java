/** Everything about one customer in one call: {@link io.crmkit.core.overview.CustomerOverview}. */
@NullMarked
package io.crmkit.core.overview;

import org.jspecify.annotations.NullMarked;
