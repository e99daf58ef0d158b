package io.crmkit.privacy.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for planted values in files, in every form in which a program might have written them. */
public final class PlantedValues {
    private final Map<String, byte[]> needles = new TreeMap<>();

    /** Values to look for. */
    public PlantedValues(String... values) {
        for (String value : values) {
            plant(value, value);
            plant(value + " (lower case)", value.toLowerCase(Locale.ROOT));
            plant(value + " (upper case)", value.toUpperCase(Locale.ROOT));
        }
    }

    private void plant(String name, String value) {
        for (Charset charset :
                List.of(UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1)) {
            needles.put(name + " in " + charset, value.getBytes(charset));
        }
        byte[] bytes = value.getBytes(UTF_8);
        needles.put(name + " in hex", HexFormat.of().formatHex(bytes).getBytes(UTF_8));
        needles.put(
                name + " in HEX",
                HexFormat.of().withUpperCase().formatHex(bytes).getBytes(UTF_8));
        needles.put(name + " per cent", URLEncoder.encode(value, UTF_8).getBytes(UTF_8));
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        needles.put(name + " escaped", escaped.toString().getBytes(UTF_8));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String text = Base64.getEncoder().encodeToString(shifted);
            // the digits at either end also depend on the neighbours
            needles.put(
                    name + " in base 64 + " + shift,
                    text.substring(shift + 1, text.length() - 4).getBytes(UTF_8));
        }
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            byte[] digest = digest(algorithm, bytes);
            needles.put(name + " in " + algorithm, digest);
            needles.put(
                    name + " in hex " + algorithm,
                    HexFormat.of().formatHex(digest).getBytes(UTF_8));
            needles.put(
                    name + " in base 64 " + algorithm,
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .getBytes(UTF_8));
        }
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns what was found where. */
    public List<String> in(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                needles.forEach((name, needle) -> {
                    if (content.contains(new String(needle, StandardCharsets.ISO_8859_1))) {
                        found.add(name + " in " + file.getFileName());
                    }
                });
            }
        }
        return found;
    }
}
