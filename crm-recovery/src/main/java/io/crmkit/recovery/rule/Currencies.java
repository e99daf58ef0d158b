package io.crmkit.recovery.rule;

import io.crmkit.core.error.InvalidInputException;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Reads the currency of a document. */
public final class Currencies {
    private Currencies() {}

    /** Returns the currency; refuses what nobody can pay in, such as XXX (no currency), XTS (for tests) and XAU (gold). */
    public static CurrencyUnit of(String code, String field) {
        CurrencyUnit unit;
        try {
            unit = CurrencyUnit.of(code);
        } catch (IllegalCurrencyException unknown) {
            throw new InvalidInputException(field, "must be an ISO 4217 code", unknown);
        }
        Require.that(!unit.isPseudoCurrency(), field, "must be an ISO 4217 code of money that can be paid");
        return unit;
    }
}
