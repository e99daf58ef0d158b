package io.crmkit.recovery.cases;

/** In which way a failure was put right. */
public enum ResolutionType {
    /** Money back. */
    REFUND,
    /** The same again. */
    REPLACEMENT,
    /** Mended, corrected or done over. */
    REMEDIAL_ACTION,
    /** Explained. */
    EXPLANATION,
    /** In another way. */
    OTHER
}
