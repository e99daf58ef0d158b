package io.crmkit.core.match;

/** How near two numbers are that are written differently. */
final class NumberSimilarity {
    private static final int LONGEST = 30;

    private NumberSimilarity() {}

    static double of(char[] a, char[] b) {
        if (!isDecimal(a) || !isDecimal(b)) {
            return 0;
        }
        double first = Double.parseDouble(new String(a));
        double second = Double.parseDouble(new String(b));
        double larger = Math.max(Math.abs(first), Math.abs(second));
        return larger == 0 ? 1 : Math.max(0, 1 - Math.abs(first - second) / larger);
    }

    private static boolean isDecimal(char[] text) {
        int start = text[0] == '-' ? 1 : 0;
        int points = 0;
        int digits = 0;
        for (int i = start; i < text.length; i++) {
            if (text[i] == '.') {
                points++;
            } else if (text[i] >= '0' && text[i] <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1 && text.length <= LONGEST;
    }
}
