package io.crmkit.core.normalization;

import java.util.Objects;
import java.util.Optional;

/**
 * An e-mail address as entered and in the forms in which it is kept and compared. {@code toString} hides the address.
 *
 * @param raw as entered
 * @param canonical without blanks, local part in NFC, domain in lower case and ASCII (IDNA)
 * @param matchForm the canonical form in lower case
 * @param domain the domain of the canonical form; empty if malformed
 * @param flag what is wrong with it
 */
public record NormalizedEmail(
        String raw, String canonical, String matchForm, String domain, Optional<NormalizationFlag> flag) {
    /** Refuses nulls. */
    public NormalizedEmail {
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(canonical, "canonical");
        Objects.requireNonNull(matchForm, "matchForm");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(flag, "flag");
    }

    @Override
    public String toString() {
        return "NormalizedEmail{flag=" + flag + "}";
    }
}
