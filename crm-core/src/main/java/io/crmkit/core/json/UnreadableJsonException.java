package io.crmkit.core.json;

import io.crmkit.core.error.CrmException;
import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A JSON text does not fit the class it should be read as: written by something else, or damaged. Names the class and the path
 * of the property, where a name that is no word is a question mark; neither the text nor Jackson's message appear, because both may
 * quote personal values.
 */
public final class UnreadableJsonException extends CrmException {
    private final transient Optional<InvalidInputException> brokenRule;
    private final transient List<String> path;

    /** The text is the JSON null. */
    UnreadableJsonException(String type) {
        super("JSON of " + type + " is null", null);
        brokenRule = Optional.empty();
        path = List.of();
    }

    UnreadableJsonException(String type, JacksonException unfit) {
        super(
                "JSON of " + type + " is unreadable"
                        + (unfit.getPath().isEmpty()
                                ? ""
                                : " at "
                                        + unfit.getPath().stream()
                                                .map(step -> step.getPropertyName() == null
                                                        ? "[" + step.getIndex() + "]"
                                                        : "." + JsonPlace.shown(step.getPropertyName()))
                                                .reduce("", String::concat))
                        + " (" + unfit.getClass().getSimpleName() + ")",
                null);
        Throwable cause = unfit;
        while (cause != null && !(cause instanceof InvalidInputException)) {
            cause = cause.getCause();
        }
        brokenRule = Optional.ofNullable((InvalidInputException) cause);
        path = unfit.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .toList();
    }

    /** Returns the rule that the value breaks, if it could be read and breaks one. */
    public Optional<InvalidInputException> brokenRule() {
        return brokenRule;
    }

    /** Returns where it is: names of properties and places in arrays from the root; empty if nobody knows. */
    public List<String> path() {
        return path;
    }
}
