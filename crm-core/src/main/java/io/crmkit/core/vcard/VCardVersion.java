package io.crmkit.core.vcard;

/** The versions of vCard that are written. */
public enum VCardVersion {
    /** RFC 2426, which every address book reads. */
    V3_0("3.0"),
    /** RFC 6350. */
    V4_0("4.0");

    private final String text;

    VCardVersion(String text) {
        this.text = text;
    }

    /** Returns the value of the property VERSION. */
    public String text() {
        return text;
    }

    ezvcard.VCardVersion syntax() {
        return this == V3_0 ? ezvcard.VCardVersion.V3_0 : ezvcard.VCardVersion.V4_0;
    }
}
