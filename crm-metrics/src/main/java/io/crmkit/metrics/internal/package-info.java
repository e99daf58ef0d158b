/** What several packages of this module share and no user needs. Not exported. */
@NullMarked
package io.crmkit.metrics.internal;

import org.jspecify.annotations.NullMarked;
