package io.crmkit.core.match;

import java.util.Arrays;

/** The similarity of Jaro (1989) with the prefix bonus of Winkler (1990). */
final class JaroWinkler {
    private static final double PREFIX_BONUS = 0.1;
    private static final int PREFIX = 4;

    private JaroWinkler() {}

    static double of(char[] a, char[] b) {
        double jaro = jaro(a, b);
        int common = 0;
        int most = Math.min(PREFIX, Math.min(a.length, b.length));
        while (common < most && a[common] == b[common]) {
            common++;
        }
        return jaro + common * PREFIX_BONUS * (1 - jaro);
    }

    /** Letters are matched greedily, which can depend on the order of the texts; so they are brought into one order first. */
    private static double jaro(char[] a, char[] b) {
        boolean inOrder = a.length != b.length ? a.length < b.length : Arrays.compare(a, b) <= 0;
        char[] first = inOrder ? a : b;
        char[] second = inOrder ? b : a;
        return second.length <= 64 ? jaroOfShort(first, second) : jaroOfLong(first, second);
    }

    private static double jaroOfShort(char[] a, char[] b) {
        int window = Math.max(0, b.length / 2 - 1);
        long usedA = 0;
        long usedB = 0;
        int matches = 0;
        for (int i = 0; i < a.length; i++) {
            int end = Math.min(b.length - 1, i + window);
            for (int j = Math.max(0, i - window); j <= end; j++) {
                if ((usedB & 1L << j) == 0 && a[i] == b[j]) {
                    usedA |= 1L << i;
                    usedB |= 1L << j;
                    matches++;
                    break;
                }
            }
        }
        int outOfPlace = 0;
        while (usedA != 0) {
            if (a[Long.numberOfTrailingZeros(usedA)] != b[Long.numberOfTrailingZeros(usedB)]) {
                outOfPlace++;
            }
            usedA &= usedA - 1;
            usedB &= usedB - 1;
        }
        return jaro(matches, outOfPlace, a.length, b.length);
    }

    private static double jaroOfLong(char[] a, char[] b) {
        int window = b.length / 2 - 1;
        boolean[] usedB = new boolean[b.length];
        char[] matched = new char[a.length];
        int matches = 0;
        for (int i = 0; i < a.length; i++) {
            int end = Math.min(b.length - 1, i + window);
            for (int j = Math.max(0, i - window); j <= end; j++) {
                if (!usedB[j] && a[i] == b[j]) {
                    usedB[j] = true;
                    matched[matches++] = a[i];
                    break;
                }
            }
        }
        int outOfPlace = 0;
        for (int j = 0, k = 0; j < b.length; j++) {
            if (usedB[j] && matched[k++] != b[j]) {
                outOfPlace++;
            }
        }
        return jaro(matches, outOfPlace, a.length, b.length);
    }

    private static double jaro(int matches, int outOfPlace, int lengthA, int lengthB) {
        if (matches == 0) {
            return 0;
        }
        double common = matches;
        return (common / lengthA + common / lengthB + (common - outOfPlace / 2.0) / common) / 3;
    }
}
