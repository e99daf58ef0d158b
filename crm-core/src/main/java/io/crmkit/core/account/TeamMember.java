package io.crmkit.core.account;

import io.crmkit.core.rule.Require;

/**
 * Somebody of the business who looks after an account.
 *
 * @param userId the user, by an id without personal data, not blank
 * @param role what the user does for the account, such as {@code owner}, not blank
 */
public record TeamMember(String userId, String role) {
    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if user or role is blank
     */
    public TeamMember {
        Require.notBlank(userId, "teamMember.userId");
        Require.notBlank(role, "teamMember.role");
    }
}
