package io.crmkit.core.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An argument breaks a rule; nothing was stored. Names the field as a path ({@code feedback.rating}) and the rule in words;
 * the value itself is left out, because it may be personal.
 */
public final class InvalidInputException extends CrmException {
    private final String field;
    private final String rule;

    /**
     * States which rule a field broke.
     *
     * @param field the field as a path from the entity or argument, such as {@code customer.emails}
     * @param rule the rule as a sentence part that follows the field: {@code must not be blank}
     */
    public InvalidInputException(String field, String rule) {
        this(field, rule, null);
    }

    /**
     * States which rule a field broke, and what a parser said of it.
     *
     * @param field the field as a path from the entity or argument
     * @param rule the rule as a sentence part that follows the field
     * @param cause the exception of the parser; must not quote personal input
     */
    public InvalidInputException(String field, String rule, @Nullable Throwable cause) {
        super(field + " " + rule, cause);
        this.field = Objects.requireNonNull(field, "field");
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /** Returns the field as a path, such as {@code customer.emails}. */
    public String field() {
        return field;
    }

    /** Returns the broken rule as a sentence part, such as {@code must not be blank}. */
    public String rule() {
        return rule;
    }
}
