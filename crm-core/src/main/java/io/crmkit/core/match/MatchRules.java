package io.crmkit.core.match;

import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.rule.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What holds for every model. */
final class MatchRules {
    static final JsonCodec<MatchModel> CODEC = JsonCodec.of(MatchModel.class);
    private static final double ROUNDING = 1e-9;

    private MatchRules() {}

    static void check(MatchField field) {
        Require.notBlank(field.name(), "matchField.name");
        List<Double> thresholds = field.thresholds();
        Require.that(thresholds.size() <= MatchField.MOST_THRESHOLDS, "matchField.thresholds", "must be at most 8");
        for (int i = 0; i < thresholds.size(); i++) {
            Require.that(
                    thresholds.get(i) > 0
                            && thresholds.get(i) <= 1
                            && (i == 0 || thresholds.get(i) < thresholds.get(i - 1)),
                    "matchField.thresholds",
                    "must fall, above 0 and at most 1");
        }
        int levels = field.different() + (field.swappedWith().isPresent() ? 2 : 1);
        Require.that(field.levels().size() == levels, "matchField.levels", "must be " + levels);
        for (int i = 1; i <= field.different(); i++) {
            Require.that(
                    field.levels().get(i).bits() <= field.levels().get(i - 1).bits() + ROUNDING,
                    "matchField.levels",
                    "must not say more for a match the less the values agree");
        }
        Require.that(
                !field.several() || !field.termFrequency(),
                "matchField.termFrequency",
                "must be false for several values");
        Require.that(
                field.rareFrequency() >= 0 && field.rareFrequency() <= 1,
                "matchField.rareFrequency",
                "must lie within 0 to 1");
        field.frequencies()
                .values()
                .forEach(share -> Require.that(
                        share > 0 && share <= 1, "matchField.frequencies", "must be above 0 and at most 1"));
    }

    static void check(MatchModel model) {
        Require.notBlank(model.name(), "matchModel.name");
        Require.notBlank(model.version(), "matchModel.version");
        Require.that(
                !model.fields().isEmpty() && model.fields().size() <= MatchModel.MOST_FIELDS,
                "matchModel.fields",
                "must be 1 to 16");
        Map<String, MatchField> byName = new TreeMap<>();
        for (MatchField field : model.fields()) {
            Require.that(byName.put(field.name(), field) == null, "matchModel.fields", "must have different names");
        }
        for (MatchField field : model.fields()) {
            if (field.swappedWith().isPresent()) {
                MatchField partner = byName.get(field.swappedWith().get());
                Require.that(
                        partner != null
                                && !partner.name().equals(field.name())
                                && partner.swappedWith().equals(Optional.of(field.name())),
                        "matchField.swappedWith",
                        "must name another field of the model that names this one");
            }
        }
        model.blocking().stream()
                .flatMap(key -> key.parts().stream())
                .flatMap(part -> part.fields().stream())
                .forEach(name ->
                        Require.that(byName.containsKey(name), "matchModel.blocking", "must name fields of the model"));
        List<String> grouped = model.groups().stream()
                .flatMap(group -> group.fields().stream())
                .toList();
        Require.that(
                byName.keySet().containsAll(grouped) && Set.copyOf(grouped).size() == grouped.size(),
                "matchModel.groups",
                "must name fields of the model, none twice");
        Require.that(model.largestBlock() >= 2, "matchModel.largestBlock", "must be at least 2");
        Require.that(
                Double.isFinite(model.priorBits()) && Double.isFinite(model.matchBits()),
                "matchModel.matchBits",
                "must be finite, and so the prior");
        Require.that(model.reviewBits() <= model.matchBits(), "matchModel.reviewBits", "must not lie above matchBits");
    }

    static List<LevelChance> guess(int thresholds, boolean swappable) {
        List<LevelChance> levels = new ArrayList<>();
        levels.add(new LevelChance(0.8, 0.01));
        for (int i = 0; i < thresholds; i++) {
            levels.add(new LevelChance(0.1 / thresholds, 0.01));
        }
        levels.add(new LevelChance(0.1, 0.9));
        if (swappable) {
            levels.add(new LevelChance(0.01, 0.0001));
        }
        return levels;
    }
}
