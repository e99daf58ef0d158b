package io.crmkit.recovery.authority;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.pack.PackReader;
import io.crmkit.recovery.version.Versions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** The versions of one policy for each currency: on each date from the first on, exactly one holds. Immutable. */
public final class AuthorityPolicies {
    private final Versions<AuthorityPolicy> versions;
    private final Map<String, AuthorityPolicy> byCurrency;

    private AuthorityPolicies(Versions<AuthorityPolicy> versions, Map<String, AuthorityPolicy> byCurrency) {
        this.versions = versions;
        this.byCurrency = Map.copyOf(byCurrency);
    }

    /** Returns the sample of this jar, in EUR and days of Europe/Berlin: agents, team leads and managers, with caps. */
    public static AuthorityPolicies sample() {
        return of(List.of(AuthorityPolicy.parse(PackReader.resource(AuthorityPolicies.class, "sample-eur.json"))));
    }

    /**
     * Returns these policies.
     *
     * @throws InvalidInputException if there is none, versions of a policy overlap, leave a gap or change currency or zone, which
     *     their ledgers could not follow, or two policies are for one currency
     */
    public static AuthorityPolicies of(List<AuthorityPolicy> policies) {
        if (policies.isEmpty()) {
            throw new InvalidInputException("policies", "must not be empty");
        }
        Map<String, AuthorityPolicy> byCurrency = new HashMap<>();
        Map<String, AuthorityPolicy> byId = new HashMap<>();
        for (AuthorityPolicy policy : policies) {
            AuthorityPolicy sameId = byId.computeIfAbsent(policy.id(), id -> policy);
            if (!sameId.currency().equals(policy.currency()) || !sameId.zone().equals(policy.zone())) {
                throw new InvalidInputException(
                        "policies." + policy.id(), "must keep currency and zone; use another id instead");
            }
            AuthorityPolicy sameCurrency = byCurrency.computeIfAbsent(policy.currency(), code -> policy);
            if (!sameCurrency.id().equals(policy.id())) {
                throw new InvalidInputException(
                        "policies", "must have one for " + policy.currency() + ": " + sameCurrency.id());
            }
        }
        return new AuthorityPolicies(Versions.of(policies), byCurrency);
    }

    /** Returns the version for money of this currency that holds on the day of this instant, in the zone of the policy. */
    public Optional<AuthorityPolicy> find(CurrencyUnit currency, Instant at) {
        return Optional.ofNullable(byCurrency.get(currency.getCode()))
                .flatMap(any -> versions.find(any.id(), at.atZone(any.zone()).toLocalDate()));
    }

    /** Returns all versions, by id and time. */
    public List<AuthorityPolicy> all() {
        return versions.all();
    }
}
