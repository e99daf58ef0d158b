package io.crmkit.core.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A chain of SHA-256 over rows: tells whether a file that is read again begins with the same rows. */
final class RowDigest {
    private final MessageDigest sha;
    private byte[] chain = new byte[0];

    RowDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    void add(Row row) {
        sha.update(chain);
        if (row instanceof Row.Cells table) {
            table.cells().forEach(this::add);
        } else if (row instanceof Row.Document line) {
            add(line.json());
        }
        chain = sha.digest();
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((byte) (bytes.length >> 24));
        sha.update((byte) (bytes.length >> 16));
        sha.update((byte) (bytes.length >> 8));
        sha.update((byte) bytes.length);
        sha.update(bytes);
    }

    String text() {
        return HexFormat.of().formatHex(chain);
    }
}
