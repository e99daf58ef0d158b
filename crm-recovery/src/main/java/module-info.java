/** Service recovery: business calendars, deadlines, recovery cases. */
@org.jspecify.annotations.NullMarked
module io.crmkit.recovery {
    requires static org.immutables.value.annotations;
    requires static transitive org.jspecify;
    requires transitive io.crmkit.core;
    requires transitive io.crmkit.metrics;
    requires tools.jackson.databind;
    requires static com.fasterxml.jackson.databind; // only for hosts on Jackson 2
    requires com.fasterxml.jackson.annotation;
    requires static de.focus_shift.jollyday.core; // only for hosts that use it
    requires static net.sf.biweekly; // only for hosts that use it

    provides io.crmkit.core.entity.EntityTypeProvider with
            io.crmkit.recovery.internal.RecoveryEntityTypes;

    exports io.crmkit.recovery;
    exports io.crmkit.recovery.authority;
    exports io.crmkit.recovery.calendar;
    exports io.crmkit.recovery.calendar.ical;
    exports io.crmkit.recovery.calendar.jollyday;
    exports io.crmkit.recovery.cases;
    exports io.crmkit.recovery.compensation;
    exports io.crmkit.recovery.deadline;
    exports io.crmkit.recovery.detection;
    exports io.crmkit.recovery.failure;
    exports io.crmkit.recovery.followup;
    exports io.crmkit.recovery.grant;
    exports io.crmkit.recovery.incident;
    exports io.crmkit.recovery.learning;
    exports io.crmkit.recovery.numbers;
    exports io.crmkit.recovery.policy;
    exports io.crmkit.recovery.register;
    exports io.crmkit.recovery.regulation;
    exports io.crmkit.recovery.simulation;
    exports io.crmkit.recovery.version;

    opens io.crmkit.recovery.authority to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.recovery.cases to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.recovery.compensation to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.recovery.deadline to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.recovery.detection to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.recovery.followup to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.recovery.incident to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.recovery.grant to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.recovery.learning to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.recovery.regulation to
            tools.jackson.databind;
}
