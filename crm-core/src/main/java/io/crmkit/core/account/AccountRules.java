package io.crmkit.core.account;

import io.crmkit.core.entity.Reader;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.rule.Require;
import java.util.Optional;

/** What holds for every account, alone and in its hierarchy, and what an erasure makes of one. */
final class AccountRules {
    private static final int MOST_LEVELS = 100;

    private AccountRules() {}

    static void check(Account account) {
        Require.notBlank(account.number(), "account.number");
        Require.notBlank(account.name(), "account.name");
        Require.notBlank(account.type(), "account.type");
        Require.notBlank(account.region(), "account.region");
        Require.notBlank(account.tier(), "account.tier");
        Require.notBlank(account.lifecycleStage(), "account.lifecycleStage");
        Require.currency(account.currency(), "account.currency");
        Require.languages(account.languages(), "account.languages");
        refuseCycle(account, account.parent());
    }

    /** Walks up; every account on the way is read through the unit of work, so two writers cannot close a cycle together. */
    static void checkHierarchy(Account account, Reader reader) {
        Optional<AccountId> above = account.parent();
        for (int level = 1; above.isPresent(); level++) {
            refuseCycle(account, above);
            Require.that(
                    level < MOST_LEVELS, "account.parent", "must not be more than " + MOST_LEVELS + " levels deep");
            above = reader.find(Account.TYPE, above.get()).flatMap(Account::parent);
        }
    }

    private static void refuseCycle(Account account, Optional<AccountId> above) {
        Require.that(
                !account.id().assigned() || !above.equals(Optional.of(account.id())),
                "account.parent",
                "must not lead back to the account");
    }

    /** Keeps what totals by tier, region and hierarchy need; the number stays unique by the id. */
    static Account redact(Account account) {
        return Account.builder(
                        Account.ERASED_NAME + "-" + account.id().value(), Account.ERASED_NAME, account.customer())
                .id(account.id())
                .type(account.type())
                .parent(account.parent())
                .team(account.team())
                .currency(account.currency())
                .languages(account.languages())
                .zone(account.zone())
                .region(account.region())
                .tier(account.tier())
                .lifecycleStage(account.lifecycleStage())
                .keyAccount(account.keyAccount())
                .global(account.global())
                .build();
    }
}
