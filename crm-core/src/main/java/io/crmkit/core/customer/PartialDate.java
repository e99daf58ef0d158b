package io.crmkit.core.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date of which only a part may be known, as in vCard (RFC 6350, 4.3.1): {@code 1815-12-10}, {@code 1815-12}, {@code 1815}
 * or, without a year, {@code --12-10}. {@code toString} gives that text.
 *
 * @param text the date in that form
 */
public record PartialDate(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?|--\\d{2}-\\d{2}");

    /**
     * Checks the form and that there is such a date.
     *
     * @throws InvalidInputException if there is not
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartialDate {
        try {
            if (!FORM.matcher(text).matches()) {
                throw new DateTimeException("form");
            }
            switch (text.length()) {
                case 4 -> Year.parse(text);
                case 10 -> LocalDate.parse(text);
                default -> {
                    if (text.startsWith("-")) {
                        MonthDay.parse(text);
                    } else {
                        YearMonth.parse(text);
                    }
                }
            }
        } catch (DateTimeException unfit) {
            throw new InvalidInputException("date", "must be like 1815-12-10, 1815-12, 1815 or --12-10, and exist");
        }
    }

    /** Returns a full date. */
    public static PartialDate of(LocalDate date) {
        return new PartialDate(date.toString());
    }

    /** Returns the date, if all of it is known. */
    public Optional<LocalDate> asDate() {
        return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
