package io.crmkit.metrics.scorecard;

/** Makes text safe to stand in a page, as content and in an attribute. */
final class Markup {
    private static final char REPLACEMENT = '\uFFFD';

    private Markup() {}

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(allowed(c) ? c : REPLACEMENT);
            }
        });
        return safe.toString();
    }

    /** Not: control characters, what turns the writing direction of the text behind it, half a surrogate pair. */
    private static boolean allowed(int c) {
        int type = Character.getType(c);
        boolean turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !(type == Character.CONTROL || type == Character.SURROGATE || turnsDirection || (c & 0xFFFE) == 0xFFFE);
    }

    /**
     * Cuts a text to about so many letters of a label. Wide letters, such as those of Chinese, count as two.
     */
    static String shortened(String text, int letters) {
        int room = letters;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            room -= width(c);
            if (room < 0) {
                return text.substring(0, Math.max(0, text.offsetByCodePoints(i, i == 0 ? 0 : -1))) + "\u2026";
            }
            i += Character.charCount(c);
        }
        return text;
    }

    /** About how many letters wide a text is. */
    static int width(String text) {
        return text.codePoints().map(Markup::width).sum();
    }

    private static int width(int c) {
        return c >= 0x1100 ? 2 : 1;
    }
}
