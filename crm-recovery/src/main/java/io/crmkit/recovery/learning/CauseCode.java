package io.crmkit.recovery.learning;

import io.crmkit.recovery.rule.Require;
import java.util.Optional;

/**
 * A kind of root cause, so that the same cause has the same name everywhere.
 *
 * @param code names it, at most 60 characters
 * @param title in words
 * @param parent the code of the wider cause that it belongs to
 * @param training the topic to be trained where it is at work; that of the parent unless stated
 */
public record CauseCode(String code, String title, Optional<String> parent, Optional<String> training) {
    /**
     * Checks the texts.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is blank or too long
     */
    public CauseCode {
        Require.notBlank(code, "cause.code");
        Require.atMost(60, code, "cause.code");
        Require.notBlank(title, "cause.title");
        Require.notBlank(parent, "cause.parent");
        Require.notBlank(training, "cause.training");
    }
}
