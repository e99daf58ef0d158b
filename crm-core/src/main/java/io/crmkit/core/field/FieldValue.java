package io.crmkit.core.field;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;

/**
 * A value of a custom field, with its type. Values are kept as texts in the form that {@link FieldType} names, so that nothing
 * is lost on the way; a field may hold several. {@code toString} hides them, because they may be personal.
 *
 * @param type the type of every text
 * @param texts one or more values
 */
public record FieldValue(FieldType type, List<String> texts) {
    /**
     * Checks every text against the type.
     *
     * @throws InvalidInputException if there is none, or one does not fit the type
     */
    public FieldValue {
        Objects.requireNonNull(type, "type");
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new InvalidInputException("customField", "must have a value; leave the field out instead");
        }
        for (String text : texts) {
            type.check("customField", text);
        }
    }

    /** Returns a line of text. */
    public static FieldValue of(String text) {
        return new FieldValue(FieldType.STRING, List.of(text));
    }

    /** Returns an integer. */
    public static FieldValue of(long number) {
        return new FieldValue(FieldType.INT, List.of(Long.toString(number)));
    }

    /** Returns a decimal number. */
    public static FieldValue of(BigDecimal number) {
        return new FieldValue(FieldType.DECIMAL, List.of(number.toString()));
    }

    /** Returns a truth value. */
    public static FieldValue of(boolean truth) {
        return new FieldValue(FieldType.BOOL, List.of(Boolean.toString(truth)));
    }

    /** Returns a date. */
    public static FieldValue of(LocalDate date) {
        return new FieldValue(FieldType.DATE, List.of(date.toString()));
    }

    /** Returns an instant. */
    public static FieldValue of(Instant instant) {
        return new FieldValue(FieldType.INSTANT, List.of(instant.toString()));
    }

    /** Returns an amount of money. */
    public static FieldValue of(Money amount) {
        return new FieldValue(FieldType.MONEY, List.of(amount.toString()));
    }

    /** Returns an address on the web. */
    public static FieldValue of(URI address) {
        return new FieldValue(FieldType.URL, List.of(address.toString()));
    }

    /** Returns the names of one or more enumerated values. */
    public static FieldValue ofEnum(String... names) {
        return new FieldValue(FieldType.ENUM, List.of(names));
    }

    /** Returns the values in the form in which they are compared: {@code 1.0} and {@code 1.00} are one number. */
    public List<String> normalTexts() {
        return texts.stream().map(type::normal).toList();
    }

    /** Returns the only value as a text. */
    public String text() {
        return texts.get(0);
    }

    @Override
    public String toString() {
        return "FieldValue[" + type + ", " + texts.size() + "]";
    }
}
