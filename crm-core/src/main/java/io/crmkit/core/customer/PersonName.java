package io.crmkit.core.customer;

import io.crmkit.core.rule.Require;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** The name of a person in its parts. Every part may be missing; {@code toString} hides them. */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = PersonName.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = PersonName.Builder.class)
public interface PersonName extends WithPersonName {
    /** Returns the name or names given at birth. */
    @Value.Redacted
    Optional<String> given();

    /** Returns the name of the family. */
    @Value.Redacted
    Optional<String> family();

    /** Returns middle names, patronymics and further names, in their order. */
    @Value.Redacted
    List<String> additional();

    /** Returns what stands before the name, such as {@code Dr.} */
    @Value.Redacted
    Optional<String> prefix();

    /** Returns what stands behind the name, such as {@code MD}. */
    @Value.Redacted
    Optional<String> suffix();

    /** Returns the full name in the writing of its owner. */
    @Value.Redacted
    Optional<String> localForm();

    /** Returns the writing of the local form, an ISO 15924 code such as {@code Cyrl}. */
    Optional<String> script();

    /** Returns given and family name with a blank between them, as far as they are known; possibly empty. */
    default String givenAndFamily() {
        return Stream.of(given(), family()).flatMap(Optional::stream).collect(Collectors.joining(" "));
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a part is blank or the script is no ISO 15924 code
     */
    @Value.Check
    default void check() {
        Require.notBlank(given(), "personName.given");
        Require.notBlank(family(), "personName.family");
        Require.notBlank(additional(), "personName.additional");
        Require.notBlank(prefix(), "personName.prefix");
        Require.notBlank(suffix(), "personName.suffix");
        Require.notBlank(localForm(), "personName.localForm");
        Require.that(
                script().isEmpty() || script().get().matches("[A-Z][a-z]{3}"),
                "personName.script",
                "must be an ISO 15924 code");
    }

    /** Returns a name of a given and a family name; a blank one counts as missing. */
    static PersonName of(String given, String family) {
        return builder()
                .given(Optional.of(given).filter(text -> !text.isBlank()))
                .family(Optional.of(family).filter(text -> !text.isBlank()))
                .build();
    }

    /** Starts a name. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link PersonName}s. */
    final class Builder extends ImmutablePersonName.Builder {
        Builder() {}
    }
}
