package io.crmkit.core.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.json.UnreadableJsonException;
import io.crmkit.core.page.Cursor;
import io.crmkit.store.Position;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns positions into opaque tokens and back: AES-GCM under a key of the tenant, with the tenant as additional data. The nonce
 * is a MAC of the content (as in SIV modes), so no randomness is needed and equal positions give equal tokens.
 */
final class Cursors {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final JsonCodec<Content> CODEC = JsonCodec.of(Content.class);

    private final TenantId tenant;
    private final byte[] key;

    Cursors(TenantId tenant, String key) {
        this.tenant = tenant;
        this.key = Base64.getDecoder().decode(key);
    }

    /** What a token holds: which query it belongs to, and the place. Values are written as type and text. */
    record Content(String query, List<String> values, String id) {}

    Cursor cursor(String type, Query<?> query, Position position) {
        List<String> values = position.attributes().stream().map(Cursors::write).toList();
        byte[] content = CODEC.encode(new Content(fingerprint(type, query), values, position.id()))
                .getBytes(UTF_8);
        try {
            byte[] nonce = nonce(content);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content);
            byte[] token = ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM and HMAC-SHA-256", impossible);
        }
    }

    Position position(String type, Query<?> query, Cursor cursor) {
        Content content = open(cursor);
        if (!content.query().equals(fingerprint(type, query))) {
            throw new InvalidInputException("cursor", "belongs to another query");
        }
        List<Value> values = content.values().stream().map(Cursors::read).toList();
        if (!values.subList(0, query.equal().size()).equals(query.equal())) {
            throw new InvalidInputException("cursor", "belongs to another query");
        }
        return new Position(values, content.id());
    }

    private Content open(Cursor cursor) {
        try {
            byte[] token = Base64.getUrlDecoder().decode(cursor.token());
            if (token.length <= 1 + NONCE || token[0] != VERSION) {
                throw new InvalidInputException("cursor", "is malformed");
            }
            byte[] nonce = Arrays.copyOfRange(token, 1, 1 + NONCE);
            byte[] content = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(token, 1 + NONCE, token.length - 1 - NONCE);
            return CODEC.decode(new String(content, UTF_8));
        } catch (IllegalArgumentException | GeneralSecurityException | UnreadableJsonException forged) {
            throw new InvalidInputException("cursor", "is malformed or of another tenant", forged);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(new byte[] {VERSION});
        cipher.updateAAD(tenant.value().getBytes(UTF_8));
        return cipher;
    }

    private byte[] nonce(byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Arrays.copyOf(mac.doFinal(content), NONCE);
    }

    private static String fingerprint(String type, Query<?> query) {
        List<String> parts = new ArrayList<>(List.of(type, query.index().name()));
        query.index().attributes().forEach(attribute -> parts.add(attribute.name() + ":" + attribute.type()));
        parts.add(query.isDescending() ? "descending" : "ascending");
        parts.add(query.from().map(Cursors::write).orElse("-"));
        parts.add(query.below().map(Cursors::write).orElse("-"));
        return String.join(" ", parts);
    }

    private static String write(Value value) {
        if (value instanceof Value.Text text) {
            return "T" + text.value();
        }
        if (value instanceof Value.Int number) {
            return "I" + number.value();
        }
        return "B" + ((Value.Bool) value).value();
    }

    private static Value read(String text) {
        String rest = text.substring(1);
        return switch (text.charAt(0)) {
            case 'T' -> new Value.Text(rest);
            case 'I' -> new Value.Int(Long.parseLong(rest));
            default -> new Value.Bool(Boolean.parseBoolean(rest));
        };
    }
}
