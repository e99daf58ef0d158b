package io.crmkit.core.account;

import io.crmkit.core.rule.Require;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

    /** A customer is a contact of an account once, with all roles; a second first one to ask becomes one of several. */
    static Optional<AccountContact> fold(AccountContact kept, AccountContact moved) {
        if (!kept.account().equals(moved.account()) || !kept.customer().equals(moved.customer())) {
            return Optional.empty();
        }
        List<ContactRole> roles = new ArrayList<>(kept.roles());
        for (ContactRole role : moved.roles()) {
            boolean second = role.primary()
                    && roles.stream()
                            .anyMatch(other -> other.primary() && other.kind() == role.kind() && other.overlaps(role));
            ContactRole joined = second ? new ContactRole(role.kind(), false, role.from(), role.thru()) : role;
            if (roles.stream().noneMatch(other -> covers(other, joined))) {
                roles.add(joined);
            }
        }
        return Optional.of(kept.toBuilder()
                .title(kept.title().or(moved::title))
                .roles(roles)
                .build());
    }

    private static boolean covers(ContactRole one, ContactRole other) {
        return one.kind() == other.kind()
                && one.from().equals(other.from())
                && one.thru().equals(other.thru())
                && (one.primary() || !other.primary());
    }
}
