package io.crmkit.core.normalization;

import java.util.Objects;
import java.util.Optional;

/**
 * A postal address in the form in which it is compared; the address as entered is the {@code PostalAddress}. Texts are empty if
 * missing. {@code toString} hides all but the country.
 *
 * @param street the lines without the house number, as words with usual abbreviations spelt out
 * @param houseNumber the first number of the lines, with a letter behind it
 * @param locality the city, town or village, as words
 * @param postalCode the postal code, letters and digits only
 * @param country the country, ISO 3166-1 alpha-2
 * @param flag what is wrong with it
 */
public record NormalizedAddress(
        String street,
        String houseNumber,
        String locality,
        String postalCode,
        String country,
        Optional<NormalizationFlag> flag) {
    /** Refuses nulls. */
    public NormalizedAddress {
        Objects.requireNonNull(street, "street");
        Objects.requireNonNull(houseNumber, "houseNumber");
        Objects.requireNonNull(locality, "locality");
        Objects.requireNonNull(postalCode, "postalCode");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(flag, "flag");
    }

    @Override
    public String toString() {
        return "NormalizedAddress{country=" + country + ", flag=" + flag + "}";
    }
}
