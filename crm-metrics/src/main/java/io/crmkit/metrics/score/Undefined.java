package io.crmkit.metrics.score;

/** Why a score has no value. It is never shown as 0. */
public enum Undefined {
    /** There is no response: nobody answered, or every answer was excluded. */
    NO_RESPONSES,
    /** There are responses, and the weight of each is 0. */
    NO_WEIGHT,
    /**
     * The value must not be shown: there are fewer responses than a stated number, or it would tell the value of a group that has
     * fewer. Which of the two is not said, as that would tell again.
     */
    WITHHELD
}
