package io.crmkit.recovery.numbers;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.ScoreDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Whether recovered customers bought again within some time, each beside a customer without a failure who was like them. The difference
 * is associated with failure and recovery together; it is no proof that the recovery kept anybody, as whoever is matched may differ in
 * what nobody measured. The revenue is what was bought, not what would have been lost.
 *
 * @param recovered of the recovered customers, those who bought again
 * @param matched of the customers beside them, those who bought in the same time
 * @param difference recovered minus matched, in percentage points, with an interval for pairs
 * @param recoveredRevenue what the recovered customers bought in that time
 * @param matchedRevenue what the customers beside them bought
 * @param tooRecent how many pairs were not watched long enough and are left out
 * @param unmatched how many recovered customers had nobody beside them and are left out
 */
public record MatchedRetention(
        Rate recovered,
        Rate matched,
        NpsScore difference,
        Money recoveredRevenue,
        Money matchedRevenue,
        long tooRecent,
        long unmatched) {
    private static final ScoreDefinition DIFFERENCE = ScoreDefinition.net(
            "recovery.retained_difference", new RatingScale(-1, 1), Direction.HIGHER_IS_BETTER, -1, 1);

    /**
     * A recovered customer and one beside them who had no failure. The host matches, on what was known before the failure.
     *
     * @param from from when both are watched: when the case was closed
     * @param recovered what the recovered customer bought within the time; zero if nothing
     * @param matched what the other bought within the same time; empty if nobody was like them
     */
    public record Pair(Instant from, Money recovered, Optional<Money> matched) {
        /**
         * Checks the amounts.
         *
         * @throws InvalidInputException if one is negative
         */
        public Pair {
            Objects.requireNonNull(from, "from");
            if (recovered.isNegative() || matched.filter(Money::isNegative).isPresent()) {
                throw new InvalidInputException("pair", "must not have a negative revenue");
            }
        }
    }

    /** Refuses null. */
    public MatchedRetention {
        Objects.requireNonNull(recovered, "recovered");
        Objects.requireNonNull(matched, "matched");
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(recoveredRevenue, "recoveredRevenue");
        Objects.requireNonNull(matchedRevenue, "matchedRevenue");
    }

    /**
     * Compares recovered customers with those beside them.
     *
     * @param within for how long both were watched; the amounts of the pairs are of that time; above 0
     * @param now up to when purchases are known
     * @throws InvalidInputException if {@code within} is not above 0, or an amount is in another currency
     */
    public static MatchedRetention of(Collection<Pair> pairs, Duration within, Instant now, CurrencyUnit currency) {
        if (within.isNegative() || within.isZero()) {
            throw new InvalidInputException("within", "must be above 0");
        }
        RatingTally.Builder differences = RatingTally.builder(DIFFERENCE.scale());
        Money recoveredRevenue = Money.zero(currency);
        Money matchedRevenue = Money.zero(currency);
        long recovered = 0;
        long matched = 0;
        long n = 0;
        long tooRecent = 0;
        long unmatched = 0;
        for (Pair pair : pairs) {
            requireCurrency(pair, currency);
            if (pair.from().plus(within).isAfter(now)) {
                tooRecent++;
            } else if (pair.matched().isEmpty()) {
                unmatched++;
            } else {
                int one = bought(pair.recovered());
                int other = bought(pair.matched().get());
                n++;
                recovered += one;
                matched += other;
                differences.add(one - other);
                recoveredRevenue = recoveredRevenue.plus(pair.recovered());
                matchedRevenue = matchedRevenue.plus(pair.matched().get());
            }
        }
        return new MatchedRetention(
                Rate.of("recovery.retained", recovered, n, NoValue.NO_CUSTOMERS),
                Rate.of("recovery.retained_matched", matched, n, NoValue.NO_CUSTOMERS),
                new NpsScore(DIFFERENCE, differences.build()),
                recoveredRevenue,
                matchedRevenue,
                tooRecent,
                unmatched);
    }

    private static int bought(Money revenue) {
        return revenue.isPositive() ? 1 : 0;
    }

    private static void requireCurrency(Pair pair, CurrencyUnit currency) {
        if (!pair.recovered().getCurrencyUnit().equals(currency)
                || pair.matched()
                        .filter(money -> !money.getCurrencyUnit().equals(currency))
                        .isPresent()) {
            throw new InvalidInputException("pair", "must be in " + currency);
        }
    }

    /**
     * Returns the interval of the difference: the score interval for pairs (Tango, Statistics in Medicine 17, 1998). Empty without pairs.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level) {
        return difference.interval(level, NpsInterval.SCORE);
    }
}
