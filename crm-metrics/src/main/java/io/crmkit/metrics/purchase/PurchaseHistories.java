package io.crmkit.metrics.purchase;

import java.util.Arrays;

/** The purchases of all customers in two columns, those of one customer side by side. Settled: in the order that reading needs. */
final class PurchaseHistories {
    /** Up to this size insertion is the faster sort. */
    private static final int SHORT = 40;

    private final int[] ends;
    private final int[] days;
    private final long[] amounts;

    private PurchaseHistories(int[] ends, int[] days, long[] amounts) {
        this.ends = ends;
        this.days = days;
        this.amounts = amounts;
    }

    /** Takes the columns and sorts them, each customer by day, those of a day by amount: the largest first, refunds last. */
    static PurchaseHistories settled(int[] ends, int[] days, long[] amounts) {
        int start = 0;
        for (int end : ends) {
            if (end - start <= SHORT) {
                insertionSort(days, amounts, start, end);
            } else {
                sort(days, amounts, start, end);
            }
            start = end;
        }
        return new PurchaseHistories(ends, days, amounts);
    }

    int customers() {
        return ends.length;
    }

    int entries() {
        return days.length;
    }

    PurchaseHistory of(int customer) {
        int start = customer == 0 ? 0 : ends[customer - 1];
        return new PurchaseHistory(days, amounts, start, ends[customer]);
    }

    private static void insertionSort(int[] days, long[] amounts, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            int day = days[i];
            long amount = amounts[i];
            int place = i;
            while (place > start
                    && (days[place - 1] > day || (days[place - 1] == day && amounts[place - 1] < amount))) {
                days[place] = days[place - 1];
                amounts[place] = amounts[place - 1];
                place--;
            }
            days[place] = day;
            amounts[place] = amount;
        }
    }

    private static void sort(int[] days, long[] amounts, int start, int end) {
        long[] order = new long[end - start];
        for (int i = start; i < end; i++) {
            order[i - start] = (long) days[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        long[] unsorted = Arrays.copyOfRange(amounts, start, end);
        int firstOfDay = start;
        for (int i = start; i < end; i++) {
            days[i] = (int) (order[i - start] >> Integer.SIZE);
            amounts[i] = unsorted[(int) order[i - start] - start];
            if (days[i] != days[firstOfDay]) {
                sortDescending(amounts, firstOfDay, i);
                firstOfDay = i;
            }
        }
        sortDescending(amounts, firstOfDay, end);
    }

    private static void sortDescending(long[] values, int from, int to) {
        Arrays.sort(values, from, to);
        for (int low = from, high = to - 1; low < high; low++, high--) {
            long lowest = values[low];
            values[low] = values[high];
            values[high] = lowest;
        }
    }
}
