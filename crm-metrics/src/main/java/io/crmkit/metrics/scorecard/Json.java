package io.crmkit.metrics.scorecard;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes JSON (RFC 8259) as text, so that a host needs no particular library for it. */
final class Json {
    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text;
    private boolean first = true;

    private Json(StringBuilder text) {
        this.text = text;
    }

    static String object(Consumer<Json> members) {
        StringBuilder text = new StringBuilder(1024);
        object(text, members);
        return text.append('\n').toString();
    }

    private static void object(StringBuilder text, Consumer<Json> members) {
        text.append('{');
        members.accept(new Json(text));
        text.append('}');
    }

    Json text(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    Json text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    Json number(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    Json number(String name, double value) {
        name(name);
        text.append(value);
        return this;
    }

    Json number(String name, OptionalDouble value) {
        value.ifPresent(present -> number(name, present));
        return this;
    }

    Json flag(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    Json member(String name, Consumer<Json> members) {
        name(name);
        object(text, members);
        return this;
    }

    <T> Json member(String name, Optional<T> value, BiConsumer<Json, T> members) {
        value.ifPresent(present -> member(name, json -> members.accept(json, present)));
        return this;
    }

    /** An array of objects. */
    <T> Json list(String name, Collection<T> values, BiConsumer<Json, T> members) {
        name(name);
        text.append('[');
        Iterator<T> iterator = values.iterator();
        while (iterator.hasNext()) {
            T value = iterator.next();
            object(text, json -> members.accept(json, value));
            if (iterator.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
        return this;
    }

    Json numbers(String name, List<? extends Number> values) {
        name(name);
        text.append(values.toString().replace(" ", ""));
        return this;
    }

    Json counts(String name, Map<?, Long> counts) {
        return member(name, json -> counts.forEach((key, count) -> json.number(key.toString(), count)));
    }

    private void name(String name) {
        if (!first) {
            text.append(',');
        }
        first = false;
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE || c == '<' || c == '\u2028' || c == '\u2029' || loneSurrogate(value, i)) {
                // "<" and the two line separators, so that the text may stand in a script element
                text.append("\\u").append(Integer.toHexString(c + 0x10000).substring(1));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static boolean loneSurrogate(String value, int i) {
        char c = value.charAt(i);
        boolean paired = Character.isHighSurrogate(c)
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
        return Character.isSurrogate(c) && !paired;
    }
}
