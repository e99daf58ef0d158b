package io.crmkit.metrics.purchase;

import io.crmkit.metrics.rfm.RfmValues;
import java.util.Optional;

/** What RFM asks of a history. */
record RfmCount(long recency, long purchases, long days, long spend) {
    /** Reads a settled history until a day; empty without a purchase. */
    static Optional<RfmCount> of(PurchaseHistory history, long thru) {
        long purchases = 0;
        long days = 0;
        long last = 0;
        long spend = 0;
        for (int i = 0; i < history.size() && history.day(i) <= thru; i++) {
            if (history.purchase(i, ZeroValues.COUNTED)) {
                days += purchases == 0 || history.day(i) != last ? 1 : 0;
                purchases++;
                last = history.day(i);
            }
            spend = Math.addExact(spend, history.amount(i));
        }
        return purchases == 0 ? Optional.empty() : Optional.of(new RfmCount(thru - last, purchases, days, spend));
    }

    <C> RfmValues<C> values(C customer, RfmFrequency frequency, double smallestUnits) {
        return new RfmValues<>(
                customer, recency, frequency == RfmFrequency.DAYS ? days : purchases, spend / smallestUnits);
    }
}
