package io.crmkit.core.field;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.joda.money.Money;

/** The type of a custom field, and the text form in which its values are kept. */
public enum FieldType {
    /** A line of text. */
    STRING {
        @Override
        void parse(String text) {
            if (text.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("more than one line");
            }
        }
    },
    /** Text of any length. */
    TEXT {
        @Override
        void parse(String text) {}
    },
    /** A 64-bit integer. */
    INT {
        @Override
        void parse(String text) {
            Long.parseLong(text);
        }

        @Override
        String normal(String text) {
            return Long.toString(Long.parseLong(text));
        }
    },
    /** A decimal number, exact, of at most 1,000 characters. */
    DECIMAL {
        @Override
        void parse(String text) {
            atMost(LONGEST_NUMBER, text);
            new BigDecimal(text);
        }

        @Override
        String normal(String text) {
            return new BigDecimal(text).stripTrailingZeros().toString();
        }
    },
    /** {@code true} or {@code false}. */
    BOOL {
        @Override
        void parse(String text) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException("neither true nor false");
            }
        }
    },
    /** A date as in ISO 8601: {@code 2026-11-21}. */
    DATE {
        @Override
        void parse(String text) {
            LocalDate.parse(text);
        }
    },
    /** An instant as in ISO 8601: {@code 2026-11-21T10:15:30Z}. */
    INSTANT {
        @Override
        void parse(String text) {
            Instant.parse(text);
        }

        @Override
        String normal(String text) {
            return Instant.parse(text).toString();
        }
    },
    /** One of the values that the definition lists. */
    ENUM {
        @Override
        void parse(String text) {}
    },
    /** The id of another record. */
    REF {
        @Override
        void parse(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("blank");
            }
        }
    },
    /** An amount with its ISO 4217 currency: {@code EUR 12.50}. */
    MONEY {
        @Override
        void parse(String text) {
            atMost(LONGEST_NUMBER, text);
            Money.parse(text);
        }

        @Override
        String normal(String text) {
            return Money.parse(text).toString();
        }
    },
    /** An absolute address on the web. */
    URL {
        @Override
        void parse(String text) throws URISyntaxException {
            if (!new URI(text).isAbsolute()) {
                throw new IllegalArgumentException("not absolute");
            }
        }
    };

    /** The time to read a number grows with the square of its length. */
    private static final int LONGEST_NUMBER = 1_000;

    abstract void parse(String text) throws URISyntaxException;

    private static void atMost(int characters, String text) {
        if (text.length() > characters) {
            throw new IllegalArgumentException("too long");
        }
    }

    /** Returns the form in which values of this type are compared: equal values have equal forms. */
    String normal(String text) {
        return text;
    }

    /** Refuses a text that is no value of this type; the text itself does not appear in the message. */
    void check(String field, String text) {
        try {
            parse(text);
        } catch (URISyntaxException | DateTimeException | IllegalArgumentException unfit) {
            throw new InvalidInputException(field, "must be of type " + this);
        }
    }
}
