/**
 * Typed customers over the JDBC store against hand-written tables: {@link io.crmkit.benchmarks.customer.CustomerRatio} prints
 * how they compare.
 */
@NullMarked
package io.crmkit.benchmarks.customer;

import org.jspecify.annotations.NullMarked;
