package io.crmkit.docs;

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
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for many values in large files at once, in every form in which a program might have written them. */
final class PlantedValues {
    private static final int PREFIX = 4;

    private final Map<Integer, List<Needle>> byPrefix = new HashMap<>();

    private static final class Needle {
        private final String name;
        private final byte[] bytes;

        Needle(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        boolean isAt(byte[] content, int place) {
            int end = place + bytes.length;
            return end <= content.length && Arrays.equals(content, place, end, bytes, 0, bytes.length);
        }
    }

    /** Values to look for, of more than five characters each. */
    PlantedValues(Collection<String> values) {
        for (String value : values) {
            plant(value, value);
            plant(value + " (lower case)", value.toLowerCase(Locale.ROOT));
            plant(value + " (upper case)", value.toUpperCase(Locale.ROOT));
        }
    }

    private void plant(String name, String value) {
        for (Charset charset :
                List.of(UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1)) {
            add(name + " in " + charset, value.getBytes(charset));
        }
        byte[] bytes = value.getBytes(UTF_8);
        text(name + " in hex", HexFormat.of().formatHex(bytes));
        text(name + " in HEX", HexFormat.of().withUpperCase().formatHex(bytes));
        text(name + " per cent", URLEncoder.encode(value, UTF_8));
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        text(name + " escaped", escaped.toString());
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String base = Base64.getEncoder().encodeToString(shifted);
            // the digits at either end also depend on the neighbours
            text(name + " in base 64 + " + shift, base.substring(shift + 1, base.length() - 4));
        }
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            byte[] digest = digest(algorithm, bytes);
            add(name + " in " + algorithm, digest);
            text(name + " in hex " + algorithm, HexFormat.of().formatHex(digest));
            text(
                    name + " in base 64 " + algorithm,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        }
    }

    private void text(String name, String text) {
        add(name, text.getBytes(UTF_8));
    }

    private void add(String name, byte[] bytes) {
        if (bytes.length >= PREFIX) {
            byPrefix.computeIfAbsent(prefix(bytes, 0), key -> new ArrayList<>()).add(new Needle(name, bytes));
        }
    }

    private static int prefix(byte[] bytes, int place) {
        int prefix = 0;
        for (int i = 0; i < PREFIX; i++) {
            prefix = prefix << 8 | (bytes[place + i] & 0xff);
        }
        return prefix;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns what was found where, sorted. */
    Set<String> in(Path place) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                for (int i = 0; i + PREFIX <= content.length; i++) {
                    for (Needle needle : byPrefix.getOrDefault(prefix(content, i), List.of())) {
                        if (needle.isAt(content, i)) {
                            found.add(needle.name + " in " + file.getFileName());
                        }
                    }
                }
            }
        }
        return found;
    }
}
