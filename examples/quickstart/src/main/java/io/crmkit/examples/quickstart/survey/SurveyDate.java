package io.crmkit.examples.quickstart.survey;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Where the date of an answer comes from. */
public sealed interface SurveyDate {
    /** Returns the column that is read, if one is. */
    Optional<String> column();

    /**
     * Returns the date.
     *
     * @param cell what stands in the column; ignored without a column
     * @throws BadRowException if it is not a date of the expected form
     */
    LocalDate read(String cell) throws BadRowException;

    /**
     * All answers are of one day.
     *
     * @param date the day
     */
    record Fixed(LocalDate date) implements SurveyDate {
        @Override
        public Optional<String> column() {
            return Optional.empty();
        }

        @Override
        public LocalDate read(String cell) {
            return date;
        }
    }

    /**
     * A column holds the whole date.
     *
     * @param name the column
     * @param pattern a pattern of {@link DateTimeFormatter}; a time of day that it reads is ignored
     */
    record Written(String name, DateTimeFormatter pattern) implements SurveyDate {
        /** Returns the source for a pattern such as {@code uuuu-MM-dd}. */
        public static Written of(String name, String pattern) {
            return new Written(
                    name,
                    DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                            .withResolverStyle(ResolverStyle.STRICT));
        }

        @Override
        public Optional<String> column() {
            return Optional.of(name);
        }

        @Override
        public LocalDate read(String cell) throws BadRowException {
            try {
                return LocalDate.parse(cell.strip(), pattern);
            } catch (DateTimeException unfit) {
                throw new BadRowException(name + " is not a date of the expected form");
            }
        }
    }

    /**
     * A column holds the day of the month; the month is known.
     *
     * @param name the column
     * @param month the month of the survey
     */
    record DayOfMonth(String name, YearMonth month) implements SurveyDate {
        @Override
        public Optional<String> column() {
            return Optional.of(name);
        }

        @Override
        public LocalDate read(String cell) throws BadRowException {
            try {
                return month.atDay(Integer.parseInt(cell.strip()));
            } catch (DateTimeException | NumberFormatException unfit) {
                throw new BadRowException(name + " is not a day of " + month);
            }
        }
    }
}
