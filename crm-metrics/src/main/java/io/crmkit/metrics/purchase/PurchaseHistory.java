package io.crmkit.metrics.purchase;

import java.util.Arrays;

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
        if (sorted()) {
            return new PurchaseHistory(Arrays.copyOf(days, size), Arrays.copyOf(amounts, size), size);
        }
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) days[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int[] sortedDays = new int[size];
        long[] sortedAmounts = new long[size];
        int firstOfDay = 0;
        for (int i = 0; i < size; i++) {
            int from = (int) order[i];
            sortedDays[i] = days[from];
            sortedAmounts[i] = amounts[from];
            if (sortedDays[i] != sortedDays[firstOfDay]) {
                sortDescending(sortedAmounts, firstOfDay, i);
                firstOfDay = i;
            }
        }
        sortDescending(sortedAmounts, firstOfDay, size);
        return new PurchaseHistory(sortedDays, sortedAmounts, size);
    }

    private static void sortDescending(long[] values, int from, int to) {
        if (to - from < 2) {
            return;
        }
        Arrays.sort(values, from, to);
        for (int low = from, high = to - 1; low < high; low++, high--) {
            long lowest = values[low];
            values[low] = values[high];
            values[high] = lowest;
        }
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
