package io.crmkit.core.contact;

import io.crmkit.core.rule.Require;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A place to which letters and goods can be sent. Its parts are kept as entered; {@code toString} hides all but the country. */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = PostalAddress.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = PostalAddress.Builder.class)
public interface PostalAddress extends ContactPoint, WithPostalAddress {
    /** Returns street, house number, box and the like, in the order of the label. */
    @Value.Redacted
    List<String> lines();

    /** Returns the city, town or village. */
    @Value.Redacted
    Optional<String> locality();

    /** Returns the state, province or region, as a name or an ISO 3166-2 code. */
    @Value.Redacted
    Optional<String> adminArea();

    /** Returns the postal code. */
    @Value.Redacted
    Optional<String> postalCode();

    /** Returns the country, ISO 3166-1 alpha-2. */
    Optional<String> country();

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if lines, locality and postal code are all missing, a part is blank,
     *     the country is none, the preference negative or the validity ends before it begins
     */
    @Value.Check
    default void check() {
        Require.that(
                !lines().isEmpty() || locality().isPresent() || postalCode().isPresent(),
                "postalAddress.lines",
                "must not be empty without locality and postal code");
        Require.notBlank(lines(), "postalAddress.lines");
        Require.notBlank(locality(), "postalAddress.locality");
        Require.notBlank(adminArea(), "postalAddress.adminArea");
        Require.notBlank(postalCode(), "postalAddress.postalCode");
        Require.country(country(), "postalAddress.country");
        ContactRules.check(this, "postalAddress");
    }

    /** Starts an address. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link PostalAddress}s. */
    final class Builder extends ImmutablePostalAddress.Builder {
        Builder() {}
    }
}
