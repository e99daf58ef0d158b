package io.crmkit.examples.quickstart.report;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jfree.svg.ViewBox;

/**
 * A chart that stands in a page. Shapes are drawn by the SVG library; words are added as text with an anchor, so that no font has
 * to be measured, or even installed, where the chart is made.
 */
final class Chart {
    private final String id;
    private final int width;
    private final int height;
    private final SVGGraphics2D shapes;
    private final StringBuilder words = new StringBuilder();
    private int bars;

    /** On which side of its point a text stands. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Chart(String id, int width, int height) {
        this.id = id;
        this.width = width;
        this.height = height;
        this.shapes = new SVGGraphics2D(width, height);
        shapes.setDefsKeyPrefix(id); // by default it is taken from the clock
    }

    /** Draws a bar that says its meaning to the mouse and to a screen reader. */
    Chart bar(double x, double y, double barWidth, double barHeight, Paint paint, String meaning) {
        shapes.setRenderingHint(SVGHints.KEY_BEGIN_GROUP, id + "-" + ++bars);
        shapes.setRenderingHint(SVGHints.KEY_ELEMENT_TITLE, meaning);
        shapes.setColor(paint.color());
        shapes.fill(new Rectangle2D.Double(round(x), round(y), round(barWidth), round(barHeight)));
        shapes.setRenderingHint(SVGHints.KEY_END_GROUP, "bar");
        return this;
    }

    Chart line(double x1, double y1, double x2, double y2, Paint paint, double thickness) {
        shapes.setColor(paint.color());
        shapes.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        shapes.draw(new Line2D.Double(round(x1), round(y1), round(x2), round(y2)));
        return this;
    }

    Chart dot(double x, double y, double radius, Paint paint) {
        shapes.setColor(paint.color());
        shapes.fill(new Ellipse2D.Double(round(x - radius), round(y - radius), 2 * radius, 2 * radius));
        return this;
    }

    /** Writes a text; {@code style} is a class of the style sheet. */
    Chart text(double x, double y, Anchor anchor, String style, String text) {
        words.append(String.format(
                Locale.ROOT,
                "<text x='%s' y='%s' text-anchor='%s' class='%s'>%s</text>",
                round(x),
                round(y),
                anchor.name().toLowerCase(Locale.ROOT),
                style,
                Html.escape(text)));
        return this;
    }

    /** Returns the chart as an element of a page. */
    String svg(String title, String description) {
        String drawn = Paint.named(shapes.getSVGElement(id, false, new ViewBox(0, 0, width, height), null, null));
        String open = "<svg role='img' aria-labelledby='" + id + "-title " + id + "-desc' ";
        String head = "<title id='" + id + "-title'>" + Html.escape(title) + "</title><desc id='" + id + "-desc'>"
                + Html.escape(description) + "</desc>";
        int bodyAt = drawn.indexOf('>') + 1;
        int endAt = drawn.lastIndexOf("</svg>");
        return open + drawn.substring("<svg ".length(), bodyAt) + head + drawn.substring(bodyAt, endAt) + words
                + "</svg>\n";
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
