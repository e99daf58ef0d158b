package io.crmkit.examples.quickstart.report;

import java.awt.Color;

/**
 * The colours of a chart. The library draws with a colour that stands for a name; the finished chart has a variable of the style
 * sheet in its place, so that one chart serves light and dark pages.
 */
enum Paint {
    BAD("--bad"),
    MIDDLE("--middle"),
    GOOD("--good"),
    PLAIN("--plain"),
    PALE("--pale"),
    RULE("--rule"),
    LINE("--line"),
    INK("--ink");

    private final String variable;

    Paint(String variable) {
        this.variable = variable;
    }

    Color color() {
        return new Color(1, 2, ordinal());
    }

    static String named(String svg) {
        String named = svg;
        for (Paint paint : values()) {
            named = named.replace("rgb(1,2," + paint.ordinal() + ")", "var(" + paint.variable + ")");
        }
        return named;
    }
}
