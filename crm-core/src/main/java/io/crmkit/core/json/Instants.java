package io.crmkit.core.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.ser.InstantSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Instants as Jackson writes and reads them, {@code 2026-11-22T10:15:30.000001Z}, without the machinery of formatters, which took a
 * good part of the time of every record. What is not of the years 0 to 9999 in that very form, or has a format of its own, is left to
 * Jackson.
 */
final class Instants {
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Instants() {}

    static String write(Instant instant) {
        if (instant.getEpochSecond() < FIRST || instant.getEpochSecond() > LAST) {
            return instant.toString();
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(30);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2);
        int nano = time.getNano();
        if (nano % 1_000 != 0) {
            digits(text.append('.'), nano, 9);
        } else if (nano % 1_000_000 != 0) {
            digits(text.append('.'), nano / 1_000, 6);
        } else if (nano != 0) {
            digits(text.append('.'), nano / 1_000_000, 3);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int count) {
        int power = 1;
        for (int i = 1; i < count; i++) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            text.append((char) ('0' + number / power % 10));
        }
        return text;
    }

    /** Returns the instant that a text of the usual form means; empty for every other form. */
    static Optional<Instant> read(String text) {
        int end = text.length() - 1;
        boolean usual = (end == 19 || (end > 20 && end <= 29 && text.charAt(19) == '.'))
                && text.charAt(end) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
        if (!usual) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int fraction = end == 19 ? 0 : number(text, 20, end);
        if ((year | month | day | hour | minute | second | fraction) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        for (int digits = end - 20; end > 19 && digits < 9; digits++) {
            fraction *= 10;
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Optional.of(Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, fraction));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Returns the number in some digits, or -1 if one of them is none. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    static final class Writer extends StdSerializer<Instant> {
        Writer() {
            super(Instant.class);
        }

        @Override
        public ValueSerializer<?> createContextual(SerializationContext context, BeanProperty property) {
            ValueSerializer<?> standard = InstantSerializer.INSTANCE.createContextual(context, property);
            return standard == InstantSerializer.INSTANCE ? this : standard;
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(write(instant));
        }
    }

    static final class Reader extends StdDeserializer<Instant> {
        Reader() {
            super(Instant.class);
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            ValueDeserializer<?> standard = InstantDeserializer.INSTANT.createContextual(context, property);
            return standard == InstantDeserializer.INSTANT ? this : standard;
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                Optional<Instant> usual = read(json.getString());
                if (usual.isPresent()) {
                    return usual.get();
                }
            }
            return InstantDeserializer.INSTANT.deserialize(json, context);
        }
    }
}
