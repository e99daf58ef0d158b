package io.crmkit.metrics.purchase;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The purchases of one customer: days of the epoch and amounts in the smallest unit of the currency, sorted once settled. */
final class PurchaseHistory {
    private int[] days;
    private long[] amounts;
    private int size;

    PurchaseHistory() {
        this(new int[2], new long[2], 0);
    }

    private PurchaseHistory(int[] days, long[] amounts, int size) {
        this.days = days;
        this.amounts = amounts;
        this.size = size;
    }

    void add(int day, long amount) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
        }
        days[size] = day;
        amounts[size++] = amount;
    }

    void addAll(PurchaseHistory other) {
        int total = Math.addExact(size, other.size);
        days = Arrays.copyOf(days, total);
        amounts = Arrays.copyOf(amounts, total);
        System.arraycopy(other.days, 0, days, size, other.size);
        System.arraycopy(other.amounts, 0, amounts, size, other.size);
        size = total;
    }

    /** Returns the purchases by day, those of a day by amount: the largest first, refunds last. */
    PurchaseHistory settled() {
        int[] sortedDays = Arrays.copyOf(days, size);
        long[] sortedAmounts = Arrays.copyOf(amounts, size);
        if (!sorted()) {
            int[] order = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingInt(i -> days[i]).thenComparingLong(i -> -amounts[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 0; i < size; i++) {
                sortedDays[i] = days[order[i]];
                sortedAmounts[i] = amounts[order[i]];
            }
        }
        return new PurchaseHistory(sortedDays, sortedAmounts, size);
    }

    private boolean sorted() {
        for (int i = 1; i < size; i++) {
            if (days[i - 1] > days[i] || (days[i - 1] == days[i] && amounts[i - 1] < amounts[i])) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return size;
    }

    int day(int i) {
        return days[i];
    }

    long amount(int i) {
        return amounts[i];
    }

    /** Whether the entry is a purchase under the rule. */
    boolean purchase(int i, ZeroValues zeroValues) {
        return amounts[i] > 0 || (amounts[i] == 0 && zeroValues == ZeroValues.COUNTED);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseHistory that
                && Arrays.equals(days, 0, size, that.days, 0, that.size)
                && Arrays.equals(amounts, 0, size, that.amounts, 0, that.size);
    }

    @Override
    public int hashCode() {
        return size;
    }
}
