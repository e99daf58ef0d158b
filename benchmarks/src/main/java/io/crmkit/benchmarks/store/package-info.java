/**
 * Typed customers over the JDBC store against hand-written tables and Hibernate, on SQLite and PostgreSQL:
 * {@link io.crmkit.benchmarks.store.StoreRatios} prints how they compare, {@link io.crmkit.benchmarks.store.TenMillionRecords}
 * what ten million records cost.
 */
@NullMarked
package io.crmkit.benchmarks.store;

import org.jspecify.annotations.NullMarked;
