package io.crmkit.examples.recoverydesk.report;

import java.util.Locale;

/** A drawing that stands in a page; colours and fonts are classes of its style sheet. All words are escaped. */
final class Svg {
    private final String id;
    private final int width;
    private final int height;
    private final StringBuilder shapes = new StringBuilder();

    Svg(String id, int width, int height) {
        this.id = id;
        this.width = width;
        this.height = height;
    }

    Svg bar(double x, double y, double barWidth, double barHeight, String style, String meaning) {
        shapes.append("<rect class='").append(style).append("'");
        number("x", x).number("y", y).number("width", barWidth).number("height", barHeight);
        shapes.append("><title>").append(Html.escape(meaning)).append("</title></rect>\n");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        shapes.append("<line class='").append(style).append("'");
        number("x1", x1).number("y1", y1).number("x2", x2).number("y2", y2);
        shapes.append("/>\n");
        return this;
    }

    Svg dot(double x, double y, String style, String meaning) {
        shapes.append("<circle class='").append(style).append("' r='4'");
        number("cx", x).number("cy", y);
        shapes.append("><title>").append(Html.escape(meaning)).append("</title></circle>\n");
        return this;
    }

    /** Writes words; {@code anchor} is {@code start}, {@code middle} or {@code end}. */
    Svg text(double x, double y, String anchor, String style, String words) {
        shapes.append("<text class='")
                .append(style)
                .append("' text-anchor='")
                .append(anchor)
                .append("'");
        number("x", x).number("y", y);
        shapes.append('>').append(Html.escape(words)).append("</text>\n");
        return this;
    }

    private Svg number(String name, double value) {
        shapes.append(String.format(Locale.ROOT, " %s='%.1f'", name, value));
        return this;
    }

    String markup(String title, String description) {
        return "<svg role='img' viewBox='0 0 " + width + " " + height + "' aria-labelledby='" + id + "-title " + id
                + "-desc'><title id='" + id + "-title'>" + Html.escape(title) + "</title><desc id='" + id + "-desc'>"
                + Html.escape(description) + "</desc>\n" + shapes + "</svg>\n";
    }
}
