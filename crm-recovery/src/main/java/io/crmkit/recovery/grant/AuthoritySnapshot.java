package io.crmkit.recovery.grant;

import io.crmkit.core.actor.Actor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * By whose authority a grant was given, and under which limits, as they were then.
 *
 * @param policy id and version of the policy
 * @param actor whose authority it was
 * @param authority the id of the authority; empty if all of it is statutory, which needs none
 * @param charges what was taken from which ledgers
 */
public record AuthoritySnapshot(String policy, Actor actor, Optional<String> authority, List<Charge> charges) {
    /** Copies the charges. */
    public AuthoritySnapshot {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(authority, "authority");
        charges = List.copyOf(charges);
    }
}
