package io.crmkit.metrics.btyd;

/** What a model says, on plain numbers in its own unit. */
interface PurchaseLaw extends Prediction {
    /** The expected repeat purchases of a new customer in a time. */
    double expected(double time);

    /** The probability of so many repeat purchases of a new customer in a time. */
    double probability(long repeats, double time);

    /** The same predictions, faster for many customers and to twelve digits at least; for one thread. */
    Prediction prediction();
}
