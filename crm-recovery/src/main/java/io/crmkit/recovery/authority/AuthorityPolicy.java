package io.crmkit.recovery.authority;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.pack.PackReader;
import io.crmkit.recovery.rule.Currencies;
import io.crmkit.recovery.rule.Require;
import io.crmkit.recovery.version.Versioned;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Who may give how much in one currency during one stretch of time, and the caps that nobody may exceed. Data: a host writes its own
 * as JSON.
 *
 * @param id names the policy; part of the names of its ledgers
 * @param version names this version
 * @param validFrom the first date, in {@code zone}, that it holds for
 * @param validTo the first date that it does not hold for any more; empty if that is not known
 * @param currency ISO 4217 code of all its amounts
 * @param zone whose days, months and years the limits are for
 * @param source where it stands
 * @param decideWithin a proposal that nobody decides expires after that; whole seconds, one second to 40,000 days
 * @param issueWithin an approved grant that is not issued expires after that; whole seconds, one second to 40,000 days
 * @param confirmWithin a payment whose outcome is not told for that long is reported; whole seconds, one second to 40,000 days
 * @param authorities what the roles may give; of several that somebody has, the first one that suffices is used
 * @param caps what all grants together may not exceed, by scope, of each scope one at most
 */
public record AuthorityPolicy(
        String id,
        String version,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        String currency,
        ZoneId zone,
        String source,
        Duration decideWithin,
        Duration issueWithin,
        Duration confirmWithin,
        List<Authority> authorities,
        List<AuthorityLimit> caps)
        implements Versioned {
    /**
     * Checks the policy.
     *
     * @throws InvalidInputException if a name is blank, the currency unknown or none that can be paid, it ends before it begins, a term is not in whole
     *     seconds, too short or too long, two authorities have one id, two caps one scope, or an amount more digits than the currency
     */
    public AuthorityPolicy {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(source, "source");
        Versioned.check(id, version, validFrom, validTo);
        authorities = List.copyOf(authorities);
        caps = List.copyOf(caps);
        requireTerm("decideWithin", decideWithin);
        requireTerm("issueWithin", issueWithin);
        requireTerm("confirmWithin", confirmWithin);
        CurrencyUnit unit = Currencies.of(currency, "policy.currency");
        requireOneOfEachScope("policy.caps", caps);
        Set<String> ids = new HashSet<>();
        for (Authority authority : authorities) {
            if (!ids.add(authority.id())) {
                throw new InvalidInputException("policy.authorities", "must not have two of the id " + authority.id());
            }
            authority.limits().forEach(limit -> money(unit, limit.amount()));
        }
        caps.forEach(cap -> money(unit, cap.amount()));
    }

    private static void requireTerm(String field, Duration term) {
        if (term.compareTo(Duration.ofSeconds(1)) < 0 || !term.equals(Duration.ofSeconds(term.toSeconds()))) {
            throw new InvalidInputException("policy." + field, "must be at least one second, in whole seconds");
        }
        Require.boundedTime(term, "policy." + field);
    }

    static void requireOneOfEachScope(String field, List<AuthorityLimit> limits) {
        Set<LimitScope> scopes = EnumSet.noneOf(LimitScope.class);
        for (AuthorityLimit limit : limits) {
            if (!scopes.add(limit.scope())) {
                throw new InvalidInputException(field, "must not have two of the scope " + limit.scope());
            }
        }
    }

    private static Money money(CurrencyUnit unit, BigDecimal amount) {
        try {
            return Money.of(unit, amount, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException finer) {
            throw new InvalidInputException("policy.limits", "must not be finer than " + unit, finer);
        }
    }

    /** Returns the amount of a limit of this policy as money. */
    public Money amount(AuthorityLimit limit) {
        return money(CurrencyUnit.of(currency), limit.amount());
    }

    /**
     * Reads a policy.
     *
     * @throws InvalidInputException if the text is no JSON, lacks something, has something unknown, or breaks a rule; the message
     *     names the place
     */
    public static AuthorityPolicy parse(String json) {
        return PackReader.read(json, AuthorityPolicy.class, "policy");
    }

    /** Returns id and version. */
    @Override
    public String toString() {
        return id + " " + version;
    }
}
