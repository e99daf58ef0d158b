package io.crmkit.recovery.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.authority.AuthorityLedger;
import io.crmkit.recovery.authority.AuthorityLedgerId;
import io.crmkit.recovery.cases.RecoveryCaseId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What holds at any time, whoever does what in whatever order: recomputed from the grants alone, by the numbers of the policy of
 * {@link GrantDesk}, without a look at how ledgers are kept.
 */
final class GrantLaws {
    private static final Set<GrantState> UNDER_WAY = EnumSet.of(GrantState.APPROVED, GrantState.ISSUING);
    private static final Set<GrantState> GIVEN = EnumSet.of(GrantState.APPROVED, GrantState.ISSUING, GrantState.ISSUED);
    private static final Money NOTHING = Money.zero(CurrencyUnit.EUR);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private GrantLaws() {}

    /** All that is stored of grants. */
    record Books(List<CompensationGrant> grants, List<AuthorityLedger> ledgers, List<PendingGrants> pending) {}

    static Books read(GrantDesk desk, List<RecoveryCaseId> cases) {
        List<CompensationGrant> grants = new ArrayList<>();
        cases.forEach(caseId -> grants.addAll(desk.as(GrantDesk.LEA).ofCase(caseId)));
        try (Stream<AuthorityLedger> ledgers =
                desk.crm.repository(AuthorityLedger.TYPE).stream(Query.by(AuthorityLedger.BY_CUSTOMER))) {
            return new Books(
                    grants,
                    ledgers.toList(),
                    desk.crm.repository(PendingGrants.TYPE).findAll(cases));
        }
    }

    static void check(GrantDesk desk, List<RecoveryCaseId> cases) {
        Books books = read(desk, cases);
        noLimitIsExceeded(books.grants());
        everyLedgerIsTheSumOfItsGrants(books);
        nobodyApprovesAlone(books.grants());
        nothingIsLostInParts(books.grants());
        for (RecoveryCaseId caseId : cases) {
            assertThat(desk.as(GrantDesk.LEA).proposed(caseId))
                    .as("what waits for approval")
                    .isEqualTo((int) books.grants().stream()
                            .filter(grant -> grant.caseId().equals(caseId)
                                    && grant.state() == GrantState.PROPOSED
                                    && !desk.now().isAfter(grant.dueAt().orElseThrow()))
                            .count());
        }
    }

    /** Invariant 14. */
    private static void noLimitIsExceeded(List<CompensationGrant> grants) {
        atMost("EUR 200", grants, GIVEN, "case", grant -> grant.caseId().value());
        atMost("EUR 300", grants, GIVEN, "customer and year", grant -> grant.customer() + "/" + year(grant));
        atMost("EUR 1000", grants, GIVEN, "month", GrantLaws::month);
        Set<GrantState> used = EnumSet.copyOf(GIVEN);
        used.add(GrantState.REVERSED);
        atMost("EUR 80", by("agent", grants), used, "agent and day", grant -> giver(grant) + "/" + day(grant));
        atMost(
                "EUR 50",
                by("agent", grants),
                GIVEN,
                "agents of a case",
                grant -> grant.caseId().value());
        atMost("EUR 400", by("lead", grants), used, "lead and month", grant -> giver(grant) + "/" + month(grant));
        atMost(
                "EUR 150",
                by("lead", grants),
                GIVEN,
                "leads of a case",
                grant -> grant.caseId().value());
        Map<String, Money> statutory = new HashMap<>();
        grants.stream()
                .filter(grant -> GIVEN.contains(grant.state()))
                .forEach(grant -> statutory.merge(grant.caseId().value(), grant.statutoryPart(), Money::plus));
        assertThat(statutory.values())
                .as("a statute is paid once per case")
                .noneMatch(paid -> paid.isGreaterThan(Money.parse("EUR 25")));
    }

    private static void atMost(
            String limit,
            List<CompensationGrant> grants,
            Set<GrantState> counted,
            String scope,
            Function<CompensationGrant, String> key) {
        Map<String, Money> sums = new HashMap<>();
        grants.stream()
                .filter(grant -> counted.contains(grant.state()))
                .forEach(grant -> sums.merge(key.apply(grant), grant.goodwillPart(), Money::plus));
        sums.forEach((holder, sum) -> assertThat(sum.isGreaterThan(Money.parse(limit)))
                .as("given per %s: %s is %s, the limit %s", scope, holder, sum, limit)
                .isFalse());
    }

    private static List<CompensationGrant> by(String authority, List<CompensationGrant> grants) {
        return grants.stream()
                .filter(grant -> grant.authority()
                        .flatMap(AuthoritySnapshot::authority)
                        .filter(authority::equals)
                        .isPresent())
                .toList();
    }

    private static String giver(CompensationGrant grant) {
        return grant.authority().map(AuthoritySnapshot::actor).map(Actor::id).orElseThrow();
    }

    private static String day(CompensationGrant grant) {
        return grant.steps().stream()
                .filter(step -> step.authority().isPresent())
                .reduce((first, second) -> second)
                .map(step -> step.at().atZone(BERLIN).toLocalDate().toString())
                .orElseThrow();
    }

    private static String month(CompensationGrant grant) {
        return day(grant).substring(0, 7);
    }

    private static String year(CompensationGrant grant) {
        return day(grant).substring(0, 4);
    }

    private static void everyLedgerIsTheSumOfItsGrants(Books books) {
        Map<AuthorityLedgerId, Money> reserved = new HashMap<>();
        Map<AuthorityLedgerId, Money> spent = new HashMap<>();
        for (CompensationGrant grant : books.grants()) {
            for (Charge charge :
                    grant.authority().map(AuthoritySnapshot::charges).orElse(List.of())) {
                if (UNDER_WAY.contains(grant.state())) {
                    reserved.merge(charge.ledger(), charge.amount(), Money::plus);
                } else if (grant.state() == GrantState.ISSUED
                        || (grant.state() == GrantState.REVERSED
                                && !charge.scope().restoredByReversal())) {
                    spent.merge(charge.ledger(), charge.amount(), Money::plus);
                }
            }
        }
        for (AuthorityLedger ledger : books.ledgers()) {
            assertThat(ledger.reserved())
                    .as("reserved in %s", ledger.key())
                    .isEqualTo(reserved.getOrDefault(ledger.id(), NOTHING));
            assertThat(ledger.spent())
                    .as("spent of %s", ledger.key())
                    .isEqualTo(spent.getOrDefault(ledger.id(), NOTHING));
            assertThat(ledger.used().isGreaterThan(ledger.limit()))
                    .as("limit of %s", ledger.key())
                    .isFalse();
        }
        assertThat(books.ledgers()).extracting(AuthorityLedger::id).containsAll(reserved.keySet());
    }

    /** Invariant 14. */
    private static void nobodyApprovesAlone(List<CompensationGrant> grants) {
        for (CompensationGrant grant : grants) {
            GrantStep proposal = grant.steps().get(0);
            for (GrantStep step : grant.steps()) {
                if (step.kind() == GrantStep.Kind.APPROVED
                        && (grant.needsApproval() || !step.commandId().equals(proposal.commandId()))) {
                    assertThat(step.by()).as("four eyes").isNotEqualTo(proposal.by());
                }
            }
        }
    }

    /** Invariant 22. */
    private static void nothingIsLostInParts(List<CompensationGrant> grants) {
        for (CompensationGrant grant : grants) {
            assertThat(grant.statutoryPart().plus(grant.goodwillPart())).isEqualTo(grant.amount());
            assertThat(grant.goodwillPart().isNegative()).isFalse();
        }
    }
}
