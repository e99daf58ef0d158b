package io.crmkit.core.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How one field of two records is compared, and what agreement in it says. There is a level for equal values, one for each
 * threshold of similarity, one for different values and, if the field can be exchanged with another one, one for that. A value
 * that is missing on either side says nothing.
 */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@tools.jackson.databind.annotation.JsonDeserialize(builder = MatchField.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = MatchField.Builder.class)
public interface MatchField extends WithMatchField {
    /** The similarity of two values of one alias group. */
    double ALIAS = 0.95;

    /** Parts several values of one record. */
    char SEPARATOR = '\u001f';

    /** How many thresholds a field has at most. */
    int MOST_THRESHOLDS = 8;

    /** Returns the name of the field, unique within the model. */
    String name();

    /** Returns how values are compared; {@link Similarity#EXACT} unless stated. */
    @Value.Default
    default Similarity similarity() {
        return Similarity.EXACT;
    }

    /** Returns the least similarity of each level between equal and different, falling, each above 0 and at most 1. */
    List<Double> thresholds();

    /** Returns the field that people exchange with this one, such as the family name with the given name. */
    Optional<String> swappedWith();

    /** Returns whether two different values are proof of two records, so that no such pair is a match without a person. */
    @Value.Default
    default boolean strong() {
        return false;
    }

    /**
     * Returns whether a record can hold several values, parted by {@link #SEPARATOR}: they are equal if they share one, and
     * otherwise as alike as the most alike two. Blocking keys see the first value. Not together with {@link #termFrequency}.
     */
    @Value.Default
    default boolean several() {
        return false;
    }

    /** Returns groups of values that stand for each other: nicknames, abbreviations. They count as similar by {@link #ALIAS}. */
    List<AliasGroup> aliases();

    /**
     * Returns how often the levels occur: equal, one for each threshold, different and, with {@link #swappedWith}, exchanged. A
     * rough guess unless stated; {@link Training} learns them.
     */
    @Value.Default
    default List<LevelChance> levels() {
        return MatchRules.guess(thresholds().size(), swappedWith().isPresent());
    }

    /** Returns whether training learns how common the values are, because agreement in a rare one says more. */
    @Value.Default
    default boolean termFrequency() {
        return false;
    }

    /** Returns the share of records that hold a common value; agreement in such a value says less. */
    @Value.Redacted
    Map<String, Double> frequencies();

    /** Returns the share of records that hold a value not among the {@link #frequencies}; 0 if frequencies do not count. */
    @Value.Default
    default double rareFrequency() {
        return 0;
    }

    /** Returns the number of the level of different values; that of equal ones is 0. */
    default int different() {
        return thresholds().size() + 1;
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the name is blank, there are more than 8 thresholds, thresholds do
     *     not fall or lie outside 0 to 1, the number of levels does not fit them, weights rise towards different values, a
     *     frequency lies outside 0 to 1, or the frequencies of several values are asked for
     */
    @Value.Check
    default void check() {
        MatchRules.check(this);
    }

    /** Starts a field whose values are equal or different. */
    static Builder builder(String name) {
        return new Builder().name(name);
    }

    /** Starts a field whose values can be more or less alike. */
    static Builder builder(String name, Similarity similarity, double... thresholds) {
        return builder(name).similarity(similarity).addThresholds(thresholds);
    }

    /** Builds {@link MatchField}s. */
    final class Builder extends ImmutableMatchField.Builder {
        Builder() {}
    }
}
