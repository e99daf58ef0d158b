package io.crmkit.core.match;

/** The number of edits between two texts: optimal string alignment, the restricted form of Damerau (1964) and Levenshtein (1966). */
final class EditDistance {
    private EditDistance() {}

    static int of(char[] a, char[] b) {
        int[] before = new int[b.length + 1];
        int[] last = new int[b.length + 1];
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int least = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    least = Math.min(least, before[j - 2] + 1);
                }
                row[j] = least;
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length];
    }
}
