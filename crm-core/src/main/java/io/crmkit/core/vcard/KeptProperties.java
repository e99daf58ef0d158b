package io.crmkit.core.vcard;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.scribe.RawPropertyScribe;
import ezvcard.io.scribe.ScribeIndex;
import ezvcard.io.text.VCardReader;
import ezvcard.io.text.VCardWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The text of the custom field for properties that customers have no field for, and its way back into a card. */
final class KeptProperties {
    private static final String VERSION = "VERSION:";
    private static final Set<String> MARKS = Set.of("BEGIN", "END", "VERSION", "PRODID");

    private KeptProperties() {}

    /** Returns the text to keep; what was read of a card 2.1 is kept as 3.0, which can say all of it. */
    static String text(String version, String lines) {
        return VERSION + (version.equals("2.1") ? "3.0" : version) + lines;
    }

    /**
     * Returns the lines for a card of a version. Anybody may have written into the custom field, so that a line which is no property, or
     * would end the card, is left out.
     */
    static List<String> lines(String kept, VCardVersion version) {
        VCardVersion from = VCardVersion.V4_0;
        List<String> lines = new ArrayList<>();
        for (String line : kept.split("\n", -1)) {
            String text = line.replace("\r", "");
            if (text.startsWith(VERSION)) {
                from = Optional.ofNullable(VCardVersion.valueOfByStr(text.substring(VERSION.length())))
                        .orElse(VCardVersion.V4_0);
            } else if (CardText.name(text).filter(name -> !MARKS.contains(name)).isPresent()) {
                lines.add(text);
            }
        }
        return from == version || lines.isEmpty() ? lines : converted(lines, from, version);
    }

    /**
     * One property at a time, so that one that cannot be said in the other version stays as it is and the others do not. What ez-vcard has
     * no words for in a version it writes as an empty property, such as a date of birth that is a text in 3.0.
     */
    private static List<String> converted(List<String> lines, VCardVersion from, VCardVersion to) {
        List<String> converted = new ArrayList<>();
        for (String line : lines) {
            List<String> other = converted(line, from, to);
            boolean lost =
                    other.isEmpty() || (CardText.says(line) && other.stream().noneMatch(CardText::says));
            converted.addAll(lost ? List.of(line) : other);
        }
        return converted;
    }

    /** XML within a card is not parsed, whatever it declares. */
    private static ScribeIndex conversion() {
        ScribeIndex index = new ScribeIndex();
        index.register(new RawPropertyScribe("XML"));
        return index;
    }

    private static List<String> converted(String line, VCardVersion from, VCardVersion to) {
        StringWriter out = new StringWriter();
        try (VCardReader reader = new VCardReader(
                        "BEGIN:VCARD\r\nVERSION:" + from.getVersion() + "\r\n" + line + "\r\nEND:VCARD\r\n");
                VCardWriter writer = new VCardWriter(out, to)) {
            reader.setScribeIndex(conversion());
            writer.setAddProdId(false);
            writer.setVersionStrict(false);
            writer.setCaretEncodingEnabled(true);
            VCard card = reader.readNext();
            if (card == null) {
                return List.of();
            }
            writer.write(card);
        } catch (IllegalArgumentException unfit) {
            return List.of();
        } catch (IOException impossible) {
            throw new UncheckedIOException("texts do not fail", impossible);
        }
        return out.toString()
                .replace("\r\n ", "") // folded
                .lines()
                .filter(next -> CardText.name(next)
                        .filter(name -> !MARKS.contains(name))
                        .isPresent())
                .toList();
    }
}
