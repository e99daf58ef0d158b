package io.crmkit.metrics.rfm;

/**
 * A customer with scores and segment.
 *
 * @param values what the customer did
 * @param score the scores
 * @param segment the segment
 * @param <C> the key of a customer
 */
public record RfmRow<C>(RfmValues<C> values, RfmScore score, String segment) {}
