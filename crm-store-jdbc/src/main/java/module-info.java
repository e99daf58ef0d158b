/** The storage SPI of CRM Kit on SQL databases. The JDBC driver is the host's. */
@org.jspecify.annotations.NullMarked
module io.crmkit.store.jdbc {
    requires transitive io.crmkit.core;
    requires transitive java.sql;

    exports io.crmkit.store.jdbc;
}
