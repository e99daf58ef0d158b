package io.crmkit.privacy.disclosure;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.input.InputRules;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Data of one customer that one recipient received. Holds no data itself: codes and opaque ids only.
 *
 * @param id chosen by the host
 * @param customer whose data
 * @param recipient who received it, as a code of the business: letters, digits and {@code . _ : -}, 1 to 80
 * @param categories what was disclosed, as codes of the business, such as {@code contact-details}; sorted
 * @param purpose what for
 * @param basis what allows it
 * @param at when
 * @param country the ISO 3166-1 alpha-2 code of where it went
 * @param safeguard what protects the data in a third country, as a code such as {@code standard-clauses} (GDPR art. 46)
 * @param reference the case, contract or request that it belongs to
 */
public record Disclosure(
        DisclosureId id,
        CustomerId customer,
        String recipient,
        Set<String> categories,
        Purpose purpose,
        LawfulBasis basis,
        Instant at,
        Optional<String> country,
        Optional<String> safeguard,
        Optional<String> reference) {
    /** Whose data. */
    public static final Attribute<Disclosure, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, Disclosure::customer);

    /** Who received it. */
    public static final Attribute<Disclosure, String> RECIPIENT = Attribute.text("recipient", Disclosure::recipient);

    /** When. */
    public static final Attribute<Disclosure, Instant> AT = Attribute.instant("at", Disclosure::at);

    /** By customer, then time. */
    public static final EntityIndex<Disclosure> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, AT);

    /** By recipient, then time. */
    public static final EntityIndex<Disclosure> BY_RECIPIENT = EntityIndex.of("by_recipient", RECIPIENT, AT);

    /** What the library has to know about disclosures. */
    public static final EntityType<Disclosure, DisclosureId> TYPE = EntityType.builder(
                    "disclosure", Disclosure.class, DisclosureId::new)
            .id(Disclosure::id, (disclosure, id) -> disclosure.with(id, disclosure.customer))
            .happenedAt(Disclosure::at, Disclosure::withAt)
            .index(BY_CUSTOMER)
            .index(BY_RECIPIENT)
            .subject(CUSTOMER)
            .onMerge(MergeRule.repoint((disclosure, loser, survivor) ->
                    disclosure.customer.equals(loser) ? disclosure.with(disclosure.id, survivor) : disclosure))
            .onErasure(ErasureRule.keep("recipients have to be told of the erasure; codes and opaque ids only"))
            .build();

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

    /**
     * Checks the form and sorts the categories.
     *
     * @throws InvalidInputException if a code is malformed, there is no category, or the country is none
     */
    public Disclosure {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(at, "at");
        categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
        code(recipient, "recipient");
        categories.forEach(category -> code(category, "categories"));
        safeguard.ifPresent(text -> code(text, "safeguard"));
        reference.ifPresent(text -> code(text, "reference"));
        InputRules.country(country, "disclosure.country");
        if (categories.isEmpty()) {
            throw new InvalidInputException("disclosure.categories", "must not be empty");
        }
    }

    /**
     * Returns a disclosure that happens when it is recorded, in no stated country.
     *
     * @throws InvalidInputException if a code is malformed or there is no category
     */
    public static Disclosure of(
            String id,
            CustomerId customer,
            String recipient,
            Set<String> categories,
            Purpose purpose,
            LawfulBasis basis) {
        return new Disclosure(
                new DisclosureId(id),
                customer,
                recipient,
                categories,
                purpose,
                basis,
                EntityType.WHEN_ADDED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns this disclosure at another time. */
    public Disclosure withAt(Instant moment) {
        return new Disclosure(
                id, customer, recipient, categories, purpose, basis, moment, country, safeguard, reference);
    }

    /**
     * Returns this disclosure to a country, with what protects the data there.
     *
     * @throws InvalidInputException if the country is none
     */
    public Disclosure withCountry(String code, Optional<String> protection) {
        return new Disclosure(
                id, customer, recipient, categories, purpose, basis, at, Optional.of(code), protection, reference);
    }

    /** Returns this disclosure with the case, contract or request that it belongs to. */
    public Disclosure withReference(String text) {
        return new Disclosure(
                id, customer, recipient, categories, purpose, basis, at, country, safeguard, Optional.of(text));
    }

    private Disclosure with(DisclosureId newId, CustomerId newCustomer) {
        return new Disclosure(
                newId, newCustomer, recipient, categories, purpose, basis, at, country, safeguard, reference);
    }

    private static void code(String text, String field) {
        if (!CODE.matcher(text).matches()) {
            throw new InvalidInputException("disclosure." + field, "must match " + CODE.pattern());
        }
    }
}
