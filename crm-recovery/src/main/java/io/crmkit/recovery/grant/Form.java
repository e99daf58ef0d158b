package io.crmkit.recovery.grant;

import io.crmkit.core.error.InvalidInputException;
import java.util.regex.Pattern;

/** The forms of what commands state. */
final class Form {
    private static final int KEY_LENGTH = 90;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

    private Form() {}

    static void requireKey(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidInputException(field, "must not be blank");
        }
        if (text.codePointCount(0, text.length()) > KEY_LENGTH) {
            throw new InvalidInputException(field, "must have at most " + KEY_LENGTH + " characters");
        }
    }

    /** A code is no sentence: nobody can write of a person in it. */
    static void requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new InvalidInputException("reason", "must be a code of letters, digits, dots, - and _, at most 40");
        }
    }
}
