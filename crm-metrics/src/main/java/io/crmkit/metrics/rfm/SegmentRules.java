package io.crmkit.metrics.rfm;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rules that put scores into segments; the first that matches decides. Several rules may name one segment.
 *
 * @param id a stable name of this list of rules
 * @param bins the highest score the rules are made for
 * @param rules the rules in their order
 * @param otherwise the segment of the scores that no rule matches; not that of a rule
 */
public record SegmentRules(String id, int bins, List<SegmentRule> rules, String otherwise) {
    /**
     * The ten segments of R package rfm, quintiles, in the order of its documentation. In this order the rules of New Customers,
     * Promising and Can't Lose Them are {@link #unreachable}: earlier ones take all their scores.
     */
    public static final SegmentRules R_PACKAGE = new SegmentRules(
            "rfm.segments.r_package",
            5,
            List.of(
                    rule("Champions", 4, 5, 4, 5, 4, 5),
                    rule("Loyal Customers", 2, 5, 3, 5, 3, 5),
                    rule("Potential Loyalist", 3, 5, 1, 3, 1, 3),
                    rule("New Customers", 4, 5, 1, 1, 1, 1),
                    rule("Promising", 3, 4, 1, 1, 1, 1),
                    rule("Need Attention", 2, 3, 2, 3, 2, 3),
                    rule("About To Sleep", 2, 3, 1, 2, 1, 2),
                    rule("At Risk", 1, 2, 2, 5, 2, 5),
                    rule("Can't Lose Them", 1, 1, 4, 5, 4, 5),
                    rule("Lost", 1, 2, 1, 2, 1, 2)),
            "Others");

    /**
     * Copies and checks the rules.
     *
     * @throws InvalidInputException if the id or the segment of the rest is blank, the latter is that of a rule, or a rule uses
     *     scores above {@code bins}
     */
    public SegmentRules {
        rules = List.copyOf(rules);
        String rest = otherwise;
        int highest = bins;
        if (id.isBlank() || rest.isBlank()) {
            throw new InvalidInputException("segmentRules", "must have an id and a segment for the rest");
        }
        if (rules.stream().anyMatch(rule -> rule.segment().equals(rest))) {
            throw new InvalidInputException("segmentRules.otherwise", "must not be the segment of a rule");
        }
        if (rules.stream()
                .anyMatch(rule -> rule.recency().highest() > highest
                        || rule.frequency().highest() > highest
                        || rule.monetary().highest() > highest)) {
            throw new InvalidInputException("segmentRules.rules", "must use scores from 1 to the number of bins");
        }
    }

    /** Returns the segment of these scores. */
    public String segment(RfmScore score) {
        return rules.stream()
                .filter(rule -> rule.matches(score))
                .findFirst()
                .map(SegmentRule::segment)
                .orElse(otherwise);
    }

    /** Returns the names of all segments in the order of the rules, the rest last. */
    public List<String> segments() {
        Set<String> names = new LinkedHashSet<>();
        rules.forEach(rule -> names.add(rule.segment()));
        names.add(otherwise);
        return List.copyOf(names);
    }

    /** Returns the rules that can never decide, because rules before them match all of their scores. */
    public List<SegmentRule> unreachable() {
        Set<SegmentRule> deciding = new HashSet<>();
        List<Integer> scores = IntStream.rangeClosed(1, bins).boxed().toList();
        for (int recency : scores) {
            for (int frequency : scores) {
                for (int monetary : scores) {
                    RfmScore score = new RfmScore(recency, frequency, monetary);
                    rules.stream()
                            .filter(rule -> rule.matches(score))
                            .findFirst()
                            .ifPresent(deciding::add);
                }
            }
        }
        List<SegmentRule> unreachable = new ArrayList<>(rules);
        unreachable.removeAll(deciding);
        return List.copyOf(unreachable);
    }

    private static SegmentRule rule(
            String segment, int recency, int toRecency, int frequency, int toFrequency, int monetary, int toMonetary) {
        return new SegmentRule(
                segment,
                new ScoreRange(recency, toRecency),
                new ScoreRange(frequency, toFrequency),
                new ScoreRange(monetary, toMonetary));
    }
}
