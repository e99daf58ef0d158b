package io.crmkit.privacy.request;

/** Why a request, or a part of it, is refused. The person is told, with the way to complain (GDPR art. 12(4)). */
public enum RefusalGround {
    /** Who asked could not be established (GDPR art. 11(2), 12(2), 12(6)). */
    IDENTITY_NOT_PROVEN,
    /** It is manifestly unfounded (GDPR art. 12(5)(b)). */
    MANIFESTLY_UNFOUNDED,
    /** It is excessive, in particular because it is repeated (GDPR art. 12(5)(b)). */
    EXCESSIVE,
    /** An exception of the law applies (such as GDPR art. 15(4), 17(3), 20(4), 21(1)). */
    EXCEPTION_APPLIES,
    /** The person has no such right here, such as portability of what no consent and no contract is the basis of. */
    NOT_ENTITLED,
    /** There is no data about the person. */
    NO_DATA
}
