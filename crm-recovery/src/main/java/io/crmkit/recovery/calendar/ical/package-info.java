/**
 * Holidays of an iCalendar file (RFC 5545). Needs {@code net.sf.biweekly:biweekly}, which the host adds.
 */
@NullMarked
package io.crmkit.recovery.calendar.ical;

import org.jspecify.annotations.NullMarked;
