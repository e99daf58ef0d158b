package io.crmkit.metrics.purchase;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;

/** Reads settled histories by one rule. */
final class PurchaseReader {
    private final SummaryRule rule;
    private final double smallestUnits;

    /** Amounts are divided by {@code smallestUnits}: 100 cents make a euro. */
    PurchaseReader(SummaryRule rule, double smallestUnits) {
        this.rule = rule;
        this.smallestUnits = smallestUnits;
    }

    /** Returns the summary of the purchases until a day; empty without one. */
    Optional<PurchaseSummary> summary(PurchaseHistory history, long thru) {
        PurchaseCalendar calendar = rule.calendar();
        long periods = 0;
        long first = 0;
        long last = 0;
        long spend = 0;
        for (int i = 0; i < history.size() && history.day(i) <= thru; i++) {
            if (history.purchase(i, rule.zeroValues())) {
                long period = calendar.period(history.day(i));
                if (periods == 0) {
                    first = period;
                }
                if (periods == 0 || period != last) {
                    periods++;
                }
                last = period;
            } else if (rule.refunds() == Refunds.LEFT_OUT) {
                continue;
            }
            // what was paid or refunded up to the second period belongs to the first purchase, which is left out
            if (periods > 1) {
                spend = Math.addExact(spend, history.amount(i));
            }
        }
        if (periods == 0) {
            return Optional.empty();
        }
        long repeats = periods - 1;
        return Optional.of(new PurchaseSummary(
                repeats,
                calendar.time(last - first),
                calendar.time(calendar.period(thru) - first),
                repeats == 0 ? OptionalDouble.empty() : OptionalDouble.of(spend / (smallestUnits * repeats)),
                calendar.unit()));
    }

    /** Calls with the first day of each period with a purchase until a day, in order. */
    void eachPeriod(PurchaseHistory history, long thru, LongConsumer firstDay) {
        boolean any = false;
        long last = 0;
        for (int i = 0; i < history.size() && history.day(i) <= thru; i++) {
            long period = rule.calendar().period(history.day(i));
            if (history.purchase(i, rule.zeroValues()) && !(any && period == last)) {
                any = true;
                last = period;
                firstDay.accept(history.day(i));
            }
        }
    }

    /** Returns how many periods have a purchase after a day and until another one. */
    long periods(PurchaseHistory history, long after, long thru) {
        long[] periods = new long[1];
        eachPeriod(history, thru, day -> periods[0] += day > after ? 1 : 0);
        return periods[0];
    }
}
