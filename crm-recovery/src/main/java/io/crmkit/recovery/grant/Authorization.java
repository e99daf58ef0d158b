package io.crmkit.recovery.grant;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.authority.Authority;
import io.crmkit.recovery.authority.AuthorityLimit;
import io.crmkit.recovery.authority.AuthorityPolicies;
import io.crmkit.recovery.authority.AuthorityPolicy;
import io.crmkit.recovery.authority.LedgerKey;
import io.crmkit.recovery.authority.LimitScope;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.StatutoryPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Says by whose authority a grant may be given, and takes it from the ledgers. */
final class Authorization {
    private final Ledgers ledgers;
    private final AuthorityPolicies policies;
    private final Function<Actor, Set<String>> roles;

    Authorization(Crm crm, AuthorityPolicies policies, Function<Actor, Set<String>> roles) {
        this.ledgers = new Ledgers(crm);
        this.policies = policies;
        this.roles = roles;
    }

    Ledgers ledgers() {
        return ledgers;
    }

    AuthorityPolicy policy(CurrencyUnit currency, Instant at) {
        return policies.find(currency, at)
                .orElseThrow(() -> new InvalidInputException("amount", "has no policy for " + currency + " at " + at));
    }

    /** Returns whether the actor may give it without asking anybody. */
    boolean suffices(UnitOfWork unit, CompensationGrant grant, Actor actor, Instant at) {
        AuthorityPolicy policy = policy(grant.amount().getCurrencyUnit(), at);
        return isStatutory(grant)
                || covering(policy, grant, actor).stream()
                        .anyMatch(authority -> ledgers.fit(unit, claims(policy, authority, grant, actor, at)));
    }

    /**
     * Takes a grant from the ledgers of the actor and of the caps.
     *
     * @throws GrantNotAllowedException if the actor has no authority for the remedy and the severity
     * @throws io.crmkit.recovery.authority.LimitExceededException if a cap or the limits of the actor leave less
     */
    AuthoritySnapshot reserve(UnitOfWork unit, CompensationGrant grant, Actor actor, Instant at, String command) {
        AuthorityPolicy policy = policy(grant.amount().getCurrencyUnit(), at);
        List<Ledgers.Claim> claims = new ArrayList<>(capClaims(policy, grant, actor, at));
        Optional<Authority> chosen = Optional.empty();
        if (!isStatutory(grant)) {
            Authority authority = choose(unit, policy, grant, actor, at, command);
            claims.addAll(claims(policy, authority, grant, actor, at));
            chosen = Optional.of(authority);
        }
        List<Charge> charges = ledgers.reserve(unit, grant.id(), claims);
        return new AuthoritySnapshot(policy.toString(), actor, chosen.map(Authority::id), charges);
    }

    private Authority choose(
            UnitOfWork unit, AuthorityPolicy policy, CompensationGrant grant, Actor actor, Instant at, String command) {
        List<Authority> covering = covering(policy, grant, actor);
        if (covering.isEmpty()) {
            throw new GrantNotAllowedException(
                    grant,
                    command,
                    actor.id() + " must have authority for " + grant.remedy() + " of a " + grant.severity()
                            + " failure",
                    "ask somebody who has");
        }
        return covering.stream()
                .filter(authority -> ledgers.fit(unit, claims(policy, authority, grant, actor, at)))
                .findFirst()
                .orElse(covering.get(covering.size() - 1)); // whose ledgers then say what is left
    }

    /**
     * Refuses whoever could not give such a remedy themselves, however little and for whatever failure: the amount was decided on
     * before. What a statute alone demands is tied to no remedy of a policy, so any of its authorities will do.
     *
     * @throws GrantNotAllowedException if the actor has no such authority
     */
    void requireAny(CompensationGrant grant, Actor actor, Instant at, String command) {
        Set<String> held = roles.apply(actor);
        boolean has = policy(grant.amount().getCurrencyUnit(), at).authorities().stream()
                .filter(authority -> held.contains(authority.role()))
                .anyMatch(
                        authority -> isStatutory(grant) || authority.remedies().contains(grant.remedy()));
        if (!has) {
            throw new GrantNotAllowedException(
                    grant, command, actor.id() + " must have authority for " + grant.remedy(), "ask somebody who has");
        }
    }

    /** Refuses a grant that no approval could bring within the caps as they are. */
    void requireCaps(UnitOfWork unit, CompensationGrant grant, Instant at) {
        AuthorityPolicy policy = policy(grant.amount().getCurrencyUnit(), at);
        ledgers.require(
                unit,
                capClaims(policy, grant, grant.proposer(), at).stream()
                        .filter(claim -> claim.key().scope().holder() != LimitScope.Holder.EMPLOYEE)
                        .toList());
    }

    /** Returns what the caps of case, customer and business leave of a compensation. */
    Compensation within(UnitOfWork unit, RecoveryCase of, Compensation compensation, Instant at) {
        Optional<Money> given = compensation.amount();
        if (given.isEmpty()) {
            return compensation;
        }
        AuthorityPolicy policy = policy(given.get().getCurrencyUnit(), at);
        Money none = Money.zero(given.get().getCurrencyUnit());
        Money demanded = compensation.statutory().map(StatutoryPart::amount).orElse(none);
        Compensation within = compensation;
        for (AuthorityLimit cap : policy.caps()) {
            if (cap.scope().holder() != LimitScope.Holder.EMPLOYEE) {
                LedgerKey key = key(policy, LedgerKey.CAP, cap.scope(), of.id(), of.customer(), "", at);
                Money left = ledgers.left(unit, new Ledgers.Claim(key, policy.amount(cap), none));
                within = within.within(
                        demanded.plus(left.isNegative() ? none : left),
                        cap.scope().name());
            }
        }
        return within;
    }

    private static boolean isStatutory(CompensationGrant grant) {
        return grant.statutoryPart().isPositive() && grant.goodwillPart().isZero();
    }

    private List<Authority> covering(AuthorityPolicy policy, CompensationGrant grant, Actor actor) {
        Set<String> held = roles.apply(actor);
        return policy.authorities().stream()
                .filter(authority ->
                        held.contains(authority.role()) && authority.covers(grant.remedy(), grant.severity()))
                .toList();
    }

    private static List<Ledgers.Claim> claims(
            AuthorityPolicy policy, Authority authority, CompensationGrant grant, Actor actor, Instant at) {
        return claims(policy, "authority/" + authority.id(), authority.limits(), grant, actor, at);
    }

    private static List<Ledgers.Claim> capClaims(
            AuthorityPolicy policy, CompensationGrant grant, Actor actor, Instant at) {
        List<Ledgers.Claim> claims = new ArrayList<>();
        if (!isStatutory(grant)) {
            claims.addAll(claims(policy, LedgerKey.CAP, policy.caps(), grant, actor, at));
        }
        grant.compensation()
                .statutory()
                .filter(part -> grant.statutoryPart().isPositive())
                .ifPresent(part -> claims.add(new Ledgers.Claim(
                        key(policy, "statute/" + part.table(), LimitScope.PER_CASE, grant, actor, at),
                        part.amount(),
                        grant.statutoryPart())));
        return claims;
    }

    private static List<Ledgers.Claim> claims(
            AuthorityPolicy policy,
            String account,
            List<AuthorityLimit> limits,
            CompensationGrant grant,
            Actor actor,
            Instant at) {
        return limits.stream()
                .map(limit -> new Ledgers.Claim(
                        key(policy, account, limit.scope(), grant, actor, at),
                        policy.amount(limit),
                        grant.goodwillPart()))
                .toList();
    }

    private static LedgerKey key(
            AuthorityPolicy policy,
            String account,
            LimitScope scope,
            CompensationGrant grant,
            Actor actor,
            Instant at) {
        return key(policy, account, scope, grant.caseId(), grant.customer(), actor.id(), at);
    }

    private static LedgerKey key(
            AuthorityPolicy policy,
            String account,
            LimitScope scope,
            RecoveryCaseId caseId,
            CustomerId customer,
            String employee,
            Instant at) {
        String holder = switch (scope.holder()) {
            case CASE -> caseId.value();
            case CUSTOMER -> customer.value();
            case EMPLOYEE -> employee;
            case BUSINESS -> "";
        };
        return new LedgerKey(policy.id(), account, scope, holder, scope.window(at, policy.zone()));
    }
}
