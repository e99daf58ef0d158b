package io.crmkit.core.vcard;

import java.util.ArrayList;
import java.util.List;

/** Values of properties by RFC 6350, 3.4: escapes, lists and components. */
final class CardValue {
    private CardValue() {}

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '\\', ',', ';' -> escaped.append('\\').append(unit);
                case '\n' -> escaped.append("\\n");
                default -> escaped.append(unit);
            }
        }
        return escaped.toString();
    }

    /** Returns the text of a value; a backslash before anything else stands for itself, as old programs write paths. */
    static String text(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            char next = i + 1 < value.length() ? value.charAt(i + 1) : ' ';
            if (unit == '\\' && "\\,;:nN".indexOf(next) >= 0) {
                text.append(next == 'n' || next == 'N' ? '\n' : next);
                i++;
            } else {
                text.append(unit);
            }
        }
        return text.toString();
    }

    /** Returns the parts between the separators that are not escaped, each still with its escapes. */
    static List<String> split(String value, char separator) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == separator) {
                parts.add(value.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(value.substring(begin));
        return parts;
    }

    /** Returns the texts of a list that are not blank. */
    static List<String> texts(String value, char separator) {
        return split(value, separator).stream()
                .map(CardValue::text)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
