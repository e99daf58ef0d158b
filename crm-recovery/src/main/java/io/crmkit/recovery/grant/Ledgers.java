package io.crmkit.recovery.grant;

import io.crmkit.core.Crm;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.authority.AuthorityLedger;
import io.crmkit.recovery.authority.AuthorityLedgerId;
import io.crmkit.recovery.authority.LedgerKey;
import io.crmkit.recovery.authority.LimitExceededException;
import io.crmkit.recovery.cases.RecoveryCaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.joda.money.Money;

/** The ledgers as a unit of work reads and writes them. All it reads must still be the same at the commit. */
final class Ledgers {
    private final Crm crm;

    Ledgers(Crm crm) {
        this.crm = crm;
    }

    /** An amount to be taken from a ledger under the limit that holds now. */
    record Claim(LedgerKey key, Money limit, Money amount) {}

    /** Returns what a limit leaves; negative if it was lowered below what had been given. */
    Money left(UnitOfWork unit, Claim claim) {
        Money used = unit.find(AuthorityLedger.TYPE, claim.key().id())
                .map(AuthorityLedger::used)
                .orElse(Money.zero(claim.limit().getCurrencyUnit()));
        return claim.limit().minus(used).minus(usedBeforeMerge(unit, claim));
    }

    /** When two customers, or two cases, turn out to be one, the ledgers of the other one count too. */
    private Money usedBeforeMerge(UnitOfWork unit, Claim claim) {
        List<AuthorityLedgerId> others = switch (claim.key().scope().holder()) {
            case CASE -> ofMergedCases(unit, claim.key());
            case CUSTOMER -> ofMergedCustomers(claim.key());
            case EMPLOYEE, BUSINESS -> List.of();
        };
        return unit.findAll(AuthorityLedger.TYPE, others).stream()
                .map(AuthorityLedger::used)
                .reduce(Money.zero(claim.limit().getCurrencyUnit()), Money::plus);
    }

    private static List<AuthorityLedgerId> ofMergedCases(UnitOfWork unit, LedgerKey key) {
        return MergedCases.within(unit, new RecoveryCaseId(key.holder())).stream()
                .skip(1) // the case itself
                .map(merged -> new LedgerKey(key.policy(), key.account(), key.scope(), merged.value(), key.window()))
                .map(LedgerKey::id)
                .toList();
    }

    private List<AuthorityLedgerId> ofMergedCustomers(LedgerKey key) {
        Query<AuthorityLedger> ofCustomer = Query.by(AuthorityLedger.BY_CUSTOMER)
                .equal(AuthorityLedger.CUSTOMER, new CustomerId(key.holder()))
                .equal(AuthorityLedger.WINDOW, key.window());
        try (Stream<AuthorityLedger> found = crm.repository(AuthorityLedger.TYPE).stream(ofCustomer)) {
            return found.filter(ledger -> ledger.key().equals(key))
                    .map(AuthorityLedger::id)
                    .filter(id -> !id.equals(key.id()))
                    .toList();
        }
    }

    boolean fit(UnitOfWork unit, List<Claim> claims) {
        readAtOnce(unit, claims);
        return claims.stream().noneMatch(claim -> claim.amount().isGreaterThan(left(unit, claim)));
    }

    private static void readAtOnce(UnitOfWork unit, List<Claim> claims) {
        List<AuthorityLedgerId> ids =
                claims.stream().map(claim -> claim.key().id()).toList();
        unit.findAll(AuthorityLedger.TYPE, ids);
    }

    /** Refuses claims that a limit leaves no room for. */
    void require(UnitOfWork unit, List<Claim> claims) {
        readAtOnce(unit, claims);
        for (Claim claim : claims) {
            Money left = left(unit, claim);
            if (claim.amount().isGreaterThan(left)) {
                throw new LimitExceededException(claim.key(), claim.limit(), left);
            }
        }
    }

    /** Reserves all claims for a grant, or none. */
    List<Charge> reserve(UnitOfWork unit, GrantId grant, List<Claim> claims) {
        require(unit, claims);
        List<Charge> charges = new ArrayList<>();
        for (Claim claim : claims) {
            LedgerKey key = claim.key();
            Money limit = claim.limit().minus(usedBeforeMerge(unit, claim));
            unit.addIfAbsent(
                    AuthorityLedger.open(key, limit)); // if somebody else opens it meanwhile, the unit is repeated
            unit.update(AuthorityLedger.TYPE, key.id(), ledger -> ledger.reserve(grant.value(), claim.amount(), limit));
            charges.add(new Charge(key.id(), key.account(), key.scope(), key.window(), claim.limit(), claim.amount()));
        }
        return charges;
    }

    void release(UnitOfWork unit, CompensationGrant grant) {
        change(unit, grant, ledger -> ledger.release(grant.id().value()));
    }

    void spend(UnitOfWork unit, CompensationGrant grant) {
        change(unit, grant, ledger -> ledger.spend(grant.id().value()));
    }

    private static void change(UnitOfWork unit, CompensationGrant grant, UnaryOperator<AuthorityLedger> edit) {
        charges(grant).forEach(charge -> unit.update(AuthorityLedger.TYPE, charge.ledger(), edit));
    }

    void restore(UnitOfWork unit, CompensationGrant grant) {
        for (Charge charge : charges(grant)) {
            if (charge.scope().restoredByReversal()) {
                unit.update(AuthorityLedger.TYPE, charge.ledger(), ledger -> ledger.restore(charge.amount()));
            }
        }
    }

    private static List<Charge> charges(CompensationGrant grant) {
        return grant.authority().map(AuthoritySnapshot::charges).orElse(List.of());
    }
}
