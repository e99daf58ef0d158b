/**
 * The storage SPI on SQL databases: start with {@link io.crmkit.store.jdbc.JdbcStore}. The tables are described, for people
 * who read them with SQL, in {@code docs/crm-store-jdbc.md}.
 */
@NullMarked
package io.crmkit.store.jdbc;

import org.jspecify.annotations.NullMarked;
