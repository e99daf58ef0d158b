package io.crmkit.core.contact;

/** What a phone number leads to. */
public enum PhoneType {
    /** A mobile phone. */
    MOBILE,
    /** A phone at a fixed place. */
    LANDLINE,
    /** A fax machine. */
    FAX,
    /** A telephone service over the internet. */
    VOIP,
    /** Anything else, or unknown. */
    OTHER
}
