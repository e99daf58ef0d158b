package io.crmkit.metrics.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.Exclusions;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A score as it is reported: what was measured, of how many, the value and its interval, or why there is none. Immutable, and
 * without the answers behind it, so that it can be handed on; for more calculations keep the {@link Score}.
 *
 * <p>In JSON an object with {@code definition}, {@code responses}, {@code excluded} (by reason), {@code value},
 * {@code undefined} (why there is no value) and {@code interval} (method, level, lower, upper, rawLower, rawUpper). All six are
 * always there; what does not exist is {@code null}, never 0. It is written, not read.
 */
@JsonPropertyOrder({"definition", "responses", "excluded", "value", "undefined", "interval"})
public final class ScoreResult {
    private final ScoreDefinition definition;
    private final @Nullable Score score; // null if withheld
    private final @Nullable ConfidenceInterval interval;

    private ScoreResult(ScoreDefinition definition, @Nullable Score score, @Nullable ConfidenceInterval interval) {
        this.definition = definition;
        this.score = score;
        this.interval = interval;
    }

    /**
     * Returns the result with the interval by the method that is recommended for this kind of score.
     *
     * @param level the level of the interval, above 0 and below 1
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public static ScoreResult of(Score score, double level) {
        return of(score, score.interval(level));
    }

    /** Returns the result with an interval that was made by another method, or with none. */
    public static ScoreResult of(Score score, Optional<ConfidenceInterval> interval) {
        return new ScoreResult(score.definition(), score, interval.orElse(null));
    }

    /** Returns the result of a score that must not be shown: {@link Undefined#WITHHELD}, and nothing of its answers. */
    public static ScoreResult withheld(ScoreDefinition definition) {
        return new ScoreResult(definition, null, null);
    }

    /** Returns what the score means. */
    @JsonProperty("definition")
    public ScoreDefinition definition() {
        return definition;
    }

    /** Returns how many answers the score is computed from, its n; empty if it is withheld. */
    public OptionalLong responses() {
        return score == null ? OptionalLong.empty() : OptionalLong.of(score.responses());
    }

    /** Returns the answers that were left out, by reason; empty if the score is withheld. */
    public Optional<Exclusions> excluded() {
        return Optional.ofNullable(score).map(Score::excluded);
    }

    /** Returns the value, not rounded, in the unit of the definition; empty if it is {@link #undefined}. */
    public OptionalDouble value() {
        return score == null ? OptionalDouble.empty() : score.value();
    }

    /** Returns why there is no value; empty if there is one. */
    public Optional<Undefined> undefined() {
        return score == null ? Optional.of(Undefined.WITHHELD) : score.undefined();
    }

    /** Returns the interval with its method and level; empty if there is none, as for a mean of one response. */
    public Optional<ConfidenceInterval> interval() {
        return Optional.ofNullable(interval);
    }

    @JsonProperty("responses")
    private @Nullable Long responsesOrNull() {
        return score == null ? null : score.responses();
    }

    @JsonProperty("excluded")
    private @Nullable Exclusions excludedOrNull() {
        return excluded().orElse(null);
    }

    @JsonProperty("value")
    private @Nullable Double valueOrNull() {
        return value().isEmpty() ? null : value().getAsDouble();
    }

    @JsonProperty("undefined")
    private @Nullable Undefined undefinedOrNull() {
        return undefined().orElse(null);
    }

    @JsonProperty("interval")
    private @Nullable ConfidenceInterval intervalOrNull() {
        return interval;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreResult that
                && definition.equals(that.definition)
                && Objects.equals(score, that.score)
                && Objects.equals(interval, that.interval);
    }

    @Override
    public int hashCode() {
        return Objects.hash(definition, score, interval);
    }

    /** Returns id, value or the reason why there is none, n, and the interval. */
    @Override
    public String toString() {
        String value = value().isPresent()
                ? String.valueOf(value().getAsDouble())
                : undefined().orElseThrow().toString();
        return definition.id() + " " + value + (score == null ? "" : " n " + score.responses())
                + interval().map(found -> " " + found).orElse("");
    }
}
