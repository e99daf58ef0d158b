package io.crmkit.core.contact;

import io.crmkit.core.rule.Require;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A phone number, as entered and, where the entry says enough, in E.164 form. No numbering plan is consulted: an entry without
 * {@code +} and country code stays as it is. {@code toString} hides it.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = PhoneNumber.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = PhoneNumber.Builder.class)
public interface PhoneNumber extends ContactPoint, WithPhoneNumber {
    /** Returns the number as it was entered. */
    @Value.Redacted
    String raw();

    /** Returns the digits to dial after the connection stands. */
    @Value.Redacted
    Optional<String> extension();

    /** Returns the country whose numbering plan the entry follows, ISO 3166-1 alpha-2. */
    Optional<String> region();

    /** Returns what the number leads to; {@link PhoneType#OTHER} unless stated. */
    @Value.Default
    default PhoneType type() {
        return PhoneType.OTHER;
    }

    /**
     * Returns how a numbering plan read the entry, if one did; {@code Normalization.read} keeps it. A reading of another entry, left over
     * from before a change, is dropped.
     */
    @Value.Redacted
    Optional<PhoneReading> reading();

    /**
     * Returns the number as {@code +} and 8 to 15 digits: as a numbering plan read it, or else if the entry starts with {@code +} and has
     * as many; empty otherwise. Blanks, hyphens, dots, slashes and brackets are dropped, and so is the trunk prefix in {@code +49 (0)30}.
     */
    default Optional<String> e164() {
        return reading().map(PhoneReading::e164).or(() -> e164(raw()));
    }

    /** Returns an entry in E.164 form, if it says enough. */
    static Optional<String> e164(String raw) {
        return PhoneForm.e164(raw);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the number or extension is blank, the region is no country, the
     *     preference negative or the validity ends before it begins
     */
    @Value.Check
    default PhoneNumber check() {
        Require.notBlank(raw(), "phoneNumber.raw");
        Require.notBlank(extension(), "phoneNumber.extension");
        Require.country(region(), "phoneNumber.region");
        ContactRules.check(this, "phoneNumber");
        boolean current = reading().filter(known -> !known.raw().equals(raw())).isEmpty();
        return current
                ? this
                : builder(raw()).from(this).reading(Optional.empty()).build();
    }

    /** Returns an unverified number of unknown use. */
    static PhoneNumber of(String raw) {
        return builder(raw).build();
    }

    /** Starts a number. */
    static Builder builder(String raw) {
        return new Builder().raw(raw);
    }

    /** Builds {@link PhoneNumber}s. */
    final class Builder extends ImmutablePhoneNumber.Builder {
        Builder() {}
    }
}
