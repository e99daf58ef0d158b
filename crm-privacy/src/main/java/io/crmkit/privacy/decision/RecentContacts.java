package io.crmkit.privacy.decision;

import java.util.List;

/**
 * The contacts of one customer that frequency caps count; that there were none is known too.
 *
 * @param contacts at least those within the longest span of a cap, in any order
 */
public record RecentContacts(List<PastContact> contacts) {
    /** Copies the contacts. */
    public RecentContacts {
        contacts = List.copyOf(contacts);
    }

    /** Returns these contacts. */
    public static RecentContacts of(PastContact... contacts) {
        return new RecentContacts(List.of(contacts));
    }
}
