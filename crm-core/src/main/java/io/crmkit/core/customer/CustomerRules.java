package io.crmkit.core.customer;

import io.crmkit.core.contact.ContactPoint;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.rule.Require;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** What holds for every customer, and what a merge and an erasure make of one. */
final class CustomerRules {
    private static final JsonCodec<Object> TEXT = JsonCodec.of(Object.class);

    private CustomerRules() {}

    static void check(Customer customer) {
        Require.notBlank(customer.name(), "customer.name");
        Require.that(
                customer.person().isEmpty() || customer.kind() == CustomerKind.PERSON,
                "customer.person",
                "must be left out unless the kind is PERSON");
        Require.that(
                customer.organization().isEmpty() || customer.kind() == CustomerKind.ORGANIZATION,
                "customer.organization",
                "must be left out unless the kind is ORGANIZATION");
        Require.that(
                customer.mergedInto().isPresent() == (customer.status() == CustomerStatus.MERGED),
                "customer.mergedInto",
                "must be present if, and only if, the status is MERGED");
        Require.that(
                !customer.id().assigned() || !customer.mergedInto().equals(Optional.of(customer.id())),
                "customer.mergedInto",
                "must name another customer");
        Require.notBlank(customer.classifications(), "customer.classifications");
        Require.countryOrSubdivision(customer.jurisdiction(), "customer.jurisdiction");
        Require.that(
                customer.identifiers().size() < 2
                        || customer.identifiers().stream()
                                        .map(Identifier::key)
                                        .distinct()
                                        .count()
                                == customer.identifiers().size(),
                "customer.identifiers",
                "must not contain one twice");
    }

    /**
     * The plain rule of survivorship, on which the rules of single fields build: what the survivor states stays, the loser fills
     * gaps, and what there can be several of is united, the survivor's first; of two spellings of one thing that with the later
     * verification stays, or the one that says more. The source stays with the loser, whose record still claims it.
     */
    static Customer combine(Customer survivor, Customer loser) {
        Customer.Builder united = survivor.toBuilder()
                .emails(union(survivor.emails(), loser.emails(), EmailAddress::matchForm))
                .phones(union(
                        survivor.phones(),
                        loser.phones(),
                        phone -> List.of(phone.e164().orElse(phone.raw()), phone.extension())))
                .postalAddresses(union(
                        survivor.postalAddresses(),
                        loser.postalAddresses(),
                        at -> List.of(at.lines(), at.locality(), at.adminArea(), at.postalCode(), at.country())))
                .webAddresses(union(survivor.webAddresses(), loser.webAddresses(), web -> web.canonical()))
                .socialHandles(union(
                        survivor.socialHandles(),
                        loser.socialHandles(),
                        social -> List.of(social.network(), social.canonical())))
                .messagingHandles(union(
                        survivor.messagingHandles(),
                        loser.messagingHandles(),
                        messaging -> List.of(messaging.service(), messaging.handle())))
                .identifiers(union(survivor.identifiers(), loser.identifiers(), Identifier::key))
                .roles(union(survivor.roles(), loser.roles(), role -> role))
                .addAllClassifications(loser.classifications())
                .preferences(combine(survivor.preferences(), loser.preferences()))
                .demographics(combine(survivor.demographics(), loser.demographics()))
                .jurisdiction(survivor.jurisdiction().or(loser::jurisdiction))
                .customFields(combine(survivor.customFields(), loser.customFields()));
        if (survivor.kind() == loser.kind()) {
            united.person(survivor.person().or(loser::person))
                    .organization(survivor.organization().or(loser::organization));
        }
        return united.build();
    }

    private static Preferences combine(Preferences survivor, Preferences loser) {
        return Preferences.builder()
                .languages(survivor.languages().isEmpty() ? loser.languages() : survivor.languages())
                .zone(survivor.zone().or(loser::zone))
                .channels(survivor.channels().isEmpty() ? loser.channels() : survivor.channels())
                .build();
    }

    private static Demographics combine(Demographics survivor, Demographics loser) {
        return Demographics.builder()
                .maritalStatus(survivor.maritalStatus().or(loser::maritalStatus))
                .education(survivor.education().or(loser::education))
                .occupation(survivor.occupation().or(loser::occupation))
                .incomeBand(survivor.incomeBand().or(loser::incomeBand))
                .ageBand(survivor.ageBand().or(loser::ageBand))
                .lifeStage(survivor.lifeStage().or(loser::lifeStage))
                .housing(survivor.housing().or(loser::housing))
                .householdSize(survivor.householdSize().isPresent() ? survivor.householdSize() : loser.householdSize())
                .children(survivor.children().isPresent() ? survivor.children() : loser.children())
                .build();
    }

    private static CustomFields combine(CustomFields survivor, CustomFields loser) {
        CustomFields united = loser;
        for (Map.Entry<String, FieldValue> field : survivor.values().entrySet()) {
            united = united.with(field.getKey(), field.getValue());
        }
        return united;
    }

    /** In whatever order merges come, the same one of two equal things stays. */
    private static <T> Collection<T> union(List<T> survivor, List<T> loser, Function<T, Object> sameness) {
        Map<Object, T> united = new LinkedHashMap<>();
        survivor.forEach(one -> united.merge(sameness.apply(one), one, BinaryOperator.maxBy(CustomerRules::compare)));
        loser.forEach(one -> united.merge(sameness.apply(one), one, BinaryOperator.maxBy(CustomerRules::compare)));
        return united.values();
    }

    private static <T> int compare(T one, T other) {
        if (one instanceof ContactPoint left && other instanceof ContactPoint right) {
            int later = left.verificationAt()
                    .orElse(Instant.MIN)
                    .compareTo(right.verificationAt().orElse(Instant.MIN));
            if (later != 0) {
                return later;
            }
            int stricter = left.verification().compareTo(right.verification());
            if (stricter != 0) {
                return stricter;
            }
        }
        String left = TEXT.encode(one);
        String right = TEXT.encode(other);
        int longer = Integer.compare(left.length(), right.length());
        return longer != 0 ? longer : left.compareTo(right);
    }

    /** Built anew from what may stay, so that a field added later is erased unless it is named here. */
    static Customer redact(Customer customer) {
        return Customer.builder(customer.kind(), Customer.ERASED_NAME)
                .id(customer.id())
                .lifecycle(customer.lifecycle())
                .jurisdiction(customer.jurisdiction())
                .status(customer.mergedInto().isPresent() ? CustomerStatus.MERGED : CustomerStatus.ERASED)
                .mergedInto(customer.mergedInto())
                .build();
    }
}
