package io.crmkit.recovery.authority;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.compensation.Remedy;
import io.crmkit.recovery.failure.Severity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a role may give without asking anybody. All its limits have to hold.
 *
 * @param id names it within the policy and in ledgers, such as {@code agent-vouchers}
 * @param role who has it
 * @param remedies what may be given; at least one
 * @param mostSevere the most severe failure that it reaches to
 * @param limits how much; at least one, of each scope one at most
 */
public record Authority(
        String id, String role, Set<Remedy> remedies, Severity mostSevere, List<AuthorityLimit> limits) {
    /**
     * Copies the collections.
     *
     * @throws InvalidInputException if a name is blank, there is no remedy or no limit, or two limits are of one scope
     */
    public Authority {
        Objects.requireNonNull(mostSevere, "mostSevere");
        limits = List.copyOf(limits);
        if (id.isBlank() || role.isBlank()) {
            throw new InvalidInputException("authority", "must have id and role");
        }
        if (remedies.isEmpty()) {
            throw new InvalidInputException("authority." + id + ".remedies", "must not be empty");
        }
        if (limits.isEmpty()) {
            throw new InvalidInputException("authority." + id + ".limits", "must not be empty");
        }
        remedies = Collections.unmodifiableSet(EnumSet.copyOf(remedies));
        AuthorityPolicy.requireOneOfEachScope("authority." + id + ".limits", limits);
    }

    /** Returns whether it reaches to this remedy of a failure of this severity, whatever the amount. */
    public boolean covers(Remedy remedy, Severity severity) {
        return remedies.contains(remedy) && mostSevere.isAtLeast(severity);
    }
}
