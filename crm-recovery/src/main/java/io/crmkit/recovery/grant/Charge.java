package io.crmkit.recovery.grant;

import io.crmkit.recovery.authority.AuthorityLedgerId;
import io.crmkit.recovery.authority.LimitScope;
import java.util.Objects;
import org.joda.money.Money;

/**
 * What a grant took from one ledger. It goes back there, in whatever window that is done.
 *
 * @param ledger the ledger
 * @param account which limit: {@code cap}, {@code authority/} and an id, {@code statute/} and the table
 * @param scope what the limit counts together
 * @param window the window of the ledger
 * @param limit the limit as it was
 * @param amount how much was taken
 */
public record Charge(
        AuthorityLedgerId ledger, String account, LimitScope scope, String window, Money limit, Money amount) {
    /** Refuses null. */
    public Charge {
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(amount, "amount");
    }
}
