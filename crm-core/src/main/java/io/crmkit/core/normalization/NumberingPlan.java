package io.crmkit.core.normalization;

import io.crmkit.core.contact.PhoneNumber;
import java.util.Optional;

/**
 * Reads phone numbers. The one that is built in reads international numbers only; {@code io.crmkit.core.phone} has one that knows
 * the plans of all countries.
 */
@FunctionalInterface
public interface NumberingPlan {
    /** Reads entries that begin with {@code +}; national ones are flagged as incomplete. */
    NumberingPlan INTERNATIONAL = (phone, region) -> {
        Optional<String> e164 = phone.e164();
        NormalizationFlag flag =
                phone.raw().strip().startsWith("+") ? NormalizationFlag.MALFORMED : NormalizationFlag.INCOMPLETE;
        return new NormalizedPhone(
                phone.raw(),
                e164,
                phone.region(),
                phone.extension(),
                e164.isPresent() ? Optional.empty() : Optional.of(flag),
                "international/1");
    };

    /**
     * Reads a number. Never fails: what it cannot read is flagged.
     *
     * @param phone the number as entered; its own region comes before {@code region}
     * @param region where a number without {@code +} is taken to be from, ISO 3166-1 alpha-2
     */
    NormalizedPhone normalize(PhoneNumber phone, Optional<String> region);
}
