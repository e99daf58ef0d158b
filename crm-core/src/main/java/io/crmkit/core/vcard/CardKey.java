package io.crmkit.core.vcard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The key of a card without a UID: what it says, so that the same card is the same customer when it comes again. */
final class CardKey {
    private CardKey() {}

    static String ofContent(List<CardProperty> card) {
        MessageDigest sha = sha256();
        for (CardProperty property : card) {
            if (!property.name().equals("REV")) {
                sha.update(property.line().getBytes(StandardCharsets.UTF_8));
                sha.update((byte) '\n');
            }
        }
        return "sha-256:" + HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
