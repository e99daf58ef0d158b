package io.crmkit.privacy.retention;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a period counts from. A moment that is not known starts no period: the record stays. */
public sealed interface RetentionTrigger {
    /** The record was added to the store. */
    record Created() implements RetentionTrigger {}

    /**
     * A date or time that the record itself holds.
     *
     * @param name an attribute of an index of its type, of dates or instants
     */
    record OfAttribute(String name) implements RetentionTrigger {
        /** Refuses null. */
        public OfAttribute {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * The last thing that happened with the customer: the newest record of these types, or the adding of the record itself, whichever is
     * later. Of a record of several customers the latest counts.
     *
     * @param types each with an index by customer, then time
     */
    record LastActivity(Set<String> types) implements RetentionTrigger {
        /**
         * Sorts the types.
         *
         * @throws InvalidInputException if there is none
         */
        public LastActivity {
            SortedSet<String> sorted = new TreeSet<>(types);
            types = Collections.unmodifiableSortedSet(sorted);
            if (types.isEmpty()) {
                throw new InvalidInputException("retentionTrigger.types", "must not be empty");
            }
        }
    }

    /**
     * The end of what binds the customer, such as a contract: the latest one if there are several. While one has no end, or if there is
     * none, no period starts.
     *
     * @param type the type of the contracts, with an index by customer
     * @param attribute of an index of that type: when it ended
     */
    record EndOf(String type, String attribute) implements RetentionTrigger {
        /** Refuses nulls. */
        public EndOf {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(attribute, "attribute");
        }
    }
}
