package io.crmkit.metrics.comparison;

/**
 * How large a difference is without a unit, so that it can be set beside those of other questions. Of two groups it has the
 * sign of the difference, of several it is from 0 to 1. What counts as large is for the reader to say.
 *
 * @param id {@code cohen.d}: difference / √((v1 + v2) / 2) with the variances of one answer; {@code hedges.g}: the same with
 *     the pooled variance, times 1 - 3 / (4 (n1 + n2) - 9), which takes out the bias of small samples (Hedges 1981);
 *     {@code cohen.h}: 2 asin √p1 - 2 asin √p2 (Cohen 1988); {@code eta.squared}: the share of the squared distances from the
 *     mean that lies between groups; {@code cramers.v}: √(chi-square / (n m)), m one less than the groups or the ratings,
 *     whichever are fewer
 * @param value the size
 */
public record EffectSize(String id, double value) {}
