package io.crmkit.metrics.warning;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.percentile.PercentileType;
import io.crmkit.metrics.percentile.Sample;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Compares a customer with their own past, not with others: who buys twice a year is not silent after a month.
 *
 * @param findings what was found, one per sign
 */
public record EarlyWarning(List<WarningFinding> findings) {
    /** Copies the findings. */
    public EarlyWarning {
        findings = List.copyOf(findings);
    }

    /** Returns the findings that are warnings. */
    public List<WarningFinding> warnings() {
        return findings.stream()
                .filter(finding -> finding.verdict() == WarningVerdict.WARNING)
                .toList();
    }

    /**
     * Returns the findings about a customer: silence and frequency from purchases, the last from ratings.
     *
     * @param purchases the days of purchases in any order; several on a day are one
     * @param ratings the ratings in the order of time, higher is better; without them the rating is not known
     * @param today the day of looking, not before a purchase
     * @throws InvalidInputException if a purchase is after today, or a rating is not finite
     */
    public static EarlyWarning of(
            WarningRules rules, Collection<LocalDate> purchases, List<Double> ratings, LocalDate today) {
        long[] days = purchases.stream()
                .mapToLong(LocalDate::toEpochDay)
                .sorted()
                .distinct()
                .toArray();
        if (days.length > 0 && days[days.length - 1] > today.toEpochDay()) {
            throw new InvalidInputException("purchases", "must not be after today");
        }
        if (!ratings.stream().allMatch(Double::isFinite)) {
            throw new InvalidInputException("ratings", "must be finite");
        }
        return new EarlyWarning(List.of(
                silence(rules, days, today.toEpochDay()),
                frequency(rules, days, today.toEpochDay()),
                rating(rules, ratings)));
    }

    /** Two gaps at least, so that one odd gap is not taken for a habit. */
    private static WarningFinding silence(WarningRules rules, long[] days, long today) {
        if (days.length < 3) {
            return WarningFinding.unknown(WarningSign.SILENCE);
        }
        double[] gaps = new double[days.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days[i + 1] - days[i];
        }
        double usual = Sample.of(gaps)
                .percentile(0.5, PercentileType.TYPE_7)
                .orElseThrow()
                .value();
        double silent = today - days[days.length - 1];
        double limit = usual * rules.silenceFactor();
        return WarningFinding.of(WarningSign.SILENCE, silent >= limit, silent, usual, limit);
    }

    /**
     * At an even pace each of the n purchases after the first falls into the recent days with the same probability, so their number is
     * binomial (the conditional test of two Poisson rates, Przyborowski and Wilenski 1940). The first purchase starts the clock.
     */
    private static WarningFinding frequency(WarningRules rules, long[] days, long today) {
        long start = today - rules.recentDays();
        if (days.length < 2 || days[0] >= start) {
            return WarningFinding.unknown(WarningSign.FALLING_FREQUENCY);
        }
        int n = days.length - 1;
        int recent =
                Math.toIntExact(Arrays.stream(days).filter(day -> day > start).count());
        double before = start - days[0];
        double share = rules.recentDays() / (before + rules.recentDays());
        BinomialDistribution evenPace = BinomialDistribution.of(n, share);
        int limit = -1;
        while (evenPace.cumulativeProbability(limit + 1) <= rules.surprise()) {
            limit++;
        }
        return limit < 0
                ? WarningFinding.unknown(WarningSign.FALLING_FREQUENCY)
                : WarningFinding.of(
                        WarningSign.FALLING_FREQUENCY,
                        recent <= limit,
                        recent,
                        (n - recent) / before * rules.recentDays(),
                        limit);
    }

    private static WarningFinding rating(WarningRules rules, List<Double> ratings) {
        int cut = ratings.size() - rules.recentRatings();
        if (cut < rules.recentRatings()) {
            return WarningFinding.unknown(WarningSign.FALLING_RATING);
        }
        double usual = mean(ratings.subList(0, cut));
        double observed = mean(ratings.subList(cut, ratings.size()));
        double limit = usual - rules.ratingDrop();
        return WarningFinding.of(WarningSign.FALLING_RATING, observed <= limit, observed, usual, limit);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
