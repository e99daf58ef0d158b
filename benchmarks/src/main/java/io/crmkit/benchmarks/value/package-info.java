/**
 * Customer value: {@link io.crmkit.benchmarks.value.FitAgainstScipy} prints how fits compare with scipy,
 * {@link io.crmkit.benchmarks.value.PredictionRatio} what a prediction costs, and
 * {@link io.crmkit.benchmarks.value.MillionCustomers} fits a million customers.
 */
@NullMarked
package io.crmkit.benchmarks.value;

import org.jspecify.annotations.NullMarked;
