package io.crmkit.core.customer;

import io.crmkit.core.rule.Require;
import java.util.Optional;
import org.immutables.value.Value;

/** What is known of a customer who is a person. {@code toString} hides it. */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Person.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Person.Builder.class)
public interface Person extends WithPerson {
    /** Returns the name in its parts. */
    @Value.Redacted
    PersonName name();

    /** Returns the date of birth, as far as it is known. */
    @Value.Redacted
    Optional<PartialDate> birthDate();

    /** Returns the gender. */
    @Value.Redacted
    Optional<Gender> gender();

    /** Returns how the person wants to be spoken of, such as {@code she/her}. */
    @Value.Redacted
    Optional<String> pronouns();

    /** Returns whether the person has died. */
    @Value.Default
    @Value.Redacted
    default boolean deceased() {
        return false;
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the pronouns are blank
     */
    @Value.Check
    default void check() {
        Require.notBlank(pronouns(), "person.pronouns");
    }

    /** Starts a person. */
    static Builder builder(PersonName name) {
        return new Builder().name(name);
    }

    /** Builds {@link Person}s. */
    final class Builder extends ImmutablePerson.Builder {
        Builder() {}
    }
}
