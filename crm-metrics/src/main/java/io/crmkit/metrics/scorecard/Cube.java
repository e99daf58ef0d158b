package io.crmkit.metrics.scorecard;

import io.crmkit.core.feedback.AnswerGroup;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Adds up the answers of each period for everybody and for the groups of some breakdowns. */
final class Cube {
    private final ScoreDefinition definition;
    private final List<Breakdown> breakdowns;
    private final int periods;
    private final Score none;
    private final Line everybody;
    private final List<Map<Optional<String>, Line>> lines;

    Cube(ScoreDefinition definition, List<Breakdown> breakdowns, int periods) {
        this.definition = definition;
        this.breakdowns = breakdowns;
        this.periods = periods;
        this.none = new AnswerCounts(definition).score();
        this.everybody = new Line();
        this.lines = Stream.<Map<Optional<String>, Line>>generate(HashMap::new)
                .limit(breakdowns.size())
                .toList();
    }

    void add(int period, Map<AnswerGroup, Long> counts) {
        counts.forEach((group, count) -> {
            everybody.add(period, group, count);
            for (int i = 0; i < breakdowns.size(); i++) {
                lines.get(i)
                        .computeIfAbsent(breakdowns.get(i).groupOf(group), name -> new Line())
                        .add(period, group, count);
            }
        });
    }

    /** The score of nobody. */
    Score none() {
        return none;
    }

    Raw everybody() {
        return everybody.scores();
    }

    /** The groups of a breakdown in the order of their names, and last that without one. */
    Map<Optional<String>, Raw> groups(Breakdown breakdown) {
        Map<Optional<String>, Raw> sorted = new TreeMap<>((one, other) -> one.isPresent() && other.isPresent()
                ? one.get().compareTo(other.get())
                : Boolean.compare(one.isEmpty(), other.isEmpty()));
        lines.get(breakdowns.indexOf(breakdown)).forEach((name, line) -> sorted.put(name, line.scores()));
        return sorted;
    }

    /** All scores of one line, before anything is withheld. */
    record Raw(Score overall, List<Score> periods) {}

    private final class Line {
        private final AnswerCounts overall = new AnswerCounts(definition);
        private final Map<Integer, AnswerCounts> byPeriod = new HashMap<>();

        void add(int period, AnswerGroup group, long count) {
            overall.add(group, count);
            byPeriod.computeIfAbsent(period, i -> new AnswerCounts(definition)).add(group, count);
        }

        Raw scores() {
            return new Raw(
                    overall.score(),
                    IntStream.range(0, periods)
                            .mapToObj(i -> Optional.ofNullable(byPeriod.get(i))
                                    .map(AnswerCounts::score)
                                    .orElse(none))
                            .toList());
        }
    }
}
