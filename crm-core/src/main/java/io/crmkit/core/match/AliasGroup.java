package io.crmkit.core.match;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.rule.Require;
import java.util.List;

/**
 * Values that stand for each other: nicknames, abbreviations.
 *
 * @param values normalised, two or more
 */
public record AliasGroup(@JsonValue List<String> values) {
    /**
     * Copies the values.
     *
     * @throws io.crmkit.core.error.InvalidInputException if there are fewer than two
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AliasGroup {
        values = List.copyOf(values);
        Require.that(values.size() >= 2, "aliasGroup.values", "must be at least two");
    }

    /** Returns a group of values. */
    public static AliasGroup of(String... values) {
        return new AliasGroup(List.of(values));
    }
}
