package io.crmkit.metrics.score;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.Moments;
import io.crmkit.metrics.rating.RatingTally;
import java.util.Objects;

/**
 * The meaning of a score: an id, the scale of its question, the direction, and the points that one answer contributes. The
 * score is the mean of the points of the responses. Two scores merge or compare only if their definitions are equal; what
 * differs in any part is another score and needs another id.
 *
 * <p>In JSON an object with {@code id}, {@code scale}, {@code direction}, {@code formula}, {@code from}, {@code to} and
 * {@code weighted}; what cannot be a definition is refused when it is read, as by the factories.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"id", "scale", "direction", "formula", "from", "to", "weighted"})
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
     * Returns the definition of the mean rating on a scale from 0, the lowest rating, to 100, the highest; its unit is that of
     * this scale.
     *
     * @param id a stable name, such as {@code csat.rescaled}
     * @throws InvalidInputException if the id is blank
     */
    public static ScoreDefinition rescaled(String id, RatingScale scale, Direction direction) {
        return new ScoreDefinition(id, scale, direction, Formula.RESCALED, scale.min(), scale.max(), false);
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

    @JsonCreator
    private static ScoreDefinition read(
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty(value = "scale", required = true) RatingScale scale,
            @JsonProperty(value = "direction", required = true) Direction direction,
            @JsonProperty(value = "formula", required = true) Formula formula,
            @JsonProperty(value = "from", required = true) int from,
            @JsonProperty(value = "to", required = true) int to,
            @JsonProperty(value = "weighted", required = true) boolean weighted) {
        ScoreDefinition plain = switch (formula) {
            case MEAN -> mean(id, scale, direction);
            case RESCALED -> rescaled(id, scale, direction);
            case SHARE -> share(id, scale, direction, from, to);
            case NET -> net(id, scale, direction, from, to);
        };
        if (plain.from != from || plain.to != to) {
            throw new InvalidInputException(
                    "definition", "must be from the lowest to the highest rating for a " + formula);
        }
        return new ScoreDefinition(id, scale, direction, formula, from, to, weighted);
    }

    /**
     * Returns the definition of this score over weighted answers. It estimates something else, the score of the people the
     * weights stand for, so it has another id: this one with {@code .weighted} behind it. Returns this if it is weighted.
     */
    public ScoreDefinition overWeights() {
        return weighted ? this : new ScoreDefinition(id + ".weighted", scale, direction, formula, from, to, true);
    }

    /** Returns the stable name, such as {@code nps} or {@code csat.top2}. */
    @JsonProperty("id")
    public String id() {
        return id;
    }

    /** Returns the scale of the question. */
    @JsonProperty("scale")
    public RatingScale scale() {
        return scale;
    }

    /** Returns which way the score is good news. */
    @JsonProperty("direction")
    public Direction direction() {
        return direction;
    }

    /** Returns how the score is made of ratings, and with it its unit. */
    @JsonProperty("formula")
    public Formula formula() {
        return formula;
    }

    /** Returns whether the score is one over weighted answers. */
    @JsonProperty("weighted")
    public boolean weighted() {
        return weighted;
    }

    /** Returns the lowest rating of a share, the highest low rating of a net score, the lowest of the scale for means. */
    @JsonProperty("from")
    public int from() {
        return from;
    }

    /** Returns the highest rating of a share, the lowest high rating of a net score, the highest of the scale for means. */
    @JsonProperty("to")
    public int to() {
        return to;
    }

    /** Returns the lowest value the score can have. */
    public double lowest() {
        return switch (formula) {
            case MEAN -> scale.min();
            case RESCALED, SHARE -> 0;
            case NET -> -100;
        };
    }

    /** Returns the highest value the score can have. */
    public double highest() {
        return formula == Formula.MEAN ? scale.max() : 100;
    }

    /**
     * Returns what one answer with this rating contributes: the rating itself for a mean, 0 to 100 for a rescaled mean,
     * 100 or 0 for a share, 100, 0 or -100 for a net score.
     *
     * @throws InvalidInputException if the rating is not on the scale
     */
    public double points(int rating) {
        if (!scale.contains(rating)) {
            throw new InvalidInputException("rating", "must be on the scale " + scale);
        }
        return switch (formula) {
            case MEAN -> rating;
            case RESCALED -> 100.0 * (rating - scale.min()) / (scale.max() - scale.min());
            case SHARE -> rating >= from && rating <= to ? 100 : 0;
            case NET -> rating <= from ? -100 : rating >= to ? 100 : 0;
        };
    }

    /**
     * Returns number, sum and sum of squares of the {@link #points} of the responses of a tally.
     *
     * @throws InvalidInputException if the scale of the tally is not that of this definition
     */
    public Moments moments(RatingTally tally) {
        requireScale(tally.scale());
        return Moments.of(tally, this::points);
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
        requireScale(ratings);
        if (weighted != overWeights) {
            throw new InvalidInputException(
                    "definition", "must be for " + (overWeights ? "weighted" : "unweighted") + " answers, was " + id);
        }
    }

    private void requireScale(RatingScale ratings) {
        if (!scale.equals(ratings)) {
            throw new InvalidInputException("scale", "must be " + scale + " for " + id + ", was " + ratings);
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
