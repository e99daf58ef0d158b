/** Rules that change on dates: of each, exactly one version holds on each date from the first on. */
@NullMarked
package io.crmkit.recovery.version;

import org.jspecify.annotations.NullMarked;
