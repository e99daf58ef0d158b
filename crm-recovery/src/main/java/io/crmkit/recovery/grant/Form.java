package io.crmkit.recovery.grant;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.rule.Require;
import java.util.regex.Pattern;

/** The forms of what commands state. */
final class Form {
    private static final int KEY_LENGTH = 90;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

    private Form() {}

    static void requireKey(String field, String text) {
        Require.notBlank(text, field);
        Require.atMost(KEY_LENGTH, text, field);
    }

    /** A code is no sentence: nobody can write of a person in it. */
    static void requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new InvalidInputException("reason", "must be a code of letters, digits, dots, - and _, at most 40");
        }
    }
}
