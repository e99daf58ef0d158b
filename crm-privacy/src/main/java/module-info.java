/** Consent log and contact decisions with reasons. */
@org.jspecify.annotations.NullMarked
module io.crmkit.privacy {
    requires static org.immutables.value.annotations;
    requires static transitive org.jspecify;
    requires transitive io.crmkit.core;
    requires tools.jackson.databind;
    requires static com.fasterxml.jackson.databind; // only for hosts on Jackson 2
    requires static com.google.crypto.tink; // only for hosts that use it
    requires com.fasterxml.jackson.annotation;
    requires org.slf4j;

    provides io.crmkit.core.entity.EntityTypeProvider with
            io.crmkit.privacy.internal.PrivacyEntityTypes;
    provides io.crmkit.core.merge.MergeParticipant.Provider with
            io.crmkit.privacy.internal.PrivacyMerging;

    exports io.crmkit.privacy;
    exports io.crmkit.privacy.audit;
    exports io.crmkit.privacy.breach;
    exports io.crmkit.privacy.consent;
    exports io.crmkit.privacy.deadline;
    exports io.crmkit.privacy.decision;
    exports io.crmkit.privacy.disclosure;
    exports io.crmkit.privacy.fact;
    exports io.crmkit.privacy.signal.gpp;
    exports io.crmkit.privacy.signal.tcf;
    exports io.crmkit.privacy.suppression;
    exports io.crmkit.privacy.hold;
    exports io.crmkit.privacy.erasure;
    exports io.crmkit.privacy.inventory;
    exports io.crmkit.privacy.key;
    exports io.crmkit.privacy.key.tink;
    exports io.crmkit.privacy.notice;
    exports io.crmkit.privacy.pack;
    exports io.crmkit.privacy.purpose;
    exports io.crmkit.privacy.receipt;
    exports io.crmkit.privacy.request;
    exports io.crmkit.privacy.retention;

    opens io.crmkit.privacy.audit to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.erasure to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.hold to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.suppression to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.request to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.receipt to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.retention to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.breach to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.disclosure to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.notice to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.inventory to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.key to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.privacy.consent to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
}
