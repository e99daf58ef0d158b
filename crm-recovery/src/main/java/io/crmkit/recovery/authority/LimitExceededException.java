package io.crmkit.recovery.authority;

import io.crmkit.core.error.CrmException;
import java.util.Objects;
import org.joda.money.Money;

/** A cap or the limit of an authority leaves less than was asked for; nothing was changed. Says which, and what it leaves. */
public final class LimitExceededException extends CrmException {
    private final LedgerKey key;
    private final Money limit;
    private final Money left;

    /**
     * States which limit leaves how much.
     *
     * @param key the limit, with holder and window
     * @param limit the limit
     * @param left what it leaves; negative if the limit was lowered below what had been given
     */
    public LimitExceededException(LedgerKey key, Money limit, Money left) {
        super(
                key.account() + " of " + limit + " " + key.scope() + " leaves " + left + " in window " + key.window(),
                null);
        this.key = Objects.requireNonNull(key, "key");
        this.limit = limit;
        this.left = left;
    }

    /** Returns which limit, of which holder, in which window. */
    public LedgerKey key() {
        return key;
    }

    /** Returns the limit. */
    public Money limit() {
        return limit;
    }

    /** Returns what it leaves; negative if the limit was lowered below what had been given. */
    public Money left() {
        return left;
    }
}
