package io.crmkit.metrics.purchase;

/**
 * How purchases become summaries.
 *
 * @param calendar the periods and the unit of time
 * @param refunds what refunds do
 * @param zeroValues what purchases for nothing do
 */
public record SummaryRule(PurchaseCalendar calendar, Refunds refunds, ZeroValues zeroValues) {
    /** Returns the rule that deducts refunds and counts purchases for nothing. */
    public static SummaryRule of(PurchaseCalendar calendar) {
        return new SummaryRule(calendar, Refunds.DEDUCTED, ZeroValues.COUNTED);
    }
}
