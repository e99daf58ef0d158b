package io.crmkit.privacy.decision;

import static io.crmkit.privacy.decision.HouseReason.ANNOTATION;

import io.crmkit.privacy.pack.Outcome;
import io.crmkit.privacy.pack.ReasonCode;
import io.crmkit.privacy.pack.Step;

/** What the library itself rules, whatever the law: a stop is a stop, the dead and the erased are left alone. */
final class HouseRules {
    private static final String STOPS = "policy: a stop holds under every law";
    private static final String POLICY = "policy";
    private static final String ARTICLE_18 = "GDPR art. 18(2), held under every law by policy";

    static final HouseReason ERASED = subject(ReasonCode.SUBJECT_ERASED, "The customer was erased.");
    static final HouseReason MERGED =
            subject(ReasonCode.SUBJECT_MERGED, "The customer was merged into another one; ask about that one.");
    static final HouseReason UNKNOWN =
            subject(ReasonCode.SUBJECT_UNKNOWN, "There is no record of the customer; unknown is no.");
    static final HouseReason DECEASED = subject(ReasonCode.SUBJECT_DECEASED, "The customer has died.");
    static final HouseReason STORE_ERROR =
            subject(ReasonCode.STORE_ERROR, "What the customer said could not be read; unknown is no.");

    static final HouseReason WITHDRAWN =
            stop(0, ReasonCode.CONSENT_WITHDRAWN, "The customer withdrew the consent or opted out.");
    static final HouseReason OPTED_OUT = stop(0, ReasonCode.OPTED_OUT, "The customer said no, or a signal did.");
    static final HouseReason PAUSED = stop(0, ReasonCode.PAUSED, "The customer wants a pause.");
    static final HouseReason OBJECTION = stop(0, ReasonCode.OBJECTION, "The customer objected.");
    static final HouseReason OBJECTION_TO_CALLER =
            stop(0, ReasonCode.OBJECTION_TO_CALLER, "The customer objected to calls.");
    static final HouseReason OBJECTION_DIRECT_MARKETING =
            stop(0, ReasonCode.OBJECTION_DIRECT_MARKETING, "The customer objected to direct marketing.");
    static final HouseReason WITHDRAWN_AHEAD = stop(
            2,
            ReasonCode.WITHDRAWAL_EFFECTIVE_AT_EARLIEST,
            "A withdrawal counts from the earlier of the time it carries and the time it was recorded.");
    static final HouseReason CANNOT_LIFT = stop(
            3,
            ReasonCode.SUPPRESSED_IMPORT_CANNOT_LIFT,
            "A consent was recorded after the stop, but not by the customer; it does not lift the stop.");
    static final HouseReason SUPPRESSED =
            stop(4, ReasonCode.SUPPRESSION_LIST_AFTER_ERASURE, "The contact value is on the suppression list.");
    static final HouseReason MERGE_MOST_RESTRICTIVE = stop(
            5,
            ReasonCode.MERGE_MOST_RESTRICTIVE,
            "One of the merged records has a stop; what another one permits does not lift it.");
    static final HouseReason SUPPRESSED_OTHER_SPELLING = stop(
            6,
            ReasonCode.SUPPRESSED_CASE_INSENSITIVE,
            "The contact value is on the suppression list in another spelling.");

    static final HouseReason RESTRICTED = restricted(Outcome.DENY);
    static final HouseReason RESTRICTED_SERVICE = restricted(Outcome.REVIEW);

    static final HouseReason UNDELIVERABLE =
            delivery(1, ReasonCode.CONTACT_POINT_UNDELIVERABLE, "Messages to the contact point cannot be delivered.");
    static final HouseReason CAPPED =
            delivery(0, ReasonCode.FREQUENCY_CAP, "The customer was contacted as often as is allowed.");
    static final HouseReason HISTORY_UNKNOWN = delivery(
            0,
            ReasonCode.CONTACT_HISTORY_UNKNOWN,
            "How often the customer may be contacted is limited, and it is not known how often that happened.");

    static final HouseReason NO_PACK = HouseReason.of(
            Outcome.DENY,
            Step.LAW,
            0,
            ReasonCode.JURISDICTION_UNKNOWN_DEFAULT_DENY,
            "It is not known whose law applies, or no pack is loaded for it.",
            POLICY);
    static final HouseReason NOT_IN_FORCE = HouseReason.of(
            Outcome.REVIEW,
            Step.LAW,
            0,
            ReasonCode.RULE_NOT_YET_IN_FORCE,
            "The rules of the jurisdiction begin later, and none is loaded for this moment.",
            POLICY);
    static final HouseReason NO_RULE = HouseReason.of(
            Outcome.DENY,
            Step.LAW,
            0,
            ReasonCode.NO_APPLICABLE_RULE,
            "No rule of the jurisdiction covers this channel and purpose.",
            POLICY);

    static final HouseReason STRICTEST = annotation(
            Step.SUBJECT, ReasonCode.MOST_RESTRICTIVE_OF_ALL, "Several laws apply and differ; the strictest counts.");
    static final HouseReason FRESH_CONSENT = annotation(
            Step.STOP, ReasonCode.FRESH_CONSENT_AFTER_OBJECTION, "The customer consented again after the objection.");
    static final HouseReason LEGAL_CLAIM = annotation(
            Step.STOP, ReasonCode.RESTRICTION_EXEMPT_LEGAL_CLAIM, "The restriction leaves room for legal claims.");
    static final HouseReason MIXED_CONTENT = annotation(
            Step.LAW,
            ReasonCode.MIXED_CONTENT_IS_MARKETING,
            "The message also advertises, so it is judged as marketing.");

    private HouseRules() {}

    private static HouseReason subject(ReasonCode code, String text) {
        return HouseReason.of(Outcome.DENY, Step.SUBJECT, 0, code, text, POLICY);
    }

    private static HouseReason stop(int specificity, ReasonCode code, String text) {
        return HouseReason.of(Outcome.DENY, Step.STOP, specificity, code, text, STOPS);
    }

    /** A restriction leaves room for legal claims; whether a service is in the public interest or wanted, a person decides. */
    private static HouseReason restricted(Outcome outcome) {
        return HouseReason.of(
                outcome,
                Step.STOP,
                1,
                ReasonCode.PROCESSING_RESTRICTED,
                "Processing of the customer's data is restricted.",
                ARTICLE_18);
    }

    private static HouseReason delivery(int specificity, ReasonCode code, String text) {
        return HouseReason.of(Outcome.DENY, Step.DELIVERY, specificity, code, text, POLICY);
    }

    private static HouseReason annotation(Step step, ReasonCode code, String text) {
        return HouseReason.of(Outcome.PERMIT, step, ANNOTATION, code, text, POLICY);
    }
}
