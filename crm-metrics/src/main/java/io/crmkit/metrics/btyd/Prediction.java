package io.crmkit.metrics.btyd;

/** What a model says about a customer with a history, on plain numbers in its own unit. */
interface Prediction {
    /** The probability that the customer is alive. */
    double alive(long repeats, double lastRepeat, double age);

    /** The expected purchases in a time after the end of observation, given that the customer is alive then. */
    double expectedIfAlive(long repeats, double age, double time);
}
