package io.crmkit.core.match;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Learns the weights of a model from records alone, without labels. How often values of two different people agree ({@code u}) is
 * counted: equal ones exactly, similar ones over random pairs. How often values of the same agree ({@code m}), and how many pairs
 * match, is found by expectation maximisation (Dempster, Laird and Rubin 1977; Winkler 1988) over the pairs that share a blocking
 * key, those that do not counting as no match. The same records and seed give the same model.
 *
 * @param model the model with learned weights, prior odds and value frequencies
 * @param logLikelihoods the natural logarithm of the likelihood after each round; never falls; none if matches were known
 * @param pairs how many pairs share a blocking key
 * @param matches how many of them match, as expected
 */
public record Training(MatchModel model, List<Double> logLikelihoods, long pairs, double matches) {
    private static final int RANDOM_PAIRS = 20_000;
    private static final int MOST_ROUNDS = 100;
    private static final double SETTLED = 1e-6;
    private static final int COMMON = 3;
    private static final int MOST_COMMON = 2_000;

    /** Copies the likelihoods. */
    public Training {
        logLikelihoods = List.copyOf(logLikelihoods);
    }

    /**
     * Learns from the records of a table of which somebody knows what belongs together: from decisions of people, or from made-up
     * records.
     *
     * @param model the model to begin with; it keeps its prior odds
     * @param matches links of pairs that mean the same, at least one; their scores and outcomes do not count
     * @param seed chooses the random pairs
     * @throws InvalidInputException if the table has fewer than two records or was made for other fields, or there is no match
     */
    public static Training ofLabelled(MatchModel model, RecordTable table, List<Link> matches, long seed) {
        require(table.size() >= 2, "training.table", "must have at least two records");
        require(!matches.isEmpty(), "training.matches", "must not be empty");
        Scorer scorer = new Scorer(model, table);
        Map<Long, int[]> patterns = new TreeMap<>();
        matches.forEach(link -> patterns.computeIfAbsent(scorer.levels(link.a(), link.b()), first -> new int[1])[0]++);
        Chances chances = Chances.of(model, table, scorer, new SplittableRandom(seed), RANDOM_PAIRS);
        Expectation expectation = Expectation.ofMatches(model, chances.u(), patterns);
        return new Training(learned(model, chances, expectation), List.of(), matches.size(), matches.size());
    }

    /**
     * Learns from the records of a table.
     *
     * @param model the model to begin with: its levels are where the search starts
     * @param seed chooses the random pairs
     * @throws InvalidInputException if the table has fewer than two records, was made for other fields, or no two records share a
     *     blocking key
     */
    public static Training of(MatchModel model, RecordTable table, long seed) {
        require(table.size() >= 2, "training.table", "must have at least two records");
        Scorer scorer = new Scorer(model, table);
        Map<Long, int[]> patterns = new HashMap<>();
        long[] pairs = new long[1];
        new Blocks(model, table).visit((a, b) -> {
            pairs[0]++;
            patterns.computeIfAbsent(scorer.levels(a, b), first -> new int[1])[0]++;
        });
        require(pairs[0] > 0, "training.table", "must have records that share a blocking key");
        Chances chances = Chances.of(model, table, scorer, new SplittableRandom(seed), RANDOM_PAIRS);
        Expectation expectation = new Expectation(model, chances.u(), new TreeMap<>(patterns), allPairs(table));
        List<Double> likelihoods = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double likelihood = expectation.step();
            likelihoods.add(likelihood);
            if (likelihood - last < SETTLED * Math.abs(likelihood)) {
                break;
            }
            last = likelihood;
        }
        MatchModel learned = learned(model, chances, expectation).withPriorBits(expectation.priorBits());
        return new Training(learned, likelihoods, pairs[0], expectation.matches());
    }

    private static MatchModel learned(MatchModel model, Chances chances, Expectation expectation) {
        List<MatchField> fields = new ArrayList<>();
        for (int field = 0; field < model.fields().size(); field++) {
            MatchField learned = model.fields().get(field).withLevels(expectation.levels(field));
            fields.add(
                    learned.termFrequency() ? chances.withFrequencies(learned, field, COMMON, MOST_COMMON) : learned);
        }
        return model.withFields(fields);
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidInputException(field, rule);
        }
    }

    private static double allPairs(RecordTable table) {
        return 0.5 * table.size() * (table.size() - 1);
    }
}
