package io.crmkit.metrics.purchase;

import java.util.Arrays;

/** The purchases of one customer, by day, those of a day by amount: the largest first, refunds last. A part of two columns. */
final class PurchaseHistory {
    private final int[] days;
    private final long[] amounts;
    private final int start;
    private final int end;

    PurchaseHistory(int[] days, long[] amounts, int start, int end) {
        this.days = days;
        this.amounts = amounts;
        this.start = start;
        this.end = end;
    }

    int size() {
        return end - start;
    }

    /** The day of the epoch. */
    int day(int i) {
        return days[start + i];
    }

    /** In the smallest unit of the currency. */
    long amount(int i) {
        return amounts[start + i];
    }

    /** Whether the entry is a purchase under the rule. */
    boolean purchase(int i, ZeroValues zeroValues) {
        return amount(i) > 0 || (amount(i) == 0 && zeroValues == ZeroValues.COUNTED);
    }

    boolean sameAs(PurchaseHistory other) {
        return Arrays.equals(days, start, end, other.days, other.start, other.end)
                && Arrays.equals(amounts, start, end, other.amounts, other.start, other.end);
    }
}
