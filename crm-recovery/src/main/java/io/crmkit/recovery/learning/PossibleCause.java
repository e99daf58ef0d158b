package io.crmkit.recovery.learning;

import io.crmkit.recovery.rule.Require;
import java.util.Objects;
import java.util.Optional;

/**
 * One bone of a fishbone.
 *
 * @param key names it within the analysis
 * @param category the category it stands under, such as one of the 6M (man, machine, method, material, measurement, milieu) or 4S
 * @param parent the key of the cause that it causes; empty if it stands under the category itself
 * @param text what it is; personal, and hidden by {@code toString}
 * @param evidence what shows that it is true; personal, and hidden by {@code toString}
 */
public record PossibleCause(
        String key, String category, Optional<String> parent, String text, Optional<String> evidence) {
    /** Refuses null. */
    public PossibleCause {
        Objects.requireNonNull(text, "text");
    }

    /** Returns a cause that stands under its category itself, without evidence. */
    public static PossibleCause of(String key, String category, String text) {
        return new PossibleCause(key, category, Optional.empty(), text, Optional.empty());
    }

    /** Returns this as a cause of another one. */
    public PossibleCause under(String parentKey) {
        return new PossibleCause(key, category, Optional.of(parentKey), text, evidence);
    }

    void check() {
        Require.notBlank(key, "cause.key");
        Require.notBlank(category, "cause.category");
        Require.notBlank(text, "cause.text");
        Require.notBlank(evidence, "cause.evidence");
    }

    PossibleCause redacted() {
        return new PossibleCause(key, category, parent, "", Optional.empty());
    }

    @Override
    public String toString() {
        return "PossibleCause[key=" + key + ", category=" + category + ", parent=" + parent + ", text=***]";
    }
}
