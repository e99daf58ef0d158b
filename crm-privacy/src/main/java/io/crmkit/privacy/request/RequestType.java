package io.crmkit.privacy.request;

/** What a data subject asks for. */
public enum RequestType {
    /** Everything about the person (GDPR art. 15). */
    ACCESS(true, false),
    /** What the person has provided, to take along (GDPR art. 20). */
    PORTABILITY(true, false),
    /** Something wrong is to be put right (GDPR art. 16). */
    RECTIFICATION(true, true),
    /** The data is to be erased (GDPR art. 17). */
    ERASURE(true, true),
    /** The data may only be stored (GDPR art. 18). */
    RESTRICTION(true, true),
    /** A use of the data is objected to (GDPR art. 21). */
    OBJECTION(false, false),
    /** The data must not be sold or shared (Cal. Civ. Code 1798.120). */
    OPT_OUT_OF_SALE(false, true),
    /** A consent is taken back (GDPR art. 7(3)). */
    WITHDRAWAL(false, false);

    private final boolean needsIdentity;
    private final boolean notifiesRecipients;

    RequestType(boolean needsIdentity, boolean notifiesRecipients) {
        this.needsIdentity = needsIdentity;
        this.notifiesRecipients = notifiesRecipients;
    }

    /**
     * Returns whether it must be known who asks before anything is done. A stop needs no proof: to withdraw is as easy as to consent
     * (GDPR art. 7(3)), and an opt-out of sale need not be verifiable (11 CCR 7026(d), not read).
     */
    public boolean needsIdentity() {
        return needsIdentity;
    }

    /** Returns whether recipients of the data have to be told (GDPR art. 19; for the opt-out 11 CCR 7026(f), not read). */
    public boolean notifiesRecipients() {
        return notifiesRecipients;
    }

    /** Returns whether it is a stop of contact or use, which is recorded as soon as it is known whose it is. */
    public boolean stops() {
        return !needsIdentity;
    }
}
