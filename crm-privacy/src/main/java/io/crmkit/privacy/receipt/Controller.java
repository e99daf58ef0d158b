package io.crmkit.privacy.receipt;

import io.crmkit.core.error.InvalidInputException;

/**
 * The business that asks for consent, as its receipts name it.
 *
 * @param name of the business
 * @param contact where it can be reached about privacy
 * @param policyUrl where its privacy policy stands
 * @param withdrawal how a consent is taken back, such as the address of the preference centre
 * @param language of name and texts, BCP 47
 */
public record Controller(String name, String contact, String policyUrl, String withdrawal, String language) {
    /**
     * Checks that nothing is blank.
     *
     * @throws InvalidInputException if something is
     */
    public Controller {
        for (String text : new String[] {name, contact, policyUrl, withdrawal, language}) {
            if (text.isBlank()) {
                throw new InvalidInputException(
                        "controller", "must state name, contact, policy, withdrawal and language");
            }
        }
    }
}
