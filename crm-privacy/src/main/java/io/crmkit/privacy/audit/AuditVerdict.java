package io.crmkit.privacy.audit;

/** What came of a verification; anything but {@link #VALID} proves nothing. */
public enum AuditVerdict {
    /** Everything fits. */
    VALID,
    /** The head is of another log. */
    OTHER_LOG,
    /** The head is signed with a key that the verifier does not trust. */
    UNTRUSTED_KEY,
    /** The signature does not fit the head. */
    WRONG_SIGNATURE,
    /** The proof does not lead from the leaf to the root. */
    NOT_INCLUDED,
    /** The content is not the one that was logged. */
    OTHER_CONTENT,
    /** The later tree does not begin with the earlier one: history was rewritten. */
    NOT_CONTINUED
}
