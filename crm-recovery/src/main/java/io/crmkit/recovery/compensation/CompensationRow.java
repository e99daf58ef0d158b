package io.crmkit.recovery.compensation;

import io.crmkit.core.error.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One row of a table. The row of the highest priority that holds decides, whatever the order of the rows.
 *
 * @param id names it in traces, such as {@code 7} or {@code art. 7(1)(a)}
 * @param priority higher ones decide first
 * @param when what must hold; all of it, and of each fact once
 * @param award how much is given
 * @param remedies what may be given, the first one first
 * @param needsApproval whether another person must approve it
 */
public record CompensationRow(
        String id, int priority, List<Condition> when, Award award, List<Remedy> remedies, boolean needsApproval) {
    /**
     * Copies the lists.
     *
     * @throws InvalidInputException if the id is blank or a fact is asked for twice
     */
    public CompensationRow {
        Objects.requireNonNull(award, "award");
        when = List.copyOf(when);
        remedies = List.copyOf(remedies);
        if (id.isBlank()) {
            throw new InvalidInputException("row.id", "must not be blank");
        }
        Set<String> facts = new HashSet<>();
        for (Condition condition : when) {
            if (!facts.add(condition.fact())) {
                throw new InvalidInputException("row." + id, "must ask for " + condition.fact() + " once");
            }
        }
    }

    /** Returns whether some facts meet the conditions of both rows. */
    boolean meets(CompensationRow other) {
        return when.stream()
                .allMatch(condition -> other.when.stream()
                        .filter(another -> another.fact().equals(condition.fact()))
                        .allMatch(condition::meets));
    }
}
