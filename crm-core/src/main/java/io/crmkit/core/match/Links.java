package io.crmkit.core.match;

import java.util.List;

/**
 * What a search for matches found.
 *
 * @param links the pairs that match or are for review, in no order
 * @param compared how many pairs were compared
 * @param passedOver how many keys of records were passed over, because too many records share the key; if it is high, the model
 *     needs finer blocking keys
 */
public record Links(List<Link> links, long compared, long passedOver) {
    /** Copies the links. */
    public Links {
        links = List.copyOf(links);
    }

    /** Returns how many pairs have an outcome. */
    public long count(MatchOutcome outcome) {
        return links.stream().filter(link -> link.outcome() == outcome).count();
    }
}
