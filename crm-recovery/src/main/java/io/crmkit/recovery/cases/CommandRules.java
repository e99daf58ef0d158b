package io.crmkit.recovery.cases;

import io.crmkit.core.error.InvalidInputException;

/** What commands ask of what they are given. */
final class CommandRules {
    private static final int MAX_KEY = 90;

    private CommandRules() {}

    static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidInputException(field, "must not be blank");
        }
    }

    /** An id, code or name that is stored and journalled. */
    static void requireKey(String field, String key) {
        requireText(field, key);
        if (key.length() > MAX_KEY) {
            throw new InvalidInputException(field, "must have at most " + MAX_KEY + " characters");
        }
    }
}
