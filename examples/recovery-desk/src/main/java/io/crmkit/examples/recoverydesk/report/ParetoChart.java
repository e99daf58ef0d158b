package io.crmkit.examples.recoverydesk.report;

import io.crmkit.recovery.learning.Pareto;
import java.util.List;
import java.util.Locale;

/** Causes by frequency, with the share that they have together. */
final class ParetoChart {
    private static final int ROW = 34;
    private static final int LEFT = 130;
    private static final int BARS = 620;

    private ParetoChart() {}

    static String of(Pareto pareto) {
        List<Pareto.Row> rows = pareto.rows();
        Svg svg = new Svg("pareto", 960, ROW * rows.size() + 34);
        double most = rows.get(0).n();
        svg.text(LEFT + BARS + 190, 16, "end", "note", "together");
        for (int i = 0; i < rows.size(); i++) {
            Pareto.Row row = rows.get(i);
            double y = 26 + ROW * (double) i;
            double length = BARS * row.n() / most;
            String share = String.format(Locale.ROOT, "%d (%.0f %%)", row.n(), row.share());
            svg.text(LEFT - 10, y + 17, "end", "word", row.cause())
                    .bar(LEFT, y, length, ROW - 10, i == 0 ? "bad" : "plain", row.cause() + ": " + share)
                    .text(LEFT + length + 8, y + 17, "start", "word", share)
                    .text(
                            LEFT + BARS + 190,
                            y + 17,
                            "end",
                            "word",
                            String.format(Locale.ROOT, "%.0f %%", row.cumulative()));
        }
        svg.line(LEFT, 20, LEFT, 26 + ROW * (double) rows.size(), "rule");
        return svg.markup("Causes of the year", pareto.n() + " failures by root cause, the most frequent first");
    }
}
