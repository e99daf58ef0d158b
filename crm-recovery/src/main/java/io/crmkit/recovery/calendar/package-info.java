/**
 * Business time: when a budget of hours or business days runs out, and how much of it has been used. Start with
 * {@link io.crmkit.recovery.calendar.BusinessCalendar}: a zone, {@link io.crmkit.recovery.calendar.WeeklyHours} and
 * {@link io.crmkit.recovery.calendar.Holidays}; it answers with a {@link io.crmkit.recovery.calendar.Deadline} that explains
 * itself. Everything here is immutable, counts whole seconds and reads no clock.
 */
@NullMarked
package io.crmkit.recovery.calendar;

import org.jspecify.annotations.NullMarked;
