package io.crmkit.metrics.rfm;

/**
 * A segment in numbers.
 *
 * @param segment the name
 * @param customers how many customers are in it
 * @param frequency the sum of their purchases
 * @param monetary the sum of their amounts
 */
public record SegmentTotal(String segment, long customers, long frequency, double monetary) {}
