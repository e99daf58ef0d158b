package io.crmkit.metrics.sample;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Weighs answers so that each stratum (a segment, a country, an age band) counts as much as it does in the population. The
 * weight of an answer is the share of its stratum in the population divided by its share in the sample: 1 on average over the
 * answers, above 1 where too few answered. Feed it to {@code WeightedTally.Builder.add(answer, weight)}.
 *
 * <ul>
 *   <li>It corrects for who answers by stratum. Inside a stratum those who answer still speak for those who do not.
 *   <li>Uneven weights cost precision: {@link #designEffect} says how much, and weighted intervals account for it.
 *   <li>A stratum without an answer cannot be weighed; strata are then to be joined by the caller.
 * </ul>
 *
 * <p>Source: Kish, Survey Sampling, 1965 (weights, effective n); Cochran, Sampling Techniques, 3rd edition, 1977, section 5A.9.
 */
public final class PostStratification {
    private record Stratum(double share, long answers) {}

    private final Map<String, Stratum> strata;
    private final long n;

    private PostStratification(Map<String, Stratum> strata, long n) {
        this.strata = strata;
        this.n = n;
    }

    /**
     * Returns the post-stratification of a sample.
     *
     * @param population the size of each stratum in the population, above 0: people, or shares that add up to anything
     * @param answers how many answers came from each stratum; one that is missing here has none
     * @throws InvalidInputException if there is no stratum, a size is not finite and above 0, a count is negative, or answers come
     *     from a stratum that the population does not have
     * @throws ArithmeticException if the counts add up to more than a {@code long} holds
     */
    public static PostStratification of(Map<String, ? extends Number> population, Map<String, Long> answers) {
        if (population.isEmpty()) {
            throw new InvalidInputException("population", "must have at least one stratum");
        }
        double size = 0;
        for (Number stratum : population.values()) {
            Require.positive("population", stratum.doubleValue());
            size += stratum.doubleValue();
        }
        Require.positive("sum of the population", size);
        if (!population.keySet().containsAll(answers.keySet())) {
            throw new InvalidInputException("answers", "must come from the strata of the population");
        }
        Map<String, Stratum> strata = new LinkedHashMap<>();
        long n = 0;
        for (Map.Entry<String, ? extends Number> stratum : population.entrySet()) {
            long count = answers.getOrDefault(stratum.getKey(), 0L);
            Require.count("answers", count);
            strata.put(stratum.getKey(), new Stratum(stratum.getValue().doubleValue() / size, count));
            n = Math.addExact(n, count);
        }
        return new PostStratification(strata, n);
    }

    /** Returns how many answers the sample has. */
    public long responses() {
        return n;
    }

    /**
     * Returns the weight of one answer of this stratum.
     *
     * @throws InvalidInputException if the population has no such stratum, or it has no answer
     */
    public double weight(String stratum) {
        Stratum found = strata.get(stratum);
        if (found == null) {
            throw new InvalidInputException("stratum", "must be one of the population");
        }
        return weight(found);
    }

    /**
     * Returns the weight of one answer of each stratum, in the order of the population.
     *
     * @throws InvalidInputException if a stratum has no answer: nobody stands for it, and without it the rest is not the population
     */
    public Map<String, Double> weights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        strata.forEach((name, stratum) -> weights.put(name, weight(stratum)));
        return Collections.unmodifiableMap(weights);
    }

    /**
     * Returns by which factor uneven weights enlarge the variance, n Σw² / (Σw)², 1 for equal weights and more otherwise. n divided
     * by it is the effective number of answers of Kish.
     *
     * @throws InvalidInputException if a stratum has no answer
     */
    public double designEffect() {
        double squares = 0;
        for (Stratum stratum : strata.values()) {
            double weight = weight(stratum);
            squares += stratum.answers * weight * weight;
        }
        return squares / n; // the weights of all answers add up to n
    }

    /**
     * Returns how far the sample lies from the population; strata without an answer are part of it. Empty without answers, and if
     * there is only one stratum.
     */
    public Optional<Representativeness> representativeness() {
        if (n == 0 || strata.size() < 2) {
            return Optional.empty();
        }
        double moved = 0;
        double statistic = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (Stratum stratum : strata.values()) {
            double expected = stratum.share * n;
            double distance = stratum.answers - expected;
            moved += Math.abs(distance);
            statistic += distance * distance / expected;
            smallest = Math.min(smallest, expected);
        }
        int degreesOfFreedom = strata.size() - 1;
        double p = ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
        return Optional.of(new Representativeness(n, moved / 2 / n, statistic, degreesOfFreedom, p, smallest));
    }

    private double weight(Stratum stratum) {
        if (stratum.answers == 0) {
            throw new InvalidInputException(
                    "answers", "must come from every stratum; join those without one to others");
        }
        return stratum.share * n / stratum.answers;
    }
}
