package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.Formula;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.Arrays;

/** Bars of how many answers fell on each rating. */
final class DistributionChart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 250;
    private static final int TOP = 26;
    private static final int BASE = 200;
    private static final double NARROW = 42;

    private final ScoreDefinition definition;
    private final Words words;

    DistributionChart(ScoreDefinition definition, Words words) {
        this.definition = definition;
        this.words = words;
    }

    String of(RatingTally tally) {
        long[] counts = tally.counts();
        long highest = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double slot = (double) WIDTH / counts.length;
        double gap = Math.min(12, slot * 0.2);
        int every = (int) Math.ceil(NARROW / slot);
        Svg svg = new Svg(WIDTH, HEIGHT);
        for (int i = 0; i < counts.length; i++) {
            int rating = tally.scale().min() + i;
            double tall = (double) (BASE - TOP) * counts[i] / highest;
            double middle = (i + 0.5) * slot;
            String share = words.percent(share(counts[i], tally.responses()));
            svg.bar(
                    "bar " + style(rating),
                    i * slot + gap / 2,
                    BASE - tall,
                    slot - gap,
                    tall,
                    "Rating " + rating + ": " + words.count(counts[i]) + " answers, " + share);
            if (every == 1) {
                svg.text("value", middle, BASE - tall - 7, Svg.Anchor.MIDDLE, share);
            }
            if (i % every == 0) {
                svg.text("tick", middle, BASE + 19, Svg.Anchor.MIDDLE, Integer.toString(rating));
            }
        }
        svg.line("axis", 0, BASE, WIDTH, BASE);
        svg.text("note", 0, HEIGHT - 8, Svg.Anchor.START, legend());
        return svg.drawing("distribution", "Distribution of the ratings", "Bars; the same numbers stand in the table.");
    }

    static double share(long count, long responses) {
        return responses == 0 ? 0 : (double) count / responses;
    }

    private String style(int rating) {
        double points = definition.points(rating);
        if (definition.formula() == Formula.MEAN || definition.formula() == Formula.RESCALED) {
            return "plain";
        }
        if (points == 0) {
            return definition.formula() == Formula.NET ? "middle" : "pale";
        }
        return points > 0 == (definition.direction() == Direction.HIGHER_IS_BETTER) ? "good" : "bad";
    }

    private String legend() {
        int min = definition.scale().min();
        int max = definition.scale().max();
        return switch (definition.formula()) {
            case MEAN, RESCALED -> words.count(min) + " is the lowest, " + words.count(max) + " the highest rating";
            case SHARE -> "Counted: " + definition.from() + " to " + definition.to();
            case NET ->
                "Low: " + min + " to " + definition.from() + ". High: " + definition.to() + " to " + max
                        + ". Between them: neither.";
        };
    }
}
