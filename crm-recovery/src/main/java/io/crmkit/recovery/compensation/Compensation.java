package io.crmkit.recovery.compensation;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.joda.money.Money;

/**
 * What a table gives, and why.
 *
 * @param table id and version of the table
 * @param row the row that decided; empty if none holds, or facts are missing
 * @param amount how much; zero if no row holds; empty if facts are missing
 * @param statutory the part of the amount that a statute demands, so that no cap and no limit of an authority holds it back
 * @param remedies what may be given, the first one first
 * @param needsApproval whether another person must approve it
 * @param missing the facts without which it cannot be decided
 * @param trace how the amount came about, one step after the other
 */
public record Compensation(
        String table,
        Optional<String> row,
        Optional<Money> amount,
        Optional<StatutoryPart> statutory,
        List<Remedy> remedies,
        boolean needsApproval,
        SortedSet<String> missing,
        List<String> trace) {
    /** Copies the collections. */
    public Compensation {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(amount, "amount");
        Optional<Money> part = statutory.map(StatutoryPart::amount);
        if (part.isPresent()
                && amount.filter(whole -> whole.isSameCurrency(part.get()) && !whole.isLessThan(part.get()))
                        .isEmpty()) {
            throw new InvalidInputException("statutory", "must be a part of the amount");
        }
        remedies = List.copyOf(remedies);
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        trace = List.copyOf(trace);
    }

    /**
     * Returns this compensation within what is left of a cap, such as one per case, customer or period; a part that a statute demands
     * stays.
     *
     * @param left what may still be given, zero or more
     * @param name names the cap in the trace
     * @throws InvalidInputException if {@code left} is negative or in another currency
     */
    public Compensation within(Money left, String name) {
        requireSameCurrency("left", left);
        if (left.isNegative()) {
            throw new InvalidInputException("left", "must not be negative");
        }
        Money most = statutory
                .map(StatutoryPart::amount)
                .filter(part -> part.isGreaterThan(left))
                .orElse(left);
        return amount.filter(given -> given.isGreaterThan(most))
                .map(given -> with(most, statutory, needsApproval, "cap " + name + " hit: " + left + " left"))
                .orElse(this);
    }

    /** Returns this compensation as one that a statute demands, whatever it amounts to: nobody has to approve it. */
    public Compensation asStatutory() {
        Optional<StatutoryPart> all = amount.map(given -> new StatutoryPart(table, given));
        return new Compensation(table, row, amount, all, remedies, false, missing, trace);
    }

    /**
     * Returns this compensation, and at least what a statute demands: the statute wins over every cap of goodwill, so it is applied
     * last, and nobody has to approve it.
     *
     * @throws InvalidInputException if the statutory amount is missing or in another currency
     */
    public Compensation atLeast(Compensation statutory) {
        Money least = statutory
                .amount()
                .orElseThrow(() ->
                        new InvalidInputException("statutory", "must be decided; missing " + statutory.missing()));
        requireSameCurrency("statutory", least);
        Optional<StatutoryPart> part = Optional.of(new StatutoryPart(statutory.table(), least));
        if (amount.filter(given -> !given.isLessThan(least)).isPresent()) {
            return new Compensation(table, row, amount, part, remedies, needsApproval, missing, trace);
        }
        Compensation raised = with(
                least,
                part,
                false,
                "statutory minimum of " + statutory.table() + " row "
                        + statutory.row().orElse("none"));
        List<Remedy> all = new ArrayList<>(statutory.remedies());
        remedies.stream().filter(remedy -> !all.contains(remedy)).forEach(all::add);
        return new Compensation(table, row, raised.amount, raised.statutory, all, false, missing, raised.trace);
    }

    private void requireSameCurrency(String field, Money money) {
        if (amount.isPresent() && !amount.get().isSameCurrency(money)) {
            throw new InvalidInputException(field, "must be in " + amount.get().getCurrencyUnit());
        }
    }

    private Compensation with(Money other, Optional<StatutoryPart> demanded, boolean approval, String step) {
        List<String> more = new ArrayList<>(trace);
        more.add(step);
        return new Compensation(table, row, Optional.of(other), demanded, remedies, approval, missing, more);
    }
}
