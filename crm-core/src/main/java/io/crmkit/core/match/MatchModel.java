package io.crmkit.core.match;

import java.util.List;
import org.immutables.value.Value;

/**
 * Everything that decides which records match, as data: fields with their weights, blocking keys, the odds before any evidence and
 * the thresholds. A changed model gets another version, so that a stored decision says by which one it was made.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = MatchModel.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = MatchModel.Builder.class)
public interface MatchModel extends WithMatchModel {
    /** How many fields a model has at most. */
    int MOST_FIELDS = 16;

    /** Returns the name, such as {@code person}. */
    String name();

    /** Returns the version, such as {@code 1}. */
    String version();

    /** Returns the fields, 1 to 16. */
    List<MatchField> fields();

    /** Returns the fields whose agreement is bounded together. */
    List<EvidenceGroup> groups();

    /** Returns the keys one of which two records must share to be compared. */
    List<BlockingKey> blocking();

    /**
     * Returns how many records may share a key at most: a key that more share is passed over, and the report counts it. Bounds the
     * work, which grows with the square of the block. 200 unless stated.
     */
    @Value.Default
    default int largestBlock() {
        return 200;
    }

    /** Returns the odds that two records match before they are compared, in bits: the binary logarithm; usually below 0. */
    double priorBits();

    /** Returns the score from which on a pair is a match, in bits. */
    double matchBits();

    /** Returns the score from which on a pair is for a person to review, in bits; at most {@link #matchBits}. */
    double reviewBits();

    /** Returns how many records a cluster holds at most; 20 unless stated. */
    @Value.Default
    default int largestCluster() {
        return 20;
    }

    /**
     * Returns the least score between any two records of a cluster, in bits: bounds how far "the same as the same" goes. 0 unless
     * stated.
     */
    @Value.Default
    default double clusterBits() {
        return 0;
    }

    /** Returns name and version, such as {@code person/1}. */
    default String id() {
        return name() + "/" + version();
    }

    /** Returns the model as canonical JSON. */
    default String toJson() {
        return MatchRules.CODEC.encode(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if name or version is blank, there are no fields or more than 16, two have
     *     the same name, a key or an exchange names no field, an exchange is not mutual, a group names no field or one of
     *     another group, or review lies above match
     */
    @Value.Check
    default void check() {
        MatchRules.check(this);
    }

    /**
     * Returns the model that a JSON text stands for.
     *
     * @throws io.crmkit.core.json.UnreadableJsonException if the text is no JSON or does not fit
     */
    static MatchModel parse(String json) {
        return MatchRules.CODEC.decode(json);
    }

    /** Starts a model. */
    static Builder builder(String name, String version) {
        return new Builder().name(name).version(version);
    }

    /** Builds {@link MatchModel}s. */
    final class Builder extends ImmutableMatchModel.Builder {
        Builder() {}
    }
}
