package io.crmkit.core.normalization;

import java.util.Objects;
import java.util.Optional;

/**
 * A phone number as entered and as a numbering plan reads it. {@code toString} hides the number.
 *
 * @param raw as entered
 * @param e164 {@code +} and 8 to 15 digits, if the plan could tell; also of a number that is possible, but not assigned
 * @param region whose numbering plan it belongs to, ISO 3166-1 alpha-2, if known
 * @param extension the digits to dial after the connection stands
 * @param flag what is wrong with it
 * @param plan the name and version of the numbering plan that was asked: what is valid changes between versions
 */
public record NormalizedPhone(
        String raw,
        Optional<String> e164,
        Optional<String> region,
        Optional<String> extension,
        Optional<NormalizationFlag> flag,
        String plan) {
    /** Refuses nulls. */
    public NormalizedPhone {
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(e164, "e164");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(extension, "extension");
        Objects.requireNonNull(flag, "flag");
        Objects.requireNonNull(plan, "plan");
    }

    /** Returns what two numbers are compared by: the E.164 form, or else the digits of the entry; empty if there are none. */
    public String matchForm() {
        return e164.orElseGet(() -> raw.codePoints()
                .map(point -> Character.digit(point, 10))
                .filter(digit -> digit >= 0)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString());
    }

    @Override
    public String toString() {
        return "NormalizedPhone{region=" + region + ", flag=" + flag + ", plan=" + plan + "}";
    }
}
