package io.crmkit.metrics.scorecard;

import java.util.List;

/** The periods of a chart from left to right, with as many labels as there is room for. */
final class PeriodAxis {
    private static final double LETTER = 7;
    private static final double SPACE = 14;
    private static final double SMALL_SLOT = 9;

    private final List<ReportingPeriod> periods;
    private final double left;
    private final double right;

    PeriodAxis(List<ReportingPeriod> periods, double left, double right) {
        this.periods = periods;
        this.left = left;
        this.right = right;
    }

    double slot() {
        return (right - left) / periods.size();
    }

    /** The middle of a period. */
    double at(int period) {
        return left + (period + 0.5) * slot();
    }

    double begin(int period) {
        return left + period * slot();
    }

    /** Many points are drawn small, so that they do not hide the line. */
    double radius() {
        return slot() < SMALL_SLOT ? 1.6 : 4;
    }

    String dot() {
        return slot() < SMALL_SLOT ? "dot small" : "dot";
    }

    void draw(Svg svg, double base) {
        svg.line("axis", left, base, right, base);
        double widest = LETTER * periods.get(0).label().length();
        int every = (int) Math.ceil((widest + SPACE) / slot());
        for (int i = 0; i < periods.size(); i += every) {
            svg.line("axis", at(i), base, at(i), base + 4);
            // a label at the edge would stand out of the drawing
            if (at(i) + widest / 2 <= right + SPACE || i == 0) {
                svg.text(
                        "tick",
                        at(i),
                        base + 19,
                        Svg.Anchor.MIDDLE,
                        periods.get(i).label());
            }
        }
    }
}
