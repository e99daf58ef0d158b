package io.crmkit.metrics.comparison;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One of several comparisons between groups, corrected for their number.
 *
 * @param first the group that is compared
 * @param second the group that it is compared with
 * @param comparison the comparison of the two; its interval is at the level that the correction asks for
 *     ({@link Correction#levelOfEach}), its p value is the uncorrected one
 * @param adjustedPValue the p value corrected for the number of comparisons that have one; empty if this one has none
 */
public record GroupComparison(String first, String second, Comparison comparison, OptionalDouble adjustedPValue) {
    private record Pair<S extends Score>(Map.Entry<String, S> first, Map.Entry<String, S> second) {
        Optional<Comparison> compare(ComparisonMethod<S> method, double level) {
            return method.of(first.getValue(), second.getValue(), level);
        }
    }

    /**
     * Compares each group with each that comes after it, in the order of the map. Pairs with too few responses for the method
     * are left out and do not count.
     *
     * @param groups scores of one definition by the name of the group
     * @param level the level for all intervals together, above 0 and below 1
     * @throws InvalidInputException if the scores have different definitions, or the level is not above 0 and below 1
     */
    public static <S extends Score> List<GroupComparison> pairwise(
            Map<String, S> groups, ComparisonMethod<S> method, Correction correction, double level) {
        List<Map.Entry<String, S>> entries = List.copyOf(groups.entrySet());
        List<Pair<S>> pairs = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            for (Map.Entry<String, S> second : entries.subList(i + 1, entries.size())) {
                pairs.add(new Pair<>(entries.get(i), second));
            }
        }
        return compare(pairs, method, correction, level);
    }

    /**
     * Compares each other group with one of them, such as a control group or last year, in the order of the map. Groups with too
     * few responses for the method are left out and do not count.
     *
     * @param reference the name of the group that all others are compared with
     * @param groups scores of one definition by the name of the group
     * @param level the level for all intervals together, above 0 and below 1
     * @throws InvalidInputException if the reference is none of the groups, the scores have different definitions, or the level
     *     is not above 0 and below 1
     */
    public static <S extends Score> List<GroupComparison> against(
            String reference, Map<String, S> groups, ComparisonMethod<S> method, Correction correction, double level) {
        Map.Entry<String, S> control = groups.entrySet().stream()
                .filter(group -> group.getKey().equals(reference))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("reference", "must be one of the groups"));
        List<Pair<S>> pairs = groups.entrySet().stream()
                .filter(group -> !group.getKey().equals(reference))
                .map(group -> new Pair<>(group, control))
                .toList();
        return compare(pairs, method, correction, level);
    }

    private static <S extends Score> List<GroupComparison> compare(
            List<Pair<S>> pairs, ComparisonMethod<S> method, Correction correction, double level) {
        Require.level(level);
        // whether two groups can be compared does not depend on the level, and the level depends on how many can
        List<Pair<S>> comparable = pairs.stream()
                .filter(pair -> pair.compare(method, level).isPresent())
                .toList();
        if (comparable.isEmpty()) {
            return List.of();
        }
        double each = correction.levelOfEach(level, comparable.size());
        List<Comparison> comparisons = comparable.stream()
                .map(pair -> pair.compare(method, each).orElseThrow())
                .toList();
        double[] adjusted = correction.adjust(comparisons.stream()
                .flatMap(comparison -> comparison.test().stream())
                .mapToDouble(SignificanceTest::pValue)
                .toArray());
        List<GroupComparison> result = new ArrayList<>();
        int tested = 0;
        for (int i = 0; i < comparisons.size(); i++) {
            Comparison comparison = comparisons.get(i);
            OptionalDouble p =
                    comparison.test().isPresent() ? OptionalDouble.of(adjusted[tested++]) : OptionalDouble.empty();
            Pair<S> pair = comparable.get(i);
            result.add(new GroupComparison(pair.first.getKey(), pair.second.getKey(), comparison, p));
        }
        return List.copyOf(result);
    }
}
