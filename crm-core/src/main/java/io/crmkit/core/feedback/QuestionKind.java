package io.crmkit.core.feedback;

/** What a question measures. */
public enum QuestionKind {
    /** Would you recommend us? (Net Promoter Score). */
    NPS,
    /** How satisfied are you? */
    CSAT,
    /** How easy was it? (customer effort). */
    CES,
    /** Anything else that is rated. */
    OTHER
}
