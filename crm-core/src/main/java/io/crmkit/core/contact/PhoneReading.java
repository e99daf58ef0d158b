package io.crmkit.core.contact;

import io.crmkit.core.rule.Require;
import java.util.Objects;
import java.util.Optional;

/**
 * How a numbering plan read a phone number, kept beside it: plans change, and what was read once is not read differently or refused by
 * a later version. {@code toString} hides the numbers.
 *
 * @param raw the entry that was read; the reading of another entry does not count
 * @param e164 the number as {@code +} and 8 to 15 digits
 * @param region whose numbering plan it belongs to, ISO 3166-1 alpha-2, if known
 * @param plan the name and version of the plan
 */
public record PhoneReading(String raw, String e164, Optional<String> region, String plan) {
    /**
     * Checks the form.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the number is not in E.164 form, the region is no country or the plan is blank
     */
    public PhoneReading {
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(region, "region");
        Require.that(
                PhoneForm.e164(e164).filter(e164::equals).isPresent(), "phoneReading.e164", "must be in E.164 form");
        Require.country(region, "phoneReading.region");
        Require.notBlank(plan, "phoneReading.plan");
    }

    @Override
    public String toString() {
        return "PhoneReading{region=" + region.orElse("unknown") + ", plan=" + plan + "}";
    }
}
