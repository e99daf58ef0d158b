package io.crmkit.metrics.scorecard;

import java.util.List;
import java.util.stream.Collectors;

/** A drawing within a page. Colours and sizes of letters are classes of the style sheet. */
final class Svg {
    /** Where a text stands beside its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A place on the drawing, in pixels from the top left. */
    record Point(double x, double y) {}

    private final StringBuilder shapes = new StringBuilder(4096);
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        shapes.append("<line class=\"")
                .append(style)
                .append("\" x1=\"")
                .append(number(x1))
                .append("\" y1=\"");
        shapes.append(number(y1)).append("\" x2=\"").append(number(x2)).append("\" y2=\"");
        shapes.append(number(y2)).append("\"/>\n");
        return this;
    }

    /** A rectangle that says something if it is pointed at. */
    Svg bar(String style, double x, double y, double wide, double tall, String tip) {
        shapes.append("<rect class=\"")
                .append(style)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"");
        shapes.append(number(y))
                .append("\" width=\"")
                .append(number(Math.max(0, wide)))
                .append("\" height=\"");
        shapes.append(number(Math.max(0, tall))).append("\">").append(tip(tip)).append("</rect>\n");
        return this;
    }

    Svg dot(String style, Point at, double radius, String tip) {
        shapes.append("<circle class=\"")
                .append(style)
                .append("\" cx=\"")
                .append(number(at.x()))
                .append("\" cy=\"");
        shapes.append(number(at.y())).append("\" r=\"").append(number(radius)).append("\">");
        shapes.append(tip(tip)).append("</circle>\n");
        return this;
    }

    /** A square on its corner, so that it is told from a dot without colour. */
    Svg diamond(String style, Point at, double radius, String tip) {
        List<Point> corners = List.of(
                new Point(at.x(), at.y() - radius),
                new Point(at.x() + radius, at.y()),
                new Point(at.x(), at.y() + radius),
                new Point(at.x() - radius, at.y()));
        shapes.append("<polygon class=\"").append(style).append("\" points=\"").append(points(corners));
        shapes.append("\">").append(tip(tip)).append("</polygon>\n");
        return this;
    }

    Svg area(String style, List<Point> corners) {
        shapes.append("<polygon class=\"")
                .append(style)
                .append("\" points=\"")
                .append(points(corners))
                .append("\"/>\n");
        return this;
    }

    Svg path(String style, List<Point> corners) {
        shapes.append("<polyline class=\"")
                .append(style)
                .append("\" points=\"")
                .append(points(corners))
                .append("\"/>\n");
        return this;
    }

    Svg text(String style, double x, double y, Anchor anchor, String text) {
        shapes.append("<text class=\"")
                .append(style)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"");
        shapes.append(number(y)).append('"');
        switch (anchor) {
            case START -> {}
            case MIDDLE -> shapes.append(" text-anchor=\"middle\"");
            case END -> shapes.append(" text-anchor=\"end\"");
        }
        shapes.append('>').append(Markup.escape(text)).append("</text>\n");
        return this;
    }

    /**
     * Returns the drawing.
     *
     * @param id unique within the page
     * @param title what it is, for readers who do not see it
     * @param description what it shows
     */
    String drawing(String id, String title, String description) {
        return "<svg viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id
                + "-d\">\n<title id=\"" + id + "-t\">" + Markup.escape(title) + "</title>\n<desc id=\"" + id + "-d\">"
                + Markup.escape(description) + "</desc>\n" + shapes + "</svg>\n";
    }

    private static String tip(String tip) {
        return "<title>" + Markup.escape(tip) + "</title>";
    }

    private static String points(List<Point> points) {
        return points.stream()
                .map(point -> number(point.x()) + "," + number(point.y()))
                .collect(Collectors.joining(" "));
    }

    private static String number(double pixels) {
        double tenths = Math.round(pixels * 10) / 10.0;
        return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
    }
}
