package io.crmkit.metrics.fit;

/** Why a likelihood has no maximum that could be found. */
public enum FitObstacle {
    /** The sample is empty or says nothing about the parameters, as when nobody bought again or nobody left. */
    NO_INFORMATION,
    /** The likelihood is not a finite number where the search began. */
    NOT_FINITE,
    /** The search was cut off at the limit of evaluations. */
    EVALUATION_LIMIT,
    /** A parameter runs to 0 or infinity: the sample has no maximum, often because customers hardly differ. */
    UNBOUNDED,
    /** The likelihood is flat in some direction: several parameters explain the sample equally well. */
    NOT_IDENTIFIED
}
