package io.crmkit.privacy.suppression;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.store.TenantId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret keys of a suppression list: HMAC-SHA-256 (RFC 2104), because a plain hash of an e-mail address can be guessed. Keep them
 * apart from the keys that wrap subject keys. An entry cannot be hashed again, its address is gone: after a rotation the older
 * keys stay, and addresses are checked under all of them.
 */
public final class SuppressionKeys {
    private static final Pattern VERSION = Pattern.compile("[a-z0-9]{1,20}");
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final String current;
    private final Map<String, byte[]> keys;

    private SuppressionKeys(String current, Map<String, byte[]> keys) {
        this.current = current;
        this.keys = keys;
    }

    /**
     * Returns a single key.
     *
     * @param version letters a to z and digits, 1 to 20
     * @param key 32 bytes or more, copied
     * @throws InvalidInputException if the version has another form or the key is shorter
     */
    public static SuppressionKeys of(String version, byte[] key) {
        return new SuppressionKeys(version, Map.of(version, checked(version, key)));
    }

    /**
     * Returns these keys and a new one, with which new entries are made.
     *
     * @throws InvalidInputException if the version has another form or is known, or the key is shorter than 32 bytes
     */
    public SuppressionKeys rotatedTo(String version, byte[] key) {
        if (keys.containsKey(version)) {
            throw new InvalidInputException("suppressionKeys.version", "must be new");
        }
        Map<String, byte[]> all = new LinkedHashMap<>(keys);
        all.put(version, checked(version, key));
        return new SuppressionKeys(version, Map.copyOf(all));
    }

    private static byte[] checked(String version, byte[] key) {
        if (!VERSION.matcher(version).matches()) {
            throw new InvalidInputException("suppressionKeys.version", "must match " + VERSION.pattern());
        }
        if (key.length < BYTES) {
            throw new InvalidInputException("suppressionKeys.key", "must have at least " + BYTES + " bytes");
        }
        return key.clone();
    }

    String current() {
        return current;
    }

    /** Returns the id that an address has under each key, by version. */
    Map<String, SuppressionId> ids(TenantId tenant, ContactAddress address) {
        Map<String, SuppressionId> ids = new LinkedHashMap<>();
        keys.forEach((version, key) -> ids.put(version, new SuppressionId(version + "." + hash(key, tenant, address))));
        return ids;
    }

    private static String hash(byte[] key, TenantId tenant, ContactAddress address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (String part : new String[] {tenant.value(), address.kind().name(), address.normal()}) {
                byte[] bytes = part.getBytes(UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return "SuppressionKeys[" + current + "]";
    }
}
