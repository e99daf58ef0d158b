package io.crmkit.recovery.numbers;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingDifferences;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether customers are more satisfied after a recovery than they were before the failure ("service recovery paradox"). It compares the
 * two ratings of the same people and says nothing about repurchase, word of mouth or image, for which de Matos, Henrique and Rossi
 * (Journal of Service Research 10:60, 2007) found no such effect; reports say "associated with", and must not claim retention.
 *
 * @param difference the mean of after minus before, with its n and the pairs that were left out
 * @param interval the interval of that mean; empty for fewer than two pairs
 * @param finding what the interval shows
 */
public record BeforeAndAfter(MeanScore difference, Optional<ConfidenceInterval> interval, Finding finding) {
    /** What the interval shows. */
    public enum Finding {
        /** Satisfaction is higher after the recovery than before the failure, by more than chance explains. */
        HIGHER_AFTER,
        /** It is lower. */
        LOWER_AFTER,
        /** Chance explains the difference; that is no proof that there is none. */
        NO_DIFFERENCE_SHOWN,
        /** There are fewer than two pairs, or all differ by the same, so that chance cannot be told from anything else. */
        NOT_ENOUGH_DATA
    }

    /**
     * The two ratings of one customer.
     *
     * @param before the last one before the failure; empty if there is none
     * @param after the one after the recovery; empty if there is none
     */
    public record Pair(OptionalInt before, OptionalInt after) {
        /** Returns a complete pair. */
        public static Pair of(int before, int after) {
            return new Pair(OptionalInt.of(before), OptionalInt.of(after));
        }
    }

    /** Refuses null. */
    public BeforeAndAfter {
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(finding, "finding");
    }

    /**
     * Compares the ratings. Incomplete pairs are left out and counted: those who answered both times may differ from the others.
     *
     * @param scale the scale of both ratings
     * @param level the level of the interval, above 0 and below 1; 0.95 is usual
     * @throws io.crmkit.core.error.InvalidInputException if the level is out of range
     */
    public static BeforeAndAfter of(RatingScale scale, Collection<Pair> pairs, double level) {
        RatingDifferences differences = RatingDifferences.on(scale);
        for (Pair pair : pairs) {
            if (pair.before().isPresent() && pair.after().isPresent()) {
                differences.add(pair.before().getAsInt(), pair.after().getAsInt());
            } else {
                differences.exclude(Exclusion.BLANK, 1);
            }
        }
        MeanScore difference = new MeanScore(
                ScoreDefinition.mean(
                        "recovery.satisfaction_difference",
                        RatingDifferences.differences(scale),
                        Direction.HIGHER_IS_BETTER),
                differences.tally());
        Optional<ConfidenceInterval> interval = difference.interval(level);
        return new BeforeAndAfter(difference, interval, finding(difference, interval));
    }

    private static Finding finding(MeanScore difference, Optional<ConfidenceInterval> interval) {
        if (interval.isEmpty() || difference.standardDeviation().orElse(0) == 0) {
            return Finding.NOT_ENOUGH_DATA;
        }
        if (interval.get().lower() > 0) {
            return Finding.HIGHER_AFTER;
        }
        return interval.get().upper() < 0 ? Finding.LOWER_AFTER : Finding.NO_DIFFERENCE_SHOWN;
    }
}
