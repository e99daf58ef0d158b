package io.crmkit.privacy.consent;

/** What a permission event says. */
public enum PermissionType {
    /** The business asked for consent; changes nothing. */
    REQUESTED(Effect.NONE),
    /** The customer said yes and still has to confirm (double opt-in); {@code expiresAt} ends the time to do so. */
    PENDING(Effect.NONE),
    /** The customer consented. */
    GRANTED(Effect.GRANT),
    /** The customer confirmed a pending consent. */
    CONFIRMED(Effect.GRANT),
    /** The customer said no. */
    DENIED(Effect.STOP),
    /** The customer took a consent back, or opted out where none is needed. */
    WITHDRAWN(Effect.STOP),
    /** The customer objected (GDPR art. 21). */
    OBJECTED(Effect.STOP),
    /** The data may only be stored (GDPR art. 18). */
    RESTRICTED(Effect.RESTRICTION),
    /** A restriction ended. */
    UNRESTRICTED(Effect.RELEASE),
    /** Consents given before are used up. */
    EXPIRED(Effect.END),
    /** A machine said no for the customer, such as Global Privacy Control. */
    SIGNAL(Effect.STOP),
    /** An earlier grant was recorded wrongly and never counted; a stop cannot be corrected away. */
    CORRECTED(Effect.NONE),
    /** The customer wants a pause; a stop that ends by itself at {@code expiresAt}. */
    PAUSED(Effect.STOP),
    /** The customer ended the pauses before. */
    RESUMED(Effect.RESUME),
    /** The customer, or the business for the customer, limits how often contacts may come. */
    LIMITED(Effect.LIMIT),
    /** The record of the customer became one with that of {@code other}; what was said stays with whom it was said to. */
    MERGED(Effect.NONE),
    /** That merge was taken back. */
    UNMERGED(Effect.NONE);

    enum Effect {
        NONE,
        GRANT,
        STOP,
        RESTRICTION,
        RELEASE,
        END,
        RESUME,
        LIMIT
    }

    private final Effect effect;

    PermissionType(Effect effect) {
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }

    /** Returns whether the event allows something: it counts from the later of its two times. */
    public boolean grants() {
        return effect == Effect.GRANT || effect == Effect.RELEASE || effect == Effect.RESUME;
    }

    /** Returns whether the event forbids or ends something: it counts from the earlier of its two times. */
    public boolean stops() {
        return effect == Effect.STOP || effect == Effect.RESTRICTION || effect == Effect.END || effect == Effect.LIMIT;
    }
}
