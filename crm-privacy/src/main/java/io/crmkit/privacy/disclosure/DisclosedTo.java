package io.crmkit.privacy.disclosure;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one recipient received of one person.
 *
 * @param recipient who, as a code of the business
 * @param categories everything that was disclosed; sorted
 * @param purposes what for, by key; sorted
 * @param disclosures how often
 * @param first when for the first time
 * @param last when for the last time
 */
public record DisclosedTo(
        String recipient, Set<String> categories, Set<String> purposes, long disclosures, Instant first, Instant last) {
    /** Sorts the sets. */
    public DisclosedTo {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
        purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
    }

    static DisclosedTo of(Disclosure one) {
        return new DisclosedTo(
                one.recipient(), one.categories(), Set.of(one.purpose().key()), 1, one.at(), one.at());
    }

    DisclosedTo and(DisclosedTo other) {
        Set<String> all = new TreeSet<>(categories);
        all.addAll(other.categories);
        Set<String> reasons = new TreeSet<>(purposes);
        reasons.addAll(other.purposes);
        return new DisclosedTo(
                recipient,
                all,
                reasons,
                disclosures + other.disclosures,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }
}
