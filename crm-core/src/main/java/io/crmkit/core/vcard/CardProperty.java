package io.crmkit.core.vcard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One property of a card.
 *
 * @param group the group before the name
 * @param name in upper case
 * @param parameters by name in upper case; decoded
 * @param value as it stands in the card, escapes included
 */
record CardProperty(Optional<String> group, String name, Map<String, List<String>> parameters, String value) {
    CardProperty {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    static CardProperty of(String name, String value) {
        return new CardProperty(Optional.empty(), name, Map.of(), value);
    }

    /** Returns a property of plain text, with what has a meaning in a value escaped. */
    static CardProperty ofText(String name, String text) {
        return of(name, CardValue.escaped(text));
    }

    CardProperty with(String parameter, String text) {
        Map<String, List<String>> more = new TreeMap<>(parameters);
        List<String> values = new ArrayList<>(more.getOrDefault(parameter, List.of()));
        values.add(text);
        more.put(parameter, List.copyOf(values));
        return new CardProperty(group, name, more, value);
    }

    CardProperty with(String parameter, Optional<String> text) {
        return text.isPresent() ? with(parameter, text.get()) : this;
    }

    Optional<String> parameter(String parameter) {
        return parameters.getOrDefault(parameter, List.of()).stream()
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** Returns the words of the parameter TYPE in lower case. */
    List<String> types() {
        return parameters.getOrDefault("TYPE", List.of()).stream()
                .flatMap(words -> List.of(words.split(",", -1)).stream())
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns the value without what only separates; empty if nothing is said. */
    String says() {
        String said = value.strip();
        return said.chars().allMatch(c -> c == ';' || c == ',' || c == ' ') ? "" : said;
    }

    /** Returns the property as a line without its end, not folded. */
    String line() {
        StringBuilder line = new StringBuilder();
        group.ifPresent(some -> line.append(some).append('.'));
        line.append(name);
        parameters.forEach((parameter, values) -> {
            line.append(';').append(parameter).append('=');
            for (int i = 0; i < values.size(); i++) {
                line.append(i == 0 ? "" : ",").append(quoted(values.get(i)));
            }
        });
        return line.append(':')
                .append(value.replace("\r\n", "\\n").replace("\n", "\\n").replace('\r', ' '))
                .toString();
    }

    /** Writes a value of a parameter by RFC 6868, in quotes if it needs them. */
    private static String quoted(String value) {
        String text = value.replace("^", "^^")
                .replace("\"", "^'")
                .replace("\r\n", "^n")
                .replace("\n", "^n")
                .replace('\r', ' ');
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == ';' || c == ':') && text.equals(text.strip());
        return plain ? text : '"' + text + '"';
    }
}
