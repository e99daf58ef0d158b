/** Service recovery: business calendars, deadlines, recovery cases. */
@org.jspecify.annotations.NullMarked
module io.crmkit.recovery {
    requires static transitive org.jspecify;
    requires transitive io.crmkit.core;
    requires com.fasterxml.jackson.annotation;

    exports io.crmkit.recovery.calendar;
}
