package io.crmkit.metrics.btyd;

/**
 * The probability that a customer still buys.
 *
 * @param value from 0 to 1
 * @param byAssumption whether the model sets it without looking at the customer: under BG/NBD a customer leaves only right
 *     after a repeat purchase, so who made none is alive with probability 1, however long ago that was. Use
 *     {@link MbgNbd} or {@link ParetoNbd} if such customers matter
 */
public record AliveProbability(double value, boolean byAssumption) {}
