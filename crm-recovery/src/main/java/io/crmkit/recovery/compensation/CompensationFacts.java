package io.crmkit.recovery.compensation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.rule.Require;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What is known of a failure, by the names that a table asks for. Immutable: each method that adds returns a new value. */
public final class CompensationFacts {
    /** Nothing. */
    public static final CompensationFacts NONE = new CompensationFacts(Map.of(), Map.of());

    private final Map<String, String> values;
    private final Map<String, CurrencyUnit> currencies;

    private CompensationFacts(Map<String, String> values, Map<String, CurrencyUnit> currencies) {
        this.values = Collections.unmodifiableMap(values);
        this.currencies = Collections.unmodifiableMap(currencies);
    }

    /** Returns these facts and a code. */
    public CompensationFacts code(String name, String code) {
        return with(name, code);
    }

    /**
     * Returns these facts and a number.
     *
     * @throws InvalidInputException if it has more than 60 digits, before or behind the point
     */
    public CompensationFacts number(String name, BigDecimal number) {
        Require.writable(Optional.of(number), "facts." + name);
        return with(name, number.toPlainString());
    }

    /** Returns these facts and a number. */
    public CompensationFacts number(String name, long number) {
        return with(name, Long.toString(number));
    }

    /** Returns these facts and a flag. */
    public CompensationFacts flag(String name, boolean flag) {
        return with(name, Boolean.toString(flag));
    }

    /**
     * Returns these facts and an amount of money.
     *
     * @throws InvalidInputException if it is negative
     */
    public CompensationFacts money(String name, Money money) {
        if (money.isNegative()) {
            throw new InvalidInputException("facts." + name, "must not be negative");
        }
        Map<String, CurrencyUnit> more = new TreeMap<>(currencies);
        more.put(name, money.getCurrencyUnit());
        return new CompensationFacts(with(name, money.getAmount().toPlainString()).values, more);
    }

    private CompensationFacts with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new CompensationFacts(more, currencies);
    }

    Optional<String> value(DeclaredFact fact) {
        return Optional.ofNullable(values.get(fact.name())).or(fact::unlessStated);
    }

    /** Checks that all facts are declared, of the declared type, and money of the currency of the table. */
    void requireFit(Map<String, DeclaredFact> declared, CurrencyUnit currency) {
        values.forEach((name, value) -> {
            DeclaredFact fact = declared.get(name);
            if (fact == null) {
                throw new InvalidInputException("facts." + name, "is not asked for by the table");
            }
            requireValue(name, fact.type(), value);
            CurrencyUnit stated = currencies.getOrDefault(name, currency);
            if ((fact.type() == DeclaredFact.Type.MONEY) != currencies.containsKey(name) || !stated.equals(currency)) {
                throw new InvalidInputException(
                        "facts." + name,
                        fact.type() == DeclaredFact.Type.MONEY ? "must be money in " + currency : "must not be money");
            }
        });
    }

    static void requireValue(String name, DeclaredFact.Type type, String value) {
        boolean fits = switch (type) {
            case CODE -> !value.isBlank();
            case FLAG -> value.equals("true") || value.equals("false");
            case NUMBER, MONEY -> isNumber(name, value);
        };
        if (!fits) {
            throw new InvalidInputException("facts." + name, "must be a " + type);
        }
    }

    private static boolean isNumber(String name, String value) {
        try {
            Require.writable(Optional.of(new BigDecimal(value)), "facts." + name);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Returns the names alone; values may be about a person. */
    @Override
    public String toString() {
        return "facts " + values.keySet();
    }
}
