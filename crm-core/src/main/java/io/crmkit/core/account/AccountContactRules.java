package io.crmkit.core.account;

import io.crmkit.core.rule.Require;
import java.util.Collection;
import java.util.List;

/** Rules about primary roles. */
final class AccountContactRules {
    private AccountContactRules() {}

    static void checkPrimaries(List<ContactRole> roles) {
        List<ContactRole> primaries =
                roles.stream().filter(ContactRole::primary).toList();
        for (int i = 0; i < primaries.size(); i++) {
            for (int j = i + 1; j < primaries.size(); j++) {
                Require.that(
                        primaries.get(i).kind() != primaries.get(j).kind()
                                || !primaries.get(i).overlaps(primaries.get(j)),
                        "accountContact.roles",
                        "must not have two primary roles of one kind on the same day");
            }
        }
    }

    static Collection<AccountContact.PrimaryRole> openPrimaries(AccountContact contact) {
        return contact.roles().stream()
                .filter(role -> role.primary() && role.thru().isEmpty())
                .map(role -> new AccountContact.PrimaryRole(contact.account(), role.kind()))
                .toList();
    }
}
