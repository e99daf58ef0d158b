/** Where a record came from. */
@NullMarked
package io.crmkit.core.source;

import org.jspecify.annotations.NullMarked;
