package io.crmkit.metrics.scorecard;

import java.util.List;
import java.util.Optional;

/**
 * The scores of the groups of one breakdown. Each answer is in exactly one group.
 *
 * @param breakdown how the answers are divided
 * @param groups the groups that occur, in the order of their names, and last the answers that have no name
 */
public record BrokenDownScores(Breakdown breakdown, List<Group> groups) {
    /** Copies the list. */
    public BrokenDownScores {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param name the value that its answers share, such as {@code north}; empty for the answers without one
     * @param scores its scores
     */
    public record Group(Optional<String> name, ScoreHistory scores) {}

    /** Returns the scores of the group with this name. */
    public Optional<ScoreHistory> of(String name) {
        return groups.stream()
                .filter(group -> group.name().equals(Optional.of(name)))
                .map(Group::scores)
                .findFirst();
    }
}
