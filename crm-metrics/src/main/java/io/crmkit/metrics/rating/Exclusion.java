package io.crmkit.metrics.rating;

/** Why an answer is not part of a score. Each one is counted, so that used and excluded answers add up to the rows read. */
public enum Exclusion {
    /** The question was not answered: no value, or text of white space only. */
    BLANK,
    /** A code that the survey uses for something other than a rating, such as "11 = blank" or "6 = not applicable". */
    MISSING_CODE,
    /** A whole number that is not on the scale. */
    OUT_OF_RANGE,
    /** A number with a fraction. */
    NOT_WHOLE,
    /** A rating given on another scale than that of the score, whatever its number. */
    OTHER_SCALE
}
