package io.crmkit.core.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.store.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Turns a value into an id that shows nothing of it: SHA-256 over tenant, type, key and value, as Base64. */
final class Digest {
    private static final int SHORT = 22; // characters of six bits

    private Digest() {}

    static String of(TenantId tenant, String type, String key, String value) {
        MessageDigest sha = sha256();
        for (String part : new String[] {tenant.value(), type, key}) {
            sha.update(part.getBytes(UTF_8));
            sha.update((byte) 0); // none of the parts holds U+0000
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest(value.getBytes(UTF_8)));
    }

    /** Returns the first 132 bits: enough where equal digests of different values are told apart by reading what they point at. */
    static String shortOf(TenantId tenant, String type, String key, String value) {
        return of(tenant, type, key, value).substring(0, SHORT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
