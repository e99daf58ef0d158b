package io.crmkit.metrics.rfm;

/**
 * The scores of a customer, each from 1 to the number of bins; more is better in all three, so the recency score is reversed against
 * the days.
 *
 * @param recency how lately they bought
 * @param frequency how often they bought
 * @param monetary how much they spent
 */
public record RfmScore(int recency, int frequency, int monetary) {
    /** Returns the scores side by side, such as {@code 5-4-5}. */
    @Override
    public String toString() {
        return recency + "-" + frequency + "-" + monetary;
    }
}
