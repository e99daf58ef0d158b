package io.crmkit.privacy.request;

/** What happened to a request. */
public enum RequestStepType {
    /** It came in. */
    RECEIVED,
    /** The person was told that it came. */
    ACKNOWLEDGED,
    /** The person was asked to prove who they are. */
    IDENTITY_ASKED,
    /** Who asked is established. */
    IDENTIFIED,
    /** A stop or restriction was recorded in the consent log. */
    STOP_RECORDED,
    /** The person was asked for information. */
    INFORMATION_ASKED,
    /** The person answered. */
    INFORMATION_RECEIVED,
    /** The person was told that it takes longer. */
    EXTENDED,
    /** A plan was made; nothing was changed. */
    PLANNED,
    /** The data was put together for the person. */
    EXPORTED,
    /** A record was put right. */
    RECTIFIED,
    /** A recipient of the data has to be told. */
    NOTICE_DUE,
    /** A recipient was told, or it proved impossible. */
    NOTICE_SETTLED,
    /** A date came near or passed. */
    REMINDED,
    /** Everything was done. */
    FULFILLED,
    /** A part was done. */
    PARTLY_FULFILLED,
    /** It was refused. */
    REFUSED,
    /** It was found to be the same as another. */
    DUPLICATE
}
