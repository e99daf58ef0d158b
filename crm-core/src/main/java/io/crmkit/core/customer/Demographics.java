package io.crmkit.core.customer;

import io.crmkit.core.rule.Require;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * What describes a customer as part of a population. Texts are categories of the business; the library gives them no meaning.
 * {@code toString} hides them.
 */
@Value.Immutable(singleton = true)
@tools.jackson.databind.annotation.JsonDeserialize(builder = Demographics.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Demographics.Builder.class)
public interface Demographics extends WithDemographics {
    /** Returns the marital status. */
    @Value.Redacted
    Optional<String> maritalStatus();

    /** Returns the education. */
    @Value.Redacted
    Optional<String> education();

    /** Returns the occupation. */
    @Value.Redacted
    Optional<String> occupation();

    /** Returns the income, as the business bands it. */
    @Value.Redacted
    Optional<String> incomeBand();

    /** Returns the age, as the business bands it; for customers whose date of birth is unknown. */
    @Value.Redacted
    Optional<String> ageBand();

    /** Returns the stage of life, such as {@code young family}. */
    @Value.Redacted
    Optional<String> lifeStage();

    /** Returns how the customer lives, such as {@code owner} or {@code tenant}. */
    @Value.Redacted
    Optional<String> housing();

    /** Returns how many people live in the household, at least 1. */
    @Value.Redacted
    OptionalInt householdSize();

    /** Returns how many children live in the household. */
    @Value.Redacted
    OptionalInt children();

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a text is blank or a number negative
     */
    @Value.Check
    default void check() {
        Require.notBlank(maritalStatus(), "demographics.maritalStatus");
        Require.notBlank(education(), "demographics.education");
        Require.notBlank(occupation(), "demographics.occupation");
        Require.notBlank(incomeBand(), "demographics.incomeBand");
        Require.notBlank(ageBand(), "demographics.ageBand");
        Require.notBlank(lifeStage(), "demographics.lifeStage");
        Require.notBlank(housing(), "demographics.housing");
        Require.that(householdSize().orElse(1) >= 1, "demographics.householdSize", "must be at least 1");
        Require.that(children().orElse(0) >= 0, "demographics.children", "must not be negative");
    }

    /** Returns that nothing is known. */
    static Demographics none() {
        return ImmutableDemographics.of();
    }

    /** Starts demographics. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Demographics}s. */
    final class Builder extends ImmutableDemographics.Builder {
        Builder() {}
    }
}
