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
 * @param logLikelihoods the natural logarithm of the likelihood after each round; never falls
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
     * Learns from the records of a table.
     *
     * @param model the model to begin with: its levels are where the search starts
     * @param seed chooses the random pairs
     * @throws InvalidInputException if the table has fewer than two records, was made for other fields, or no two records share a
     *     blocking key
     */
    public static Training of(MatchModel model, RecordTable table, long seed) {
        if (table.size() < 2) {
            throw new InvalidInputException("training.table", "must have at least two records");
        }
        Scorer scorer = new Scorer(model, table);
        Map<Long, int[]> patterns = new HashMap<>();
        long[] pairs = new long[1];
        new Blocks(model, table).visit((a, b) -> {
            pairs[0]++;
            patterns.computeIfAbsent(scorer.levels(a, b), first -> new int[1])[0]++;
        });
        if (pairs[0] == 0) {
            throw new InvalidInputException("training.table", "must have records that share a blocking key");
        }
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
        List<MatchField> fields = new ArrayList<>();
        for (int field = 0; field < model.fields().size(); field++) {
            MatchField learned = model.fields().get(field).withLevels(expectation.levels(field));
            fields.add(learned.termFrequency() ? chances.withFrequencies(learned, field, COMMON, MOST_COMMON) : learned);
        }
        MatchModel learned = model.withFields(fields).withPriorBits(expectation.priorBits());
        return new Training(learned, likelihoods, pairs[0], expectation.matches());
    }

    private static double allPairs(RecordTable table) {
        return 0.5 * table.size() * (table.size() - 1);
    }
}
