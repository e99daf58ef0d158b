/** Compatibility kit for storage adapters of CRM Kit: JUnit tests that an adapter inherits. */
@org.jspecify.annotations.NullMarked
module io.crmkit.store.tck {
    requires static transitive org.jspecify;
    requires transitive io.crmkit.core;
    requires transitive org.junit.jupiter.api;
    requires transitive java.sql;
    requires org.assertj.core;
    requires java.management; // threads and memory, for rule G06

    exports io.crmkit.store.tck;

    opens io.crmkit.store.tck to
            org.junit.platform.commons; // the tests are package-private
}
