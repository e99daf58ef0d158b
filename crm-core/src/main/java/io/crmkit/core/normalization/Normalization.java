package io.crmkit.core.normalization;

import io.crmkit.core.contact.ContactPoint;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PhoneReading;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.contact.Verification;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.rule.Require;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Brings values into the form in which they are compared. Nothing is changed or refused: results stand beside the raw values, and what
 * cannot be read is flagged. Immutable.
 */
public final class Normalization {
    private static final Normalization DEFAULT =
            new Normalization(NumberingPlan.INTERNATIONAL, Optional.empty(), ContactCheck.NONE);

    private final NumberingPlan plan;
    private final Optional<String> region;
    private final ContactCheck check;

    private Normalization(NumberingPlan plan, Optional<String> region, ContactCheck check) {
        this.plan = Objects.requireNonNull(plan, "plan");
        this.region = region;
        this.check = Objects.requireNonNull(check, "check");
    }

    /** Returns the normalisation that reads international phone numbers only and asks no service. */
    public static Normalization standard() {
        return DEFAULT;
    }

    /** Returns this normalisation with another numbering plan. */
    public Normalization with(NumberingPlan numberingPlan) {
        return new Normalization(numberingPlan, region, check);
    }

    /** Returns this normalisation with a service that checks contact points. */
    public Normalization with(ContactCheck contactCheck) {
        return new Normalization(plan, region, contactCheck);
    }

    /**
     * Returns this normalisation for national phone numbers of a region.
     *
     * @throws io.crmkit.core.error.InvalidInputException if it is no ISO 3166-1 alpha-2 code
     */
    public Normalization in(String country) {
        Optional<String> known = Optional.of(country);
        Require.country(known, "normalization.region");
        return new Normalization(plan, known, check);
    }

    /** Returns the forms of an e-mail address. */
    public NormalizedEmail email(EmailAddress email) {
        String canonical = email.canonical();
        boolean wellFormed = email.wellFormed();
        return new NormalizedEmail(
                email.raw(),
                canonical,
                email.matchForm(),
                wellFormed ? canonical.substring(canonical.lastIndexOf('@') + 1) : "",
                wellFormed ? Optional.empty() : Optional.of(NormalizationFlag.MALFORMED));
    }

    /**
     * Returns the forms of a phone number: as its kept reading says, or else as the plan reads it; its own region comes before that of
     * this normalisation.
     */
    public NormalizedPhone phone(PhoneNumber phone) {
        return phone.reading()
                .map(read -> new NormalizedPhone(
                        phone.raw(),
                        Optional.of(read.e164()),
                        read.region(),
                        phone.extension(),
                        Optional.empty(),
                        read.plan()))
                .orElseGet(() -> plan.normalize(phone, phone.region().or(() -> region)));
    }

    /**
     * Returns a customer whose phone numbers keep how the numbering plan read them: E.164 form, region and version of the plan, so that a
     * national number is found by its E.164 form. What is kept already stays: a later version of a plan changes nothing. What the plan cannot
     * read stays as it is.
     */
    public Customer read(Customer customer) {
        return customer.withPhones(customer.phones().stream().map(this::read).toList());
    }

    private PhoneNumber read(PhoneNumber phone) {
        if (phone.reading().isPresent()) {
            return phone;
        }
        NormalizedPhone read = phone(phone);
        return read.e164()
                .map(e164 -> phone.withReading(new PhoneReading(phone.raw(), e164, read.region(), read.plan())))
                .orElse(phone);
    }

    /** Returns the form of a postal address. */
    public NormalizedAddress address(PostalAddress address) {
        return AddressForm.of(address);
    }

    /**
     * Returns a customer with what the service knows about its e-mail addresses, phone numbers and postal addresses.
     *
     * @param now when it is checked, for those of which the service knows something new
     */
    public Customer checked(Customer customer, Instant now) {
        return customer.toBuilder()
                .emails(checked(
                        customer.emails(),
                        (email, verdict) -> EmailAddress.builder(email.raw())
                                .from(email)
                                .verification(verdict)
                                .verificationAt(now)
                                .build()))
                .phones(checked(
                        customer.phones(),
                        (phone, verdict) -> PhoneNumber.builder(phone.raw())
                                .from(phone)
                                .verification(verdict)
                                .verificationAt(now)
                                .build()))
                .postalAddresses(checked(
                        customer.postalAddresses(),
                        (address, verdict) -> PostalAddress.builder()
                                .from(address)
                                .verification(verdict)
                                .verificationAt(now)
                                .build()))
                .build();
    }

    private <P extends ContactPoint> List<P> checked(List<P> points, BiFunction<P, Verification, P> with) {
        return points.stream()
                .map(point -> {
                    Verification verdict = check.check(point);
                    return verdict == point.verification() ? point : with.apply(point, verdict);
                })
                .toList();
    }
}
