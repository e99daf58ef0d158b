/** Model, typed repositories, storage SPI and the in-memory reference store of CRM Kit. */
@org.jspecify.annotations.NullMarked
module io.crmkit.core {
    requires static org.immutables.value.annotations;
    requires static transitive org.jspecify;
    requires transitive org.joda.money;
    requires tools.jackson.databind;
    requires static com.fasterxml.jackson.databind; // only for hosts on Jackson 2
    requires static de.siegmar.fastcsv; // only for hosts that read or write CSV
    requires static com.googlecode.ezvcard; // only for hosts that read or write vCards
    requires static com.google.i18n.phonenumbers.libphonenumber; // only for hosts that use it
    requires com.fasterxml.jackson.annotation;
    requires org.slf4j;
    requires com.github.f4b6a3.uuid;

    uses io.crmkit.core.entity.EntityTypeProvider;
    uses io.crmkit.core.merge.MergeParticipant.Provider;

    exports io.crmkit.core;
    exports io.crmkit.core.account;
    exports io.crmkit.core.actor;
    exports io.crmkit.core.contact;
    exports io.crmkit.core.csv;
    exports io.crmkit.core.customer;
    exports io.crmkit.core.duplicate;
    exports io.crmkit.core.entity;
    exports io.crmkit.core.error;
    exports io.crmkit.core.exports;
    exports io.crmkit.core.feedback;
    exports io.crmkit.core.feed;
    exports io.crmkit.core.field;
    exports io.crmkit.core.gate;
    exports io.crmkit.core.history;
    exports io.crmkit.core.id;
    exports io.crmkit.core.imports;
    exports io.crmkit.core.interaction;
    exports io.crmkit.core.json;
    exports io.crmkit.core.match;
    exports io.crmkit.core.merge;
    exports io.crmkit.core.normalization;
    exports io.crmkit.core.overview;
    exports io.crmkit.core.page;
    exports io.crmkit.core.phone;
    exports io.crmkit.core.repository;
    exports io.crmkit.core.purchase;
    exports io.crmkit.core.quality;
    exports io.crmkit.core.relationship;
    exports io.crmkit.core.segment;
    exports io.crmkit.core.source;
    exports io.crmkit.core.task;
    exports io.crmkit.core.vcard;
    exports io.crmkit.store;
    exports io.crmkit.store.memory;

    // the builders are hidden, and JSON is read through them
    opens io.crmkit.core.repository to
            tools.jackson.databind;
    opens io.crmkit.core.account to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.contact to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.customer to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.duplicate to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.exports to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.feedback to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.imports to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.interaction to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.history to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.match to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.merge to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.purchase to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.relationship to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.core.segment to
            tools.jackson.databind;
    opens io.crmkit.core.task to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
}
