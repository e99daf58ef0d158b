package io.crmkit.recovery.deadline;

/** For whom a case is waiting. */
public enum WaitReason {
    /** An answer or act of the customer. */
    CUSTOMER,
    /** A supplier, carrier, authority or other third party. */
    THIRD_PARTY
}
