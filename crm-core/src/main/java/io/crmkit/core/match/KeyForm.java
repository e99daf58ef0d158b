package io.crmkit.core.match;

/** What of a value two records must share to be compared at all. Values without that part give no key. */
public enum KeyForm {
    /** The whole value. */
    WHOLE,
    /** The first letter. */
    INITIAL,
    /** The first four letters; all of a shorter value. */
    PREFIX,
    /** The sound of the value in English: American Soundex of its letters a to z; other values give the whole value. */
    SOUND,
    /** The letters of the value, each once and in the order of the alphabet: the same for swapped and doubled letters. */
    LETTERS
}
