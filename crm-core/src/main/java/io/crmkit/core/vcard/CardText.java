package io.crmkit.core.vcard;

import io.crmkit.core.imports.RowProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A card as text: one line for each property, unfolded and in Unicode.
 *
 * @param version 2.1, 3.0 or 4.0
 * @param lines the properties of the card, without VERSION; a card within it is the text of its AGENT, escaped
 */
record CardText(String version, List<String> lines) {
    private static final Set<String> VERSIONS = Set.of("2.1", "3.0", "4.0");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*CHARSET\\s*=\\s*\"?([^;:\"]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER =
            Pattern.compile("(?:[A-Za-z0-9_-]+\\.)?([A-Za-z0-9_-]+)\\s*(?:;.*)?", Pattern.DOTALL);

    /**
     * Reads the bytes of a card.
     *
     * @param declared the encoding of properties that do not name theirs
     */
    static CardText of(RawCard card, Charset declared) throws BadCard {
        String version = version(card);
        List<String> lines = new ArrayList<>();
        StringBuilder inner = new StringBuilder();
        int depth = 0;
        for (byte[] bytes : card.lines()) {
            String line = line(bytes, declared, version);
            String mark = line.replace(" ", "").toUpperCase(Locale.ROOT);
            depth += mark.equals("BEGIN:VCARD") ? 1 : 0;
            if (depth > 0) {
                inner.append(line).append('\n');
            } else if (!mark.startsWith("VERSION:")) {
                lines.add(line);
            }
            if (mark.equals("END:VCARD") && --depth == 0) {
                lines.set(lines.size() - 1, "AGENT:" + CardValue.escaped(inner.toString()));
                inner.setLength(0);
            }
        }
        return new CardText(version, List.copyOf(lines));
    }

    /** Returns the name of the property of a line in upper case, if it has one. */
    static Optional<String> name(String line) {
        Matcher header = HEADER.matcher(line.substring(0, Math.max(0, line.indexOf(':'))));
        return line.indexOf(':') > 0 && header.matches()
                ? Optional.of(header.group(1).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    /** Returns whether the property of a line has a value that says something. */
    static boolean says(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            if (!quoted && line.charAt(i) == ':') {
                return !CardProperty.of("", line.substring(i + 1)).says().isEmpty();
            }
        }
        return false;
    }

    private static String version(RawCard card) throws BadCard {
        String version = "3.0";
        for (byte[] line : card.lines()) {
            String text = line.length < 64 ? new String(line, StandardCharsets.ISO_8859_1) : "";
            if (text.toUpperCase(Locale.ROOT).startsWith("VERSION:")) {
                version = text.substring("VERSION:".length()).strip();
                break;
            }
        }
        if (!VERSIONS.contains(version)) {
            throw new BadCard(RowProblem.NOT_VCARD);
        }
        return version;
    }

    private static String line(byte[] bytes, Charset declared, String version) throws BadCard {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        String header = raw.substring(0, Math.max(0, raw.indexOf(':'))).toUpperCase(Locale.ROOT);
        boolean binary = header.contains("BASE64") || header.contains("ENCODING=B");
        // byte by byte, as a fold may stand within a character
        String unfolded;
        if (header.contains("QUOTED-PRINTABLE")) {
            unfolded = raw.replace("=\n", "").replaceAll("\n[ \t]?", "");
        } else {
            unfolded = raw.replaceAll("\n[ \t]", version.equals("2.1") && !binary ? " " : "");
        }
        Matcher named = CHARSET.matcher(header);
        Charset charset = named.find() ? charset(named.group(1).strip()) : declared;
        String text = decode(unfolded.getBytes(StandardCharsets.ISO_8859_1), charset);
        if (text.indexOf('\0') >= 0) {
            throw new BadCard(RowProblem.NUL_CHARACTER);
        }
        return text;
    }

    private static Charset charset(String name) throws BadCard {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new BadCard(RowProblem.ENCODING);
        }
    }

    private static String decode(byte[] bytes, Charset charset) throws BadCard {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            throw new BadCard(RowProblem.ENCODING);
        }
    }
}
