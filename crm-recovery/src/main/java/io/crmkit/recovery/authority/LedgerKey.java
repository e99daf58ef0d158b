package io.crmkit.recovery.authority;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * What a ledger is for: one limit, one holder, one window.
 *
 * @param policy id of the policy, without a version: a new version goes on with the same ledgers
 * @param account which of its limits: {@code cap}, {@code authority/} and an id, {@code statute/} and the id of a table
 * @param scope what is counted together
 * @param holder id of the case, customer or employee; empty if all is counted together
 * @param window as of {@link LimitScope#window}
 */
public record LedgerKey(String policy, String account, LimitScope scope, String holder, String window) {
    /** The account of caps. */
    public static final String CAP = "cap";

    /** Refuses null. */
    public LedgerKey {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(window, "window");
    }

    /** Returns the id: SHA-256 of the parts, each after its length, so that ids of any length fit into a key of a store. */
    public AuthorityLedgerId id() {
        StringBuilder text = new StringBuilder();
        for (String part : List.of(policy, account, scope.name(), holder, window)) {
            text.append(part.length()).append(':').append(part);
        }
        byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return new AuthorityLedgerId(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
