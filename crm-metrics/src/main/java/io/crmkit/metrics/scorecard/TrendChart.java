package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.scorecard.Svg.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The score of each period as a line, with its intervals as a band. A period that is not shown interrupts both. */
final class TrendChart {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 290;
    private static final int LEFT = 46;
    private static final int RIGHT = 1070;
    private static final int TOP = 16;
    private static final int BASE = 236;

    private final Scorecard card;
    private final Words words;
    private final List<ReportedScore> scores;
    private final PeriodAxis time;
    private final Axis value;

    private TrendChart(Scorecard card, Words words) {
        this.card = card;
        this.words = words;
        this.scores = card.total().periods();
        this.time = new PeriodAxis(card.periods(), LEFT, RIGHT);
        List<Double> values = new ArrayList<>();
        for (ReportedScore score : scores) {
            score.value().ifPresent(values::add);
            score.interval().map(ConfidenceInterval::lower).ifPresent(values::add);
            score.interval().map(ConfidenceInterval::upper).ifPresent(values::add);
        }
        benchmark(card).ifPresent(values::add);
        this.value = Axis.over(
                values, card.request().score().lowest(), card.request().score().highest(), BASE, TOP);
    }

    static String of(Scorecard card, Words words) {
        return new TrendChart(card, words).draw();
    }

    static Optional<Double> benchmark(Scorecard card) {
        return card.request().benchmark().map(benchmark -> {
            if (benchmark instanceof Benchmark.Measured measured) {
                return measured.score().value().orElseThrow();
            }
            return ((Benchmark.Published) benchmark).value();
        });
    }

    private String draw() {
        Svg svg = new Svg(WIDTH, HEIGHT);
        grid(svg, value, words, RIGHT);
        time.draw(svg, BASE);
        int begin = 0;
        for (int i = 0; i <= scores.size(); i++) {
            if (i == scores.size() || !shown(i)) {
                run(svg, begin, i);
                begin = i + 1;
            }
        }
        benchmark(card).ifPresent(level -> {
            svg.line("benchmark", LEFT, value.at(level), RIGHT, value.at(level));
            String name = card.request().benchmark().orElseThrow().name();
            svg.text(
                    "halo note",
                    RIGHT,
                    value.at(level) - 6,
                    Svg.Anchor.END,
                    Markup.shortened(name, 40) + " " + words.value(level));
        });
        for (int i = 0; i < scores.size(); i++) {
            point(svg, i);
        }
        legend(svg);
        return svg.drawing(
                "trend",
                "Score by period",
                "A line with a band of " + words.level() + " intervals over " + scores.size()
                        + " periods; the same numbers stand in the table.");
    }

    static void grid(Svg svg, Axis value, Words words, double right) {
        for (double tick : value.ticks()) {
            svg.line("grid", LEFT, value.at(tick), right, value.at(tick));
            svg.text("tick", LEFT - 8, value.at(tick) + 4, Svg.Anchor.END, words.number(tick, value.decimals()));
        }
    }

    private boolean shown(int i) {
        return scores.get(i).state() == ReportedScore.State.SHOWN;
    }

    private Point at(int i, double score) {
        return new Point(time.at(i), value.at(score));
    }

    /** Periods in a row that are all shown. */
    private void run(Svg svg, int begin, int end) {
        List<Point> line = new ArrayList<>();
        List<Point> upper = new ArrayList<>();
        List<Point> lower = new ArrayList<>();
        for (int i = begin; i < end; i++) {
            line.add(at(i, scores.get(i).value().orElseThrow()));
            int period = i;
            scores.get(i).interval().ifPresent(interval -> {
                upper.add(at(period, interval.upper()));
                lower.add(at(period, interval.lower()));
            });
        }
        if (upper.size() == 1) {
            svg.line(
                    "whisker",
                    upper.get(0).x(),
                    upper.get(0).y(),
                    lower.get(0).x(),
                    lower.get(0).y());
        } else if (upper.size() == line.size()) {
            Collections.reverse(lower);
            upper.addAll(lower);
            svg.area("band", upper);
        }
        if (line.size() > 1) {
            svg.path("line", line);
        }
    }

    private void point(Svg svg, int i) {
        ReportedScore score = scores.get(i);
        String said = words.said(card.periods().get(i).label(), score);
        switch (score.state()) {
            case SHOWN -> svg.dot(time.dot(), at(i, score.value().orElseThrow()), time.radius(), said);
            case WITHHELD -> svg.diamond("withheld", new Point(time.at(i), BASE - 9), 4.5, said);
            case NO_ANSWERS -> {}
        }
    }

    private void legend(Svg svg) {
        boolean withheld = scores.stream().anyMatch(ReportedScore::withheld);
        boolean empty = scores.stream().anyMatch(score -> score.state() == ReportedScore.State.NO_ANSWERS);
        String text = "Band: " + words.level() + " intervals." + (withheld ? " \u25c7 withheld." : "")
                + (empty ? " Gap: no answers." : "");
        svg.text("note", LEFT, HEIGHT - 8, Svg.Anchor.START, text);
    }
}
