package io.crmkit.metrics.warning;

import java.util.OptionalDouble;

/**
 * A tenth of the customers, by predicted probability. It need not be a whole number of customers: customers with one probability share
 * their outcomes, so the order of input does not matter.
 *
 * @param number 1 for those most probable to leave, to 10
 * @param customers how many customers it is about, a tenth of all
 * @param predicted the mean predicted probability
 * @param churnRate the share that left, 0 to 1; beside {@code predicted} it shows the calibration
 * @param lift the churn rate divided by that of all; empty if nobody left
 * @param cumulativeGain the share of all who left that is in this decile and those before, 0 to 1; empty if nobody left
 */
public record Decile(
        int number,
        double customers,
        double predicted,
        double churnRate,
        OptionalDouble lift,
        OptionalDouble cumulativeGain) {}
