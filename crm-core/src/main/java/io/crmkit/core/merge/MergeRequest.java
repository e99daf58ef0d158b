package io.crmkit.core.merge;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be merged, and how. Immutable.
 *
 * @param survivor the customer that stays; an old id stands for the customer of today
 * @param loser the customer that becomes the survivor; an old id stands for the customer of today
 * @param survivorship which values survive
 * @param chosen fields that a person decides, with the one of the two whose value it takes, also if that is none
 * @param waived obstacles in spite of which a person decides to merge
 * @param reason why; required to waive an obstacle
 */
public record MergeRequest(
        CustomerId survivor,
        CustomerId loser,
        Survivorship survivorship,
        Map<String, CustomerId> chosen,
        Set<Obstacle.Code> waived,
        Optional<String> reason) {
    /**
     * Checks the request.
     *
     * @throws InvalidInputException if both are the same, a field cannot be merged, a choice names neither of the two, an obstacle
     *     cannot be waived or is waived without a reason, or the reason is blank
     */
    public MergeRequest {
        Objects.requireNonNull(survivorship, "survivorship");
        if (survivor.equals(loser)) {
            throw new InvalidInputException("merge.loser", "must be another one than the survivor");
        }
        chosen = Collections.unmodifiableMap(new TreeMap<>(chosen));
        waived = waived.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(waived));
        for (Map.Entry<String, CustomerId> choice : chosen.entrySet()) {
            Survivorship.requireField(choice.getKey());
            if (!choice.getValue().equals(survivor) && !choice.getValue().equals(loser)) {
                throw new InvalidInputException("merge.chosen", "must name the survivor or the loser");
            }
        }
        if (!waived.stream().allMatch(Obstacle.Code::waivable)) {
            throw new InvalidInputException("merge.waived", "names an obstacle that nobody can waive");
        }
        if (reason.filter(String::isBlank).isPresent() || (reason.isEmpty() && !waived.isEmpty())) {
            throw new InvalidInputException("merge.reason", "must say why if an obstacle is waived, and not be blank");
        }
    }

    /** Returns the request to merge by the usual rules. */
    public static MergeRequest of(CustomerId survivor, CustomerId loser) {
        return new MergeRequest(survivor, loser, Survivorship.standard(), Map.of(), Set.of(), Optional.empty());
    }

    /** Returns this request with other rules. */
    public MergeRequest by(Survivorship rules) {
        return new MergeRequest(survivor, loser, rules, chosen, waived, reason);
    }

    /** Returns this request with the value of a field taken from one of the two, whatever the rules say. */
    public MergeRequest choose(String field, CustomerId from) {
        Map<String, CustomerId> more = new TreeMap<>(chosen);
        more.put(field, from);
        return new MergeRequest(survivor, loser, survivorship, more, waived, reason);
    }

    /** Returns this request with a reason. */
    public MergeRequest because(String why) {
        return new MergeRequest(survivor, loser, survivorship, chosen, waived, Optional.of(why));
    }

    /** Returns this request in spite of obstacles; only a person may make it, an actor of the kind USER. */
    public MergeRequest despite(String why, Obstacle.Code... obstacles) {
        return new MergeRequest(
                survivor, loser, survivorship, chosen, Set.copyOf(List.of(obstacles)), Optional.of(why));
    }

    /** Hides the reason, which is free text. */
    @Override
    public String toString() {
        return "MergeRequest[" + loser + " into " + survivor + "]";
    }
}
