package io.crmkit.core.json;

import io.crmkit.core.error.CrmException;
import tools.jackson.core.JacksonException;

/**
 * A JSON text does not fit the class it should be read as: written by something else, or damaged. Names the class and the path
 * of the property; neither the text nor Jackson's message appear, because both may quote personal values.
 */
public final class UnreadableJsonException extends CrmException {
    UnreadableJsonException(String type, JacksonException unfit) {
        super(
                "JSON of " + type + " is unreadable"
                        + (unfit.getPath().isEmpty()
                                ? ""
                                : " at "
                                        + unfit.getPath().stream()
                                                .map(step -> step.getPropertyName() == null
                                                        ? "[" + step.getIndex() + "]"
                                                        : "." + step.getPropertyName())
                                                .reduce("", String::concat))
                        + " (" + unfit.getClass().getSimpleName() + ")",
                null);
    }
}
