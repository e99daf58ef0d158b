package io.crmkit.metrics.score;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.Objects;

/**
 * The meaning of a score: an id, the scale of its question, the direction, and the points that one answer contributes. The
 * score is the mean of the points of the responses. Two scores merge or compare only if their definitions are equal; what
 * differs in any part is another score and needs another id.
 */
public final class ScoreDefinition {
    private final String id;
    private final RatingScale scale;
    private final Direction direction;
    private final Formula formula;
    private final int from;
    private final int to;
    private final boolean weighted;

    private ScoreDefinition(
            String id, RatingScale scale, Direction direction, Formula formula, int from, int to, boolean weighted) {
        if (id.isBlank()) {
            throw new InvalidInputException("definition.id", "must not be blank");
        }
        if (!(scale.contains(from) && scale.contains(to))) {
            throw new InvalidInputException("definition", "must use ratings of its scale " + scale);
        }
        this.id = id;
        this.scale = scale;
        this.direction = Objects.requireNonNull(direction, "direction");
        this.formula = formula;
        this.from = from;
        this.to = to;
        this.weighted = weighted;
    }

    /**
     * Returns the definition of a mean rating; its unit is the rating.
     *
     * @param id a stable name, such as {@code csat.mean}
     * @throws InvalidInputException if the id is blank
     */
    public static ScoreDefinition mean(String id, RatingScale scale, Direction direction) {
        return new ScoreDefinition(id, scale, direction, Formula.MEAN, scale.min(), scale.max(), false);
    }

    /**
     * Returns the definition of the percentage of ratings from {@code lowest} to {@code highest}, both included; its unit is
     * percent.
     *
     * @param id a stable name, such as {@code csat.top2}
     * @throws InvalidInputException if the id is blank, an end is not on the scale, or {@code lowest} is above
     *     {@code highest}
     */
    public static ScoreDefinition share(String id, RatingScale scale, Direction direction, int lowest, int highest) {
        if (lowest > highest) {
            throw new InvalidInputException("definition.lowest", "must not be above highest");
        }
        return new ScoreDefinition(id, scale, direction, Formula.SHARE, lowest, highest, false);
    }

    /**
     * Returns the definition of a net score: the percentage of ratings at or above {@code highFrom} minus the percentage at
     * or below {@code lowTo}; its unit is the percentage point.
     *
     * @param id a stable name, such as {@code nps}
     * @throws InvalidInputException if the id is blank, a bound is not on the scale, or {@code lowTo} is not below
     *     {@code highFrom}
     */
    public static ScoreDefinition net(String id, RatingScale scale, Direction direction, int lowTo, int highFrom) {
        if (lowTo >= highFrom) {
            throw new InvalidInputException("definition.lowTo", "must be below highFrom");
        }
        return new ScoreDefinition(id, scale, direction, Formula.NET, lowTo, highFrom, false);
    }

    /**
     * Returns the definition of this score over weighted answers. It estimates something else, the score of the people the
     * weights stand for, so it has another id: this one with {@code .weighted} behind it. Returns this if it is weighted.
     */
    public ScoreDefinition overWeights() {
        return weighted ? this : new ScoreDefinition(id + ".weighted", scale, direction, formula, from, to, true);
    }

    /** Returns the stable name, such as {@code nps} or {@code csat.top2}. */
    public String id() {
        return id;
    }

    /** Returns the scale of the question. */
    public RatingScale scale() {
        return scale;
    }

    /** Returns which way the score is good news. */
    public Direction direction() {
        return direction;
    }

    /** Returns how the score is made of ratings, and with it its unit. */
    public Formula formula() {
        return formula;
    }

    /** Returns whether the score is one over weighted answers. */
    public boolean weighted() {
        return weighted;
    }

    /** Returns the lowest rating of a share, the highest low rating of a net score, the lowest of the scale for a mean. */
    public int from() {
        return from;
    }

    /** Returns the highest rating of a share, the lowest high rating of a net score, the highest of the scale for a mean. */
    public int to() {
        return to;
    }

    /** Returns the lowest value the score can have. */
    public double lowest() {
        return switch (formula) {
            case MEAN -> scale.min();
            case SHARE -> 0;
            case NET -> -100;
        };
    }

    /** Returns the highest value the score can have. */
    public double highest() {
        return formula == Formula.MEAN ? scale.max() : 100;
    }

    /**
     * Returns what one answer with this rating contributes: the rating itself for a mean, 100 or 0 for a share, 100, 0 or
     * -100 for a net score.
     *
     * @throws InvalidInputException if the rating is not on the scale
     */
    public double points(int rating) {
        if (!scale.contains(rating)) {
            throw new InvalidInputException("rating", "must be on the scale " + scale);
        }
        return switch (formula) {
            case MEAN -> rating;
            case SHARE -> rating >= from && rating <= to ? 100 : 0;
            case NET -> rating <= from ? -100 : rating >= to ? 100 : 0;
        };
    }

    /**
     * Checks that another score means the same, before the two are merged or compared.
     *
     * @throws InvalidInputException if the other definition differs in any part
     */
    public void requireSame(ScoreDefinition other) {
        if (!equals(other)) {
            throw new InvalidInputException("definition", "must be " + this + ", was " + other);
        }
    }

    /**
     * Checks that answers fit this definition, before a score is made of the two.
     *
     * @param computed the formula that the score computes
     * @param ratings the scale of the answers
     * @param overWeights whether the answers have weights
     * @throws InvalidInputException if the formula, the scale or the use of weights differs from this definition
     */
    public void requireFit(Formula computed, RatingScale ratings, boolean overWeights) {
        if (formula != computed) {
            throw new InvalidInputException(
                    "definition", "must be of a " + computed + ", " + id + " is of a " + formula);
        }
        if (!scale.equals(ratings)) {
            throw new InvalidInputException("scale", "must be " + scale + " for " + id + ", was " + ratings);
        }
        if (weighted != overWeights) {
            throw new InvalidInputException(
                    "definition", "must be for " + (overWeights ? "weighted" : "unweighted") + " answers, was " + id);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreDefinition that
                && id.equals(that.id)
                && scale.equals(that.scale)
                && direction == that.direction
                && formula == that.formula
                && from == that.from
                && to == that.to
                && weighted == that.weighted;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, scale, direction, formula, from, to, weighted);
    }

    /** Returns the id with everything that tells it from another definition. */
    @Override
    public String toString() {
        return id + " (" + formula + " " + from + ".." + to + " on " + scale + ", " + direction + ")";
    }
}
