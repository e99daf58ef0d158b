package io.crmkit.examples.quickstart.report;

import io.crmkit.examples.quickstart.score.Group;
import io.crmkit.examples.quickstart.score.QuestionScores;
import io.crmkit.examples.quickstart.score.ScoreLine;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.score.WeightedScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The scores as JSON, unrounded, with everything they were computed from. A score without a value has no {@code value}. */
public final class ScoresJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ScoresJson() {}

    /** Returns the document. */
    public static String of(String survey, List<QuestionScores> scores) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("survey", survey);
        document.put("questions", scores.stream().map(ScoresJson::question).toList());
        return MAPPER.writeValueAsString(document) + "\n";
    }

    private static Map<String, Object> question(QuestionScores scores) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("question", scores.question().column());
        json.put("kind", scores.question().kind());
        json.put("scale", scores.question().scale());
        json.put("direction", scores.question().direction());
        json.put("all", group(scores.all()));
        Map<String, Object> segments = new LinkedHashMap<>();
        scores.segments().forEach((column, groups) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            groups.forEach(group -> values.put(group.name(), group(group)));
            segments.put(column, values);
        });
        json.put("segments", segments);
        return json;
    }

    private static Map<String, Object> group(Group group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", group.tally().responses());
        json.put("excluded", group.tally().excluded().total());
        Map<String, Long> ratings = new LinkedHashMap<>();
        long[] counts = group.tally().counts();
        for (int i = 0; i < counts.length; i++) {
            ratings.put(Integer.toString(group.tally().scale().min() + i), counts[i]);
        }
        json.put("ratings", ratings);
        json.put("scores", group.lines().stream().map(ScoresJson::line).toList());
        return json;
    }

    private static Map<String, Object> line(ScoreLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", line.id());
        line.score().value().ifPresent(value -> json.put("value", value));
        if (line.score() instanceof NpsScore nps) {
            json.put("detractors", nps.detractors());
            json.put("passives", nps.passives());
            json.put("promoters", nps.promoters());
        }
        if (line.score() instanceof WeightedScore weighted) {
            weighted.effectiveResponses().ifPresent(n -> json.put("effectiveN", n));
        }
        line.interval().ifPresent(interval -> {
            Map<String, Object> ends = new LinkedHashMap<>();
            ends.put("method", interval.method());
            ends.put("level", interval.level());
            ends.put("lower", interval.lower());
            ends.put("upper", interval.upper());
            json.put("interval", ends);
        });
        return json;
    }
}
