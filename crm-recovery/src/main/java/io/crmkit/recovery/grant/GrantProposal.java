package io.crmkit.recovery.grant;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.Remedy;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;

/**
 * What is to be given to the customer of a case. Less than the table gives is always possible; more needs the approval of another
 * person.
 *
 * @param commandId names the proposal within the case: sent again, it makes no second grant
 * @param caseId the case
 * @param compensation what a table gives; a row of it has decided
 * @param remedy one of the remedies of the row
 * @param amount what it is worth; zero or more
 */
public record GrantProposal(
        String commandId, RecoveryCaseId caseId, Compensation compensation, Remedy remedy, Money amount) {
    /**
     * Checks the proposal.
     *
     * @throws InvalidInputException if the command id is blank or longer than 90, no row of the table has decided, the remedy is none
     *     of the row, or the amount is negative or of another currency than the table
     */
    public GrantProposal {
        Form.requireKey("commandId", commandId);
        Objects.requireNonNull(caseId, "caseId");
        Objects.requireNonNull(remedy, "remedy");
        Money given = given(compensation);
        if (!compensation.remedies().contains(remedy)) {
            throw new InvalidInputException("remedy", "must be one of row " + row(compensation));
        }
        if (!amount.isSameCurrency(given)) {
            throw new InvalidInputException("amount", "must be in " + given.getCurrencyUnit());
        }
        if (amount.isNegative()) {
            throw new InvalidInputException("amount", "must not be negative");
        }
    }

    /**
     * Returns a proposal of what a table gives, by its first remedy.
     *
     * @throws InvalidInputException if no row of the table has decided, or it has no remedy
     */
    public static GrantProposal of(String commandId, RecoveryCaseId caseId, Compensation compensation) {
        Money given = given(compensation);
        if (compensation.remedies().isEmpty()) {
            throw new InvalidInputException("compensation", "must have a remedy in row " + row(compensation));
        }
        return new GrantProposal(
                commandId, caseId, compensation, compensation.remedies().get(0), given);
    }

    private static Money given(Compensation compensation) {
        if (compensation.row().isEmpty()) {
            throw new InvalidInputException("compensation", "must be decided by a row");
        }
        return compensation.amount().orElseThrow(() -> new InvalidInputException("compensation", "must be decided"));
    }

    private static String row(Compensation compensation) {
        return compensation.row().orElse("none");
    }

    /** Returns this proposal with another remedy of the row. */
    public GrantProposal withRemedy(Remedy other) {
        return new GrantProposal(commandId, caseId, compensation, other, amount);
    }

    /** Returns this proposal with another amount; more than the table gives needs the approval of another person. */
    public GrantProposal withAmount(Money other) {
        return new GrantProposal(commandId, caseId, compensation, remedy, other);
    }

    /** Returns what the proposal says, its id aside. */
    List<String> payload() {
        return List.of(
                "propose",
                remedy.name(),
                amount.toString(),
                compensation.table(),
                row(compensation),
                given(compensation).toString());
    }
}
