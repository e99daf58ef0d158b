package io.crmkit.core.match;

import java.util.Arrays;

/** How alike two dates are that differ: slips of the pen count little, other dates a lot. */
final class DateSimilarity {
    private static final double SLIP = 0.9;
    private static final double PARTIAL = 0.8;
    private static final double TWO_PARTS = 0.6;

    private DateSimilarity() {}

    static double of(char[] a, char[] b) {
        char[] first = digits(a);
        char[] second = digits(b);
        if (first.length < 4 || second.length < 4) {
            return 0;
        }
        int shared = Math.min(first.length, second.length);
        if (Arrays.equals(first, 0, shared, second, 0, shared)) {
            return first.length == second.length ? SLIP : PARTIAL;
        }
        if (first.length != 8 || second.length != 8) {
            return 0;
        }
        if (EditDistance.of(first, second) == 1 || dayAndMonthExchanged(first, second)) {
            return SLIP;
        }
        int parts = (same(first, second, 0, 4) ? 1 : 0)
                + (same(first, second, 4, 6) ? 1 : 0)
                + (same(first, second, 6, 8) ? 1 : 0);
        return parts == 2 ? TWO_PARTS : 0;
    }

    private static boolean dayAndMonthExchanged(char[] a, char[] b) {
        return same(a, b, 0, 4) && Arrays.equals(a, 4, 6, b, 6, 8) && Arrays.equals(a, 6, 8, b, 4, 6);
    }

    private static boolean same(char[] a, char[] b, int from, int to) {
        return Arrays.equals(a, from, to, b, from, to);
    }

    private static char[] digits(char[] text) {
        char[] digits = new char[text.length];
        int length = 0;
        for (char unit : text) {
            if (unit >= '0' && unit <= '9') {
                digits[length++] = unit;
            }
        }
        return Arrays.copyOf(digits, length);
    }
}
