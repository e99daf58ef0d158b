package io.crmkit.examples.quickstart.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one file from another by its bytes, and one line of it from the others. It is kept with each interaction, so that a
 * respondent who comes twice in one file can be told from one who was imported before.
 *
 * @param hash the beginning of the SHA-256 of the file
 */
public record FileMark(String hash) {
    /** Reads a file, without keeping it. */
    public static FileMark of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                sha.update(block, 0, count);
            }
            return new FileMark(HexFormat.of().formatHex(sha.digest(), 0, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Returns the name of a line. */
    String line(long line) {
        return "csv:" + hash + ":" + line;
    }

    /** Returns whether a name is that of a line of this file. */
    boolean isOfThisFile(String name) {
        return name.startsWith("csv:" + hash + ":");
    }
}
