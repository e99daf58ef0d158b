package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.chart.ScoreBaseline;
import io.crmkit.metrics.chart.ScoreSeries;
import io.crmkit.metrics.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes a scorecard of what was counted. */
final class ScorecardMaker {
    private final ScorecardRequest request;
    private final Cube cube;
    private final Cube.Raw everybody;
    private final Disclosure disclosure;

    ScorecardMaker(ScorecardRequest request, Cube cube) {
        this.request = request;
        this.cube = cube;
        this.everybody = cube.everybody();
        this.disclosure = new Disclosure(request.threshold(), everybody);
    }

    Scorecard scorecard() {
        ScoreHistory total = history(everybody, disclosure.nothing(), disclosure.periods());
        List<BrokenDownScores> breakdowns =
                request.breakdowns().stream().map(this::brokenDown).toList();
        // a baseline of answers that are withheld would tell of them
        List<Score> shown = total.periods().stream()
                .map(period -> period.score().orElseGet(cube::none))
                .toList();
        Optional<ScoreBaseline> baseline = request.baseline().or(() -> baseline(shown));
        return new Scorecard(
                request,
                total,
                breakdowns,
                baseline,
                baseline.map(frozen -> frozen.chart(ScoreSeries.of(shown))),
                Optional.empty());
    }

    private Optional<ScoreBaseline> baseline(List<Score> shown) {
        return request.baselineOfFirst().isEmpty()
                ? Optional.empty()
                : ScoreBaseline.of(ScoreSeries.of(
                        shown.subList(0, request.baselineOfFirst().getAsInt())));
    }

    private BrokenDownScores brokenDown(Breakdown breakdown) {
        Map<Optional<String>, Cube.Raw> groups = cube.groups(breakdown);
        List<Cube.Raw> raw = List.copyOf(groups.values());
        boolean[] withheld =
                disclosure.withheld(raw.stream().map(Cube.Raw::overall).toList());
        boolean[][] cells = disclosure.withheld(raw, withheld);
        List<BrokenDownScores.Group> shown = new ArrayList<>();
        for (Map.Entry<Optional<String>, Cube.Raw> group : groups.entrySet()) {
            int i = shown.size();
            shown.add(new BrokenDownScores.Group(group.getKey(), history(group.getValue(), withheld[i], cells[i])));
        }
        return new BrokenDownScores(breakdown, shown);
    }

    private ScoreHistory history(Cube.Raw raw, boolean withheld, boolean[] withheldPeriods) {
        return ScoreHistory.of(
                reported(raw.overall(), withheld),
                IntStream.range(0, withheldPeriods.length)
                        .mapToObj(i -> reported(raw.periods().get(i), withheldPeriods[i]))
                        .toList(),
                request.level());
    }

    private ReportedScore reported(Score score, boolean withheld) {
        return withheld ? ReportedScore.nothing() : ReportedScore.of(score, request);
    }
}
