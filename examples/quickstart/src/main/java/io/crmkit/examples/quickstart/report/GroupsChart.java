package io.crmkit.examples.quickstart.report;

import io.crmkit.metrics.nps.NpsScore;

/** The three groups of an NPS as parts of one bar. */
final class GroupsChart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 112;

    private GroupsChart() {}

    static String of(String id, NpsScore nps) {
        Chart chart = new Chart(id, WIDTH, HEIGHT);
        double low = part(nps.detractors(), nps);
        double middle = part(nps.passives(), nps);
        double high = part(nps.promoters(), nps);
        chart.bar(0, 44, low, 34, Paint.BAD, meaning("Detractors", nps.detractors(), nps))
                .bar(low, 44, middle, 34, Paint.MIDDLE, meaning("Passives", nps.passives(), nps))
                .bar(low + middle, 44, high, 34, Paint.GOOD, meaning("Promoters", nps.promoters(), nps))
                .text(0, 18, Chart.Anchor.START, "note", "detractors")
                .text(0, 35, Chart.Anchor.START, "value", said(nps.detractors(), nps))
                .text(WIDTH / 2.0, 18, Chart.Anchor.MIDDLE, "note", "passives")
                .text(WIDTH / 2.0, 35, Chart.Anchor.MIDDLE, "value", said(nps.passives(), nps))
                .text(WIDTH, 18, Chart.Anchor.END, "note", "promoters")
                .text(WIDTH, 35, Chart.Anchor.END, "value", said(nps.promoters(), nps))
                .text(
                        0,
                        100,
                        Chart.Anchor.START,
                        "note",
                        "NPS = " + Words.percent(nps.promoters(), nps.responses()) + " \u2212 "
                                + Words.percent(nps.detractors(), nps.responses()) + " = "
                                + Words.rounded(nps.value().orElseThrow(), 1));
        return chart.svg(
                "Detractors, passives and promoters",
                said(nps.detractors(), nps) + " detractors, " + said(nps.passives(), nps) + " passives, "
                        + said(nps.promoters(), nps) + " promoters.");
    }

    private static double part(long count, NpsScore nps) {
        return (double) WIDTH * count / nps.responses();
    }

    private static String meaning(String group, long count, NpsScore nps) {
        return group + ": " + said(count, nps);
    }

    private static String said(long count, NpsScore nps) {
        return Words.count(count) + " (" + Words.percent(count, nps.responses()) + ")";
    }
}
