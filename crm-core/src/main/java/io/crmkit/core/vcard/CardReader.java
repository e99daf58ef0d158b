package io.crmkit.core.vcard;

import ezvcard.VCard;
import ezvcard.VCardDataType;
import ezvcard.io.scribe.RawPropertyScribe;
import ezvcard.io.scribe.ScribeIndex;
import ezvcard.io.text.VCardReader;
import ezvcard.parameter.VCardParameters;
import ezvcard.property.RawProperty;
import ezvcard.property.VCardProperty;
import io.crmkit.core.imports.RowProblem;
import io.crmkit.core.imports.TextDecoding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads properties by ez-vcard, all of them raw: its own types of properties leave out what they do not know, such as the second of two
 * family names.
 */
final class CardReader {
    private static final Set<String> MARKS = Set.of("BEGIN", "END", "VERSION");

    private static final Pattern PARAMETER = Pattern.compile("[A-Z0-9_-]+");

    private CardReader() {}

    /**
     * Returns the properties of a card in their order, quoted-printable decoded.
     *
     * @throws BadCard if one cannot be read, so that none is lost
     */
    static List<CardProperty> properties(CardText card, Charset declared) throws BadCard {
        ScribeIndex raw = new ScribeIndex();
        StringBuilder text = new StringBuilder("BEGIN:VCARD\r\nVERSION:" + card.version() + "\r\n");
        for (String line : card.lines()) {
            String name = CardText.name(line)
                    .filter(some -> !MARKS.contains(some))
                    .orElseThrow(() -> new BadCard(RowProblem.NOT_VCARD));
            raw.register(new RawPropertyScribe(name));
            text.append(line).append("\r\n");
        }
        List<CardProperty> properties = new ArrayList<>();
        for (VCardProperty property : read(text.append("END:VCARD\r\n").toString(), raw, declared)) {
            if (property instanceof RawProperty some) {
                properties.add(property(some));
            }
        }
        if (properties.size() != card.lines().size()) {
            throw new BadCard(RowProblem.NOT_VCARD);
        }
        return properties;
    }

    private static Iterable<VCardProperty> read(String text, ScribeIndex index, Charset declared) throws BadCard {
        try (VCardReader reader = new VCardReader(text)) {
            reader.setScribeIndex(index);
            reader.setDefaultQuotedPrintableCharset(declared);
            VCard card = reader.readNext();
            return card == null ? List.of() : card.getProperties();
        } catch (IOException unreadable) {
            throw new BadCard(RowProblem.NOT_VCARD);
        }
    }

    private static CardProperty property(RawProperty raw) throws BadCard {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (Map.Entry<String, List<String>> entry : raw.getParameters()) {
            String name = entry.getKey().toUpperCase(Locale.ROOT);
            if (!PARAMETER.matcher(name).matches()) {
                throw new BadCard(RowProblem.NOT_VCARD);
            }
            if (!name.equals(VCardParameters.CHARSET)) {
                parameters.put(name, List.copyOf(entry.getValue()));
            }
        }
        VCardDataType type = raw.getDataType();
        if (type != null) {
            parameters.put(VCardParameters.VALUE, List.of(type.getName()));
        }
        String value = raw.getValue() == null ? "" : raw.getValue();
        String encoding = parameters
                .getOrDefault(VCardParameters.ENCODING, List.of(""))
                .get(0)
                .toUpperCase(Locale.ROOT);
        if (encoding.equals("BASE64") || encoding.equals("B")) {
            parameters.put(VCardParameters.ENCODING, List.of("b"));
            value = value.replaceAll("\\s", "");
        } else if (!encoding.isEmpty()) {
            parameters.remove(VCardParameters.ENCODING); // quoted-printable is decoded, 8BIT says nothing
        }
        if (value.indexOf(TextDecoding.MALFORMED) >= 0) {
            throw new BadCard(RowProblem.ENCODING);
        }
        if (value.indexOf('\0') >= 0) {
            throw new BadCard(RowProblem.NUL_CHARACTER);
        }
        return new CardProperty(
                Optional.ofNullable(raw.getGroup()), raw.getPropertyName().toUpperCase(Locale.ROOT), parameters, value);
    }
}
