/**
 * Public holidays of countries and regions by Jollyday. Needs {@code de.focus-shift:jollyday-core} and one of its readers, such as
 * {@code jollyday-jackson}, which the host adds.
 */
@NullMarked
package io.crmkit.recovery.calendar.jollyday;

import org.jspecify.annotations.NullMarked;
