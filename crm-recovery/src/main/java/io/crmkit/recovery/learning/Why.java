package io.crmkit.recovery.learning;

import io.crmkit.recovery.rule.Require;
import java.util.Optional;

/**
 * One of the whys.
 *
 * @param question what was asked; personal, and hidden by {@code toString}
 * @param because the answer; personal, and hidden by {@code toString}
 * @param evidence what shows that the answer is true; personal, and hidden by {@code toString}
 */
public record Why(String question, String because, Optional<String> evidence) {
    /** Returns a why with evidence. */
    public static Why of(String question, String because, String evidence) {
        return new Why(question, because, Optional.of(evidence));
    }

    void check() {
        Require.notBlank(question, "why.question");
        Require.notBlank(because, "why.because");
        Require.notBlank(evidence, "why.evidence");
    }

    Why redacted() {
        return new Why("", "", Optional.empty());
    }

    @Override
    public String toString() {
        return "Why[***]";
    }
}
