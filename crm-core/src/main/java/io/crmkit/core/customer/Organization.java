package io.crmkit.core.customer;

import io.crmkit.core.rule.Require;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is known of a customer that is an organization. Its name may be that of its owner, so {@code toString} hides it. */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Organization.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Organization.Builder.class)
public interface Organization extends WithOrganization {
    /** Returns the name in the register. */
    @Value.Redacted
    String legalName();

    /** Returns the name it trades under. */
    @Value.Redacted
    Optional<String> tradingName();

    /** Returns the legal form, such as {@code GmbH}. */
    Optional<String> legalForm();

    /** Returns the industry, as a code or in words. */
    Optional<String> industry();

    /** Returns the size, as the business bands it, such as {@code 50-249}. */
    Optional<String> sizeBand();

    /** Returns the domains it owns on the internet. */
    @Value.Redacted
    List<String> domains();

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a text is blank
     */
    @Value.Check
    default void check() {
        Require.notBlank(legalName(), "organization.legalName");
        Require.notBlank(tradingName(), "organization.tradingName");
        Require.notBlank(legalForm(), "organization.legalForm");
        Require.notBlank(industry(), "organization.industry");
        Require.notBlank(sizeBand(), "organization.sizeBand");
        Require.notBlank(domains(), "organization.domains");
    }

    /** Starts an organization. */
    static Builder builder(String legalName) {
        return new Builder().legalName(legalName);
    }

    /** Builds {@link Organization}s. */
    final class Builder extends ImmutableOrganization.Builder {
        Builder() {}
    }
}
