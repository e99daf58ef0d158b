package io.crmkit.core.interaction;

/** The way a customer and the business reach each other. */
public enum Channel {
    /** A phone call with a person. */
    PHONE,
    /** A phone call made by a machine or played from a recording. */
    AUTOMATED_CALL,
    /** Electronic mail. */
    EMAIL,
    /** A text message to a phone. */
    SMS,
    /** A message in a messaging service. */
    MESSAGING,
    /** A conversation on a web page or in an app. */
    CHAT,
    /** A notification or message inside an app. */
    APP,
    /** A letter or parcel. */
    POST,
    /** A meeting, visit or counter. */
    IN_PERSON,
    /** A visit to a web page or portal. */
    WEB,
    /** A post or message in a social network. */
    SOCIAL,
    /** A forum or community. */
    COMMUNITY,
    /** A voice assistant. */
    VOICE_ASSISTANT,
    /** A signal of a connected device. */
    DEVICE,
    /** Anything else. */
    OTHER
}
