package io.crmkit.privacy.consent;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.input.InputRules;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What proves an event.
 *
 * @param kind how it came in
 * @param reference the opaque id under which the host keeps the proof (a form submission, a recording); never personal data:
 *     letters, digits and {@code . _ : -}, 1 to 120
 * @param flaws what makes the consent doubtful; sorted
 */
public record Evidence(Kind kind, String reference, Set<Flaw> flaws) {
    /** How an event came in. */
    public enum Kind {
        /** A form on a page or in an app. */
        FORM,
        /** A confirmation link (double opt-in). */
        DOUBLE_OPT_IN,
        /** Said in a call. */
        VOICE,
        /** On paper. */
        PAPER,
        /** Through an interface. */
        API,
        /** From a file or another system. */
        IMPORT,
        /** A machine's signal: a browser setting, a one-click unsubscribe. */
        SIGNAL,
        /** A complaint that a provider passed on. */
        COMPLAINT,
        /** A report that nothing can be delivered. */
        BOUNCE,
        /** A word such as STOP in a reply. */
        KEYWORD,
        /** Other words of the customer, understood as a stop. */
        REPLY
    }

    /** What makes a consent doubtful. */
    public enum Flaw {
        /** A contract depended on it. */
        BUNDLED,
        /** The box was ticked beforehand. */
        PRETICKED
    }

    /**
     * Checks the reference.
     *
     * @throws InvalidInputException if the reference has another form
     */
    public Evidence {
        Objects.requireNonNull(kind, "kind");
        InputRules.code(reference, "evidence.reference");
        flaws = Collections.unmodifiableSet(new TreeSet<>(flaws));
    }

    /** Returns evidence without flaws. */
    public static Evidence of(Kind kind, String reference) {
        return new Evidence(kind, reference, Set.of());
    }
}
