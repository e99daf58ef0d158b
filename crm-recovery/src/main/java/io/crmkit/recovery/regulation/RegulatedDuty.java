package io.crmkit.recovery.regulation;

import io.crmkit.core.error.InvalidInputException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that a rule demands for every complaint. Acts are codes, such as {@code final_response}; see {@link Acts}.
 *
 * @param id names it within its pack
 * @param text what has to be done, in words
 * @param source section of the rule
 * @param doneBy the acts of which any one fulfils it; not empty
 * @param term by when
 * @param extension what gives more time, once
 * @param cancels duties that end when this one is fulfilled in time
 */
public record RegulatedDuty(
        String id,
        String text,
        String source,
        Set<String> doneBy,
        Term term,
        Optional<Extension> extension,
        Set<String> cancels) {
    /**
     * More time: given once, by an act that comes before the term is over, and counted from the day of receipt too.
     *
     * @param by the act, such as {@code holding_response}
     * @param term the term that then holds in place of the first
     */
    public record Extension(String by, Term term) {
        /** Refuses nulls. */
        public Extension {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(term, "term");
        }
    }

    /**
     * Copies the sets.
     *
     * @throws InvalidInputException if the id is blank or no act fulfils it
     */
    public RegulatedDuty {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(term, "term");
        Objects.requireNonNull(extension, "extension");
        doneBy = Set.copyOf(new TreeSet<>(doneBy));
        cancels = Set.copyOf(new TreeSet<>(cancels));
        if (id.isBlank()) {
            throw new InvalidInputException("duty.id", "must not be blank");
        }
        if (doneBy.isEmpty()) {
            throw new InvalidInputException("duty." + id + ".doneBy", "must name an act");
        }
    }
}
