package io.crmkit.metrics.btyd;

/** What a model says, on plain numbers in its own unit. */
interface PurchaseLaw {
    /** The probability that a customer with this history is alive. */
    double alive(long repeats, double lastRepeat, double age);

    /** The expected repeat purchases of a new customer in a time. */
    double expected(double time);

    /** The expected purchases in a time after the end of observation, given that the customer is alive then. */
    double expectedIfAlive(long repeats, double age, double time);

    /** The probability of so many repeat purchases of a new customer in a time. */
    double probability(long repeats, double time);
}
