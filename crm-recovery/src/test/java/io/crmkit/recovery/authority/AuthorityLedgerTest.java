package io.crmkit.recovery.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.util.HashSet;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class AuthorityLedgerTest {
    private static final Money LIMIT = Money.parse("EUR 100");
    private static final LedgerKey KEY =
            new LedgerKey("goodwill", "cap", LimitScope.PER_CUSTOMER_PER_DAY, "ada", "2026-01-05");

    private final AuthorityLedger ledger = AuthorityLedger.open(KEY, LIMIT);

    @Test
    void whatIsReservedAndSpentTogetherReachesTheLimitAndNotACentMore() {
        AuthorityLedger full =
                ledger.reserve("a", Money.parse("EUR 60"), LIMIT).spend("a").reserve("b", Money.parse("EUR 40"), LIMIT);

        assertThat(full.spent()).isEqualTo(Money.parse("EUR 60"));
        assertThat(full.reserved()).isEqualTo(Money.parse("EUR 40"));
        assertThatThrownBy(() -> full.reserve("c", Money.parse("EUR 0.01"), LIMIT))
                .isInstanceOfSatisfying(LimitExceededException.class, refused -> {
                    assertThat(refused.left()).isEqualTo(Money.parse("EUR 0"));
                    assertThat(refused.limit()).isEqualTo(LIMIT);
                    assertThat(refused.key()).isEqualTo(KEY);
                })
                .hasMessage("cap of EUR 100.00 PER_CUSTOMER_PER_DAY leaves EUR 0.00 in window 2026-01-05");
        assertThat(full.release("b").reserve("c", Money.parse("EUR 40"), LIMIT).used())
                .isEqualTo(LIMIT);
    }

    @Test
    void aLimitThatWasLoweredLeavesNothingButForgetsNothing() {
        AuthorityLedger spent =
                ledger.reserve("a", Money.parse("EUR 60"), LIMIT).spend("a");

        assertThatThrownBy(() -> spent.reserve("b", Money.parse("EUR 1"), Money.parse("EUR 50")))
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        refused -> assertThat(refused.left()).isEqualTo(Money.parse("EUR -10")));
        assertThat(spent.restore(Money.parse("EUR 60")).used()).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void whatCannotBeIsRefused() {
        AuthorityLedger reserved = ledger.reserve("a", Money.parse("EUR 60"), LIMIT);
        Money dollar = Money.parse("USD 1");

        assertThatThrownBy(() -> ledger.reserve("b", dollar, LIMIT)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ledger.reserve("b", Money.parse("EUR 1"), dollar))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ledger.reserve("b", Money.parse("EUR -1"), LIMIT))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reserved.reserve("a", Money.parse("EUR 1"), LIMIT))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reserved.release("b")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reserved.spend("b")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reserved.restore(Money.parse("EUR 1"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reserved.spend("a").restore(Money.parse("EUR 60.01")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reserved.spend("a").restore(Money.parse("EUR -1")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reserved.spend("a").restore(dollar)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void keysThatDifferInAnyPartNameOtherLedgers() {
        Set<AuthorityLedgerId> ids = new HashSet<>();
        ids.add(KEY.id());
        ids.add(new LedgerKey("goodwill2", "cap", KEY.scope(), "ada", "2026-01-05").id());
        ids.add(new LedgerKey("goodwill", "authority/cap", KEY.scope(), "ada", "2026-01-05").id());
        ids.add(new LedgerKey("goodwill", "cap", LimitScope.PER_EMPLOYEE_PER_DAY, "ada", "2026-01-05").id());
        ids.add(new LedgerKey("goodwill", "cap", KEY.scope(), "bob", "2026-01-05").id());
        ids.add(new LedgerKey("goodwill", "cap", KEY.scope(), "ada", "2026-01-06").id());
        ids.add(new LedgerKey("goodwill", "cap", KEY.scope(), "ada2", "026-01-05").id());
        ids.add(new LedgerKey("goodwill", "cap", KEY.scope(), "x".repeat(150), "2026-01-05").id());

        assertThat(ids).hasSize(8).allSatisfy(id -> assertThat(id.value()).hasSize(43));
        assertThat(ledger.key()).isEqualTo(KEY);
        assertThat(ledger.customer().value()).isEqualTo("ada");
        assertThat(AuthorityLedger.open(
                                new LedgerKey("goodwill", "cap", LimitScope.PER_EMPLOYEE_PER_DAY, "ada", "2026-01-05"),
                                LIMIT)
                        .customer()
                        .assigned())
                .isFalse();
    }
}
