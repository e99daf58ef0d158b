package io.crmkit.core.purchase;

import io.crmkit.core.rule.Require;
import java.util.Optional;

/** What holds for every purchase, and what an erasure makes of one. */
final class PurchaseRules {
    private PurchaseRules() {}

    static void check(Purchase purchase) {
        Require.that(purchase.amount().isPositive(), "purchase.amount", "must be above 0");
        for (PurchaseLine line : purchase.lines()) {
            Require.that(
                    line.amount().isSameCurrency(purchase.amount()),
                    "purchase.lines",
                    "must be in the currency of the amount");
        }
        Require.that(
                purchase.refundOf().isEmpty() || purchase.kind() == PurchaseKind.REFUND,
                "purchase.refundOf",
                "must be left out unless the kind is REFUND");
        Require.that(
                !purchase.id().assigned() || !purchase.refundOf().equals(Optional.of(purchase.id())),
                "purchase.refundOf",
                "must name another purchase");
        Require.that(
                (purchase.periodFrom().isEmpty() && purchase.periodThru().isEmpty())
                        || purchase.kind() == PurchaseKind.SUBSCRIPTION,
                "purchase.periodFrom",
                "must be left out unless the kind is SUBSCRIPTION");
        Require.inOrder(purchase.periodFrom(), purchase.periodThru(), "purchase.periodThru");
    }

    /** Keeps the money and the articles, so that totals do not change. */
    static Purchase redact(Purchase purchase) {
        return Purchase.builder(purchase.customer(), purchase.kind(), purchase.amount())
                .id(purchase.id())
                .account(purchase.account())
                .happenedAt(purchase.happenedAt())
                .lines(purchase.lines().stream()
                        .map(line -> new PurchaseLine(line.sku(), Optional.empty(), line.quantity(), line.amount()))
                        .toList())
                .refundOf(purchase.refundOf())
                .periodFrom(purchase.periodFrom())
                .periodThru(purchase.periodThru())
                .channel(purchase.channel())
                .build();
    }
}
