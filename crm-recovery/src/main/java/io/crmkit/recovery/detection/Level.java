package io.crmkit.recovery.detection;

import io.crmkit.core.error.InvalidInputException;
import java.util.Objects;
import java.util.Optional;

/**
 * From where on a value is bad, and from where on it is good again. With a level to clear at, a rule makes one case of one spell of
 * bad values, however long it lasts (hysteresis); without one every bad value stands for itself, as complaints and missed deadlines do.
 *
 * @param side on which side of {@code fire} values are bad
 * @param fire the first bad value
 * @param clear the first value that ends a spell; empty if there are no spells
 */
public record Level(Side side, double fire, Optional<Double> clear) {
    /** On which side values are bad. */
    public enum Side {
        /** Low values are bad, as for ratings. */
        AT_MOST,
        /** High values are bad, as for days of silence. */
        AT_LEAST
    }

    /**
     * Checks the levels.
     *
     * @throws InvalidInputException if a level is not finite, or {@code clear} is not strictly on the good side of {@code fire}
     */
    public Level {
        Objects.requireNonNull(side, "side");
        if (!Double.isFinite(fire) || !clear.map(Double::isFinite).orElse(true)) {
            throw new InvalidInputException("rule.level", "must be finite");
        }
        if (clear.isPresent() && (side == Side.AT_MOST ? clear.get() <= fire : clear.get() >= fire)) {
            throw new InvalidInputException("rule.level.clear", "must lie on the good side of fire");
        }
    }

    /** Returns the level of ratings and the like: at most {@code fire} is bad, each for itself. */
    public static Level atMost(double fire) {
        return new Level(Side.AT_MOST, fire, Optional.empty());
    }

    /** Returns the level of counts and the like: at least {@code fire} is bad, each for itself. */
    public static Level atLeast(double fire) {
        return new Level(Side.AT_LEAST, fire, Optional.empty());
    }

    /** Returns this level with spells that end at {@code value}. */
    public Level clearedAt(double value) {
        return new Level(side, fire, Optional.of(value));
    }

    /** Returns what a value is. Without a level to clear at, what is not bad is good. */
    public Grade grade(double value) {
        if (side == Side.AT_MOST ? value <= fire : value >= fire) {
            return Grade.BAD;
        }
        boolean good = clear.map(end -> side == Side.AT_MOST ? value >= end : value <= end)
                .orElse(true);
        return good ? Grade.GOOD : Grade.BETWEEN;
    }
}
