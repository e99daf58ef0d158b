package io.crmkit.metrics.purchase;

import java.time.LocalDate;

/**
 * The purchases of all customers until a day.
 *
 * @param thru the last day
 * @param repeats all repeat purchases until then, each period with a purchase counted once per customer
 * @param purchases the same with the first purchases
 */
public record TrackingPoint(LocalDate thru, long repeats, long purchases) {}
