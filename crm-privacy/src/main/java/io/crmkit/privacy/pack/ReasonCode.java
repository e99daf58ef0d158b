package io.crmkit.privacy.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * Why a decision is as it is, for programs. The constants are those that the library gives itself, whatever the law; packs
 * bring their own.
 *
 * @param key upper-case letters, digits and underscores, 1 to 60, starting with a letter
 */
public record ReasonCode(@JsonValue String key) {
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    /** The record of the customer was erased. */
    public static final ReasonCode SUBJECT_ERASED = new ReasonCode("SUBJECT_ERASED");
    /** The record of the customer was merged into another one. */
    public static final ReasonCode SUBJECT_MERGED = new ReasonCode("SUBJECT_MERGED");
    /** There is no record of the customer. */
    public static final ReasonCode SUBJECT_UNKNOWN = new ReasonCode("SUBJECT_UNKNOWN");
    /** The customer has died. */
    public static final ReasonCode SUBJECT_DECEASED = new ReasonCode("SUBJECT_DECEASED");
    /** The contact value is on the suppression list. */
    public static final ReasonCode SUPPRESSION_LIST_AFTER_ERASURE = new ReasonCode("SUPPRESSION_LIST_AFTER_ERASURE");
    /** The contact value is on the suppression list in another spelling. */
    public static final ReasonCode SUPPRESSED_CASE_INSENSITIVE = new ReasonCode("SUPPRESSED_CASE_INSENSITIVE");
    /** One of the merged records has a stop, and what another one permits does not lift it. */
    public static final ReasonCode MERGE_MOST_RESTRICTIVE = new ReasonCode("MERGE_MOST_RESTRICTIVE");
    /** The customer wants a pause. */
    public static final ReasonCode PAUSED = new ReasonCode("PAUSED");
    /** The customer was contacted as often as is allowed. */
    public static final ReasonCode FREQUENCY_CAP = new ReasonCode("FREQUENCY_CAP");
    /** How often the customer may be contacted is limited, and it is not known how often that happened. */
    public static final ReasonCode CONTACT_HISTORY_UNKNOWN = new ReasonCode("CONTACT_HISTORY_UNKNOWN");
    /** The customer took the consent back. */
    public static final ReasonCode CONSENT_WITHDRAWN = new ReasonCode("CONSENT_WITHDRAWN");
    /** A withdrawal is recorded that carries a later time; it counts at once. */
    public static final ReasonCode WITHDRAWAL_EFFECTIVE_AT_EARLIEST =
            new ReasonCode("WITHDRAWAL_EFFECTIVE_AT_EARLIEST");
    /** The customer said no, or a signal did. */
    public static final ReasonCode OPTED_OUT = new ReasonCode("OPTED_OUT");
    /** The customer objected to marketing. */
    public static final ReasonCode OBJECTION_DIRECT_MARKETING = new ReasonCode("OBJECTION_DIRECT_MARKETING");
    /** The customer objected to calls. */
    public static final ReasonCode OBJECTION_TO_CALLER = new ReasonCode("OBJECTION_TO_CALLER");
    /** The customer objected to something that is no marketing. */
    public static final ReasonCode OBJECTION = new ReasonCode("OBJECTION");
    /** A consent was imported, merged or entered by staff after a stop, and does not lift it. */
    public static final ReasonCode SUPPRESSED_IMPORT_CANNOT_LIFT = new ReasonCode("SUPPRESSED_IMPORT_CANNOT_LIFT");
    /** The customer consented again after a stop. */
    public static final ReasonCode FRESH_CONSENT_AFTER_OBJECTION = new ReasonCode("FRESH_CONSENT_AFTER_OBJECTION");
    /** Processing is restricted. */
    public static final ReasonCode PROCESSING_RESTRICTED = new ReasonCode("PROCESSING_RESTRICTED");
    /** Processing is restricted, which leaves room for legal claims. */
    public static final ReasonCode RESTRICTION_EXEMPT_LEGAL_CLAIM = new ReasonCode("RESTRICTION_EXEMPT_LEGAL_CLAIM");
    /** A service message also advertises, and what counts for marketing does not allow it. */
    public static final ReasonCode MIXED_CONTENT_IS_MARKETING = new ReasonCode("MIXED_CONTENT_IS_MARKETING");
    /** Messages to the contact point cannot be delivered. */
    public static final ReasonCode CONTACT_POINT_UNDELIVERABLE = new ReasonCode("CONTACT_POINT_UNDELIVERABLE");
    /** No jurisdiction is known, or no pack is loaded for it. */
    public static final ReasonCode JURISDICTION_UNKNOWN_DEFAULT_DENY =
            new ReasonCode("JURISDICTION_UNKNOWN_DEFAULT_DENY");
    /** The packs of the jurisdiction begin later. */
    public static final ReasonCode RULE_NOT_YET_IN_FORCE = new ReasonCode("RULE_NOT_YET_IN_FORCE");
    /** The packs of the jurisdiction have no rule for this channel and purpose. */
    public static final ReasonCode NO_APPLICABLE_RULE = new ReasonCode("NO_APPLICABLE_RULE");
    /** Several jurisdictions apply and come to different ends. */
    public static final ReasonCode MOST_RESTRICTIVE_OF_ALL = new ReasonCode("MOST_RESTRICTIVE_OF_ALL");
    /** The consent log could not be read. */
    public static final ReasonCode STORE_ERROR = new ReasonCode("STORE_ERROR");

    /**
     * Checks the key.
     *
     * @throws InvalidInputException if the key is malformed
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReasonCode {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidInputException("reasonCode", "must match " + KEY.pattern());
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
