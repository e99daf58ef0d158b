package io.crmkit.examples.quickstart.report;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.examples.quickstart.score.QuestionScores;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Direction;
import java.util.Arrays;

/** Bars of how many answers fell on each rating. */
final class DistributionChart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 250;
    private static final int TOP = 30;
    private static final int BASE = 200;

    private DistributionChart() {}

    static String of(String id, QuestionScores scores) {
        Question question = scores.question();
        RatingTally tally = scores.all().tally();
        RatingScale scale = tally.scale();
        long[] counts = tally.counts();
        long highest = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double slot = (double) WIDTH / counts.length;
        double gap = Math.min(14, slot * 0.2);
        Chart chart = new Chart(id, WIDTH, HEIGHT);
        boolean wide = slot >= 36;
        for (int i = 0; i < counts.length; i++) {
            int rating = scale.min() + i;
            double tall = (double) (BASE - TOP) * counts[i] / highest;
            String share = Words.percent(counts[i], tally.responses());
            chart.bar(
                    i * slot + gap / 2,
                    BASE - tall,
                    slot - gap,
                    tall,
                    paint(question, rating),
                    "Rating " + rating + ": " + Words.count(counts[i]) + " answers, " + share);
            double middle = (i + 0.5) * slot;
            if (wide || i % Math.ceil(36 / slot) == 0) {
                chart.text(middle, BASE + 20, Chart.Anchor.MIDDLE, "tick", Integer.toString(rating));
            }
            if (wide) {
                chart.text(middle, BASE - tall - 8, Chart.Anchor.MIDDLE, "value", share);
            }
        }
        chart.line(0, BASE, WIDTH, BASE, Paint.RULE, 1);
        chart.text(0, HEIGHT - 8, Chart.Anchor.START, "note", ends(question)[0]);
        chart.text(WIDTH, HEIGHT - 8, Chart.Anchor.END, "note", ends(question)[1]);
        return chart.svg(
                "How the ratings of " + question.column() + " are distributed",
                "Bars for the ratings " + scale + ": " + Arrays.toString(counts) + " answers.");
    }

    private static Paint paint(Question question, int rating) {
        return switch (question.kind()) {
            case NPS -> rating <= 6 ? Paint.BAD : rating <= 8 ? Paint.MIDDLE : Paint.GOOD;
            case CSAT -> rating > question.scale().max() - 2 ? Paint.PLAIN : Paint.PALE;
            case CES, OTHER -> Paint.PLAIN;
        };
    }

    private static String[] ends(Question question) {
        return switch (question.kind()) {
            case NPS -> new String[] {"0\u20136 detractors, 7\u20138 passives", "9\u201310 promoters"};
            case CSAT -> new String[] {"not satisfied", "satisfied (the two highest: top-2-box)"};
            case CES ->
                question.direction() == Direction.HIGHER_IS_BETTER
                        ? new String[] {"difficult", "easy"}
                        : new String[] {"little effort", "much effort"};
            case OTHER -> new String[] {"low", "high"};
        };
    }
}
