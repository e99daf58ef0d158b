package io.crmkit.metrics.purchase;

import java.util.ArrayList;
import java.util.List;

/**
 * Purchases in the order they came: the place of the customer, the day of the epoch and the amount in the smallest unit of the
 * currency. Written one after the other into blocks, so that millions of customers cost no object each.
 */
final class PurchaseEntries {
    private static final int ENTRIES_OF_BLOCK = 1 << 12;

    /** Two numbers per entry: customer and day, each of 32 bits, then the amount. */
    private final List<long[]> blocks = new ArrayList<>();

    private long[] last = new long[0];
    private int used;
    private int size;

    void add(int customer, int day, long amount) {
        int next = Math.incrementExact(size);
        if (used == last.length) {
            last = new long[2 * ENTRIES_OF_BLOCK];
            blocks.add(last);
            used = 0;
        }
        last[used++] = (long) customer << Integer.SIZE | Integer.toUnsignedLong(day);
        last[used++] = amount;
        size = next;
    }

    /** Adds all entries of others, not of itself, whose customers have these places here. */
    void addAll(PurchaseEntries others, int[] places) {
        int count = others.blocks.size();
        for (int b = 0; b < count; b++) {
            long[] block = others.blocks.get(b);
            int end = others.numbersIn(b);
            for (int i = 0; i < end; i += 2) {
                add(places[customer(block[i])], (int) block[i], block[i + 1]);
            }
        }
    }

    /** Returns the entries by customer, settled. */
    PurchaseHistories histories(int customers) {
        int[] ends = new int[customers];
        for (int b = 0; b < blocks.size(); b++) {
            long[] block = blocks.get(b);
            int end = numbersIn(b);
            for (int i = 0; i < end; i += 2) {
                ends[customer(block[i])]++;
            }
        }
        int start = 0;
        for (int customer = 0; customer < customers; customer++) {
            int count = ends[customer];
            ends[customer] = start;
            start += count;
        }
        int[] days = new int[size];
        long[] amounts = new long[size];
        for (int b = 0; b < blocks.size(); b++) {
            long[] block = blocks.get(b);
            int end = numbersIn(b);
            for (int i = 0; i < end; i += 2) {
                int place = ends[customer(block[i])]++;
                days[place] = (int) block[i];
                amounts[place] = block[i + 1];
            }
        }
        return PurchaseHistories.settled(ends, days, amounts);
    }

    private int numbersIn(int block) {
        return block == blocks.size() - 1 ? used : 2 * ENTRIES_OF_BLOCK;
    }

    private static int customer(long customerAndDay) {
        return (int) (customerAndDay >>> Integer.SIZE);
    }
}
