package io.crmkit.core.contact;

import io.crmkit.core.rule.Require;

/** What all ways to reach somebody have to keep. */
final class ContactRules {
    private ContactRules() {}

    static void check(ContactPoint point, String type) {
        Require.that(point.preference() >= 0, type + ".preference", "must not be negative");
        Require.inOrder(point.validFrom(), point.validTo(), type + ".validTo");
    }
}
