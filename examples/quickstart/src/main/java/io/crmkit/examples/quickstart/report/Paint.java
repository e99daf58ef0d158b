package io.crmkit.examples.quickstart.report;

import java.awt.Color;

/**
 * The colours of a chart. The library draws with a colour that stands for a name; the finished chart has a variable of the style
 * sheet in its place, so that one chart serves light and dark pages.
 */
enum Paint {
    BAD("--bad", 0),
    MIDDLE("--middle", 1),
    GOOD("--good", 2),
    PLAIN("--plain", 3),
    PALE("--pale", 4),
    RULE("--rule", 5),
    LINE("--line", 6),
    INK("--ink", 7);

    private final String variable;
    private final int number;

    Paint(String variable, int number) {
        this.variable = variable;
        this.number = number;
    }

    Color color() {
        return new Color(1, 2, number);
    }

    static String named(String svg) {
        String named = svg;
        for (Paint paint : values()) {
            named = named.replace("rgb(1,2," + paint.number + ")", "var(" + paint.variable + ")");
        }
        return named;
    }
}
