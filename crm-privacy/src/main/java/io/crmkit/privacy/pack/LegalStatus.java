package io.crmkit.privacy.pack;

/** What a rule rests on. */
public enum LegalStatus {
    /** The text of a law. */
    LAW,
    /** What an authority published. */
    GUIDANCE,
    /** What a court decided. */
    CASE_LAW,
    /** How the author of the pack reads the law where it can be read in more than one way. */
    INTERPRETATION,
    /** A choice of the author of the pack that no law demands. */
    POLICY
}
