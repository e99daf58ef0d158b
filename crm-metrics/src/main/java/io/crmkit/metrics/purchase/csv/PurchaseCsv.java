package io.crmkit.metrics.purchase.csv;

import io.crmkit.core.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * How a CSV file of purchases is laid out, and its reader. A row is a purchase, or a refund with an amount below 0. Immutable.
 *
 * <p>The file is as RFC 4180 says, with a header: cells apart by a separator, in quotation marks where they hold a separator, a line
 * break or a doubled quotation mark. A byte order mark, empty lines and columns that no one named are passed over, and spaces around
 * a cell are cut off. The same row twice is two purchases.
 *
 * <p>A file is read row by row; only the log grows. Refused as a whole, with {@link InvalidInputException} and without a log:
 *
 * <ul>
 *   <li>a file without header, or whose header lacks a named column or has it twice;
 *   <li>bytes that are not text of the charset;
 *   <li>a quotation mark that is not closed, or text behind a closing one: where the next row begins is not known then;
 *   <li>a cell of more characters, a row of more cells or a file of more rows than the limits.
 * </ul>
 *
 * No message quotes the file.
 */
public final class PurchaseCsv {
    private final CsvLayout layout;

    private PurchaseCsv(CsvLayout layout) {
        this.layout = layout;
    }

    /** Starts a layout of purchases in one currency. */
    public static Builder builder(CurrencyUnit currency) {
        return new Builder(currency);
    }

    /**
     * Reads a file in which every row must be good. The stream is not closed.
     *
     * @throws InvalidInputException if the file is refused, or at the first bad row; the field names its line, such as
     *     {@code line[7].amount}
     * @throws IOException if the stream throws it
     */
    public PurchaseImport read(InputStream file) throws IOException {
        return new CsvRows(layout, PurchaseCsv::refuse).read(file);
    }

    /**
     * Reads a file, leaves bad rows out and counts them. The stream is not closed.
     *
     * @param badRows is told of each bad row when it is met; what it throws ends the reading
     * @throws InvalidInputException if the file is refused
     * @throws IOException if the stream throws it
     */
    public PurchaseImport readSkipping(InputStream file, Consumer<? super BadRow> badRows) throws IOException {
        return new CsvRows(layout, badRows).read(file);
    }

    private static void refuse(BadRow row) {
        RowProblem problem = row.problem();
        throw new InvalidInputException("line[" + row.line() + "]." + problem.field(), problem.rule());
    }

    /** States columns and format. Customer, day and amount must be named; the rest has defaults. */
    public static final class Builder {
        private static final LocalDate LAST_DAY_OF_A_CENTURY = LocalDate.of(1999, 12, 31);

        private final CurrencyUnit currency;
        private String customer = "";
        private String day = "";
        private String amount = "";
        private Optional<String> currencyColumn = Optional.empty();
        private Function<String, LocalDate> dayReader = LocalDate::parse;
        private char decimalSeparator = '.';
        private char separator = ',';
        private Charset charset = StandardCharsets.UTF_8;
        private LocalDate earliest = LocalDate.of(1900, 1, 1);
        private LocalDate latest = LocalDate.of(2999, 12, 31);
        private int rows = Integer.MAX_VALUE;
        private int cellLength = 4_096;

        private Builder(CurrencyUnit currency) {
            this.currency = Objects.requireNonNull(currency, "currency");
        }

        /** Names the column of the customer's key, which is taken as text: 7 and 07 are two customers. */
        public Builder customer(String column) {
            customer = named("customer", column);
            return this;
        }

        /** Names the column of the day, written as 2025-03-31. */
        public Builder day(String column) {
            return day(column, DateTimeFormatter.ISO_LOCAL_DATE);
        }

        /**
         * Names the column of the day. The format is read strictly: there is no 31 February.
         *
         * @param format with years of four digits; in a pattern {@code uuuu}, not {@code yyyy}
         * @throws InvalidInputException if the format does not read back the day that it has written
         */
        public Builder day(String column, DateTimeFormatter format) {
            DateTimeFormatter strict = format.withResolverStyle(ResolverStyle.STRICT);
            if (!readsBack(strict)) {
                throw new InvalidInputException(
                        "day", "must have a format of day, month and year of four digits (uuuu)");
            }
            day = named("day", column);
            dayReader = text -> LocalDate.parse(text, strict);
            return this;
        }

        /**
         * Names the column of an instant, written with its offset, as 2025-03-31T23:30:00Z or 2025-03-31T23:30:00+02:00.
         *
         * @param zone the time zone that days are counted in
         */
        public Builder instant(String column, ZoneId zone) {
            Objects.requireNonNull(zone, "zone");
            day = named("day", column);
            dayReader = text -> LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), zone);
            return this;
        }

        /** Names the column of the amount, written as 1234.50. */
        public Builder amount(String column) {
            return amount(column, '.');
        }

        /**
         * Names the column of the amount.
         *
         * @param decimalSeparator a point or a comma; thousands are not set apart
         * @throws InvalidInputException if it is another character
         */
        public Builder amount(String column, char decimalSeparator) {
            if (decimalSeparator != '.' && decimalSeparator != ',') {
                throw new InvalidInputException("decimalSeparator", "must be a point or a comma");
            }
            amount = named("amount", column);
            this.decimalSeparator = decimalSeparator;
            return this;
        }

        /** Names the column of the currency, a code such as EUR. Without it all rows are in the currency of the log. */
        public Builder currency(String column) {
            currencyColumn = Optional.of(named("currency", column));
            return this;
        }

        /**
         * Changes the separator of cells, a comma at first.
         *
         * @throws InvalidInputException if it is a quotation mark, a line break, a letter, or part of a number or day (digit, point, hyphen)
         */
        public Builder separator(char separator) {
            if (separator == '"'
                    || separator == '\n'
                    || separator == '\r'
                    || separator == '.'
                    || separator == '-'
                    || Character.isLetterOrDigit(separator)) {
                throw new InvalidInputException(
                        "separator", "must not be a quotation mark, line break, point, hyphen, letter or digit");
            }
            this.separator = separator;
            return this;
        }

        /** Changes the charset, UTF-8 at first. */
        public Builder charset(Charset charset) {
            this.charset = Objects.requireNonNull(charset, "charset");
            return this;
        }

        /**
         * Changes the days that are accepted, at first 1900-01-01 to 2999-12-31, both included. Days such as 9999-12-31 mostly stand
         * for something else.
         *
         * @throws InvalidInputException if the latest is before the earliest, or either is not from year 1 to 9999
         */
        public Builder days(LocalDate earliest, LocalDate latest) {
            if (earliest.getYear() < 1 || latest.getYear() > 9999 || latest.isBefore(earliest)) {
                throw new InvalidInputException("days", "must be from year 1 to 9999, the earliest first");
            }
            this.earliest = earliest;
            this.latest = latest;
            return this;
        }

        /**
         * Changes the limits.
         *
         * @param rows the most rows, 2^31 - 1 at first, which is what a log can hold
         * @param cellLength the most characters of a cell, 4,096 at first and at most 1,000,000
         * @throws InvalidInputException if one is below 1 or above that
         */
        public Builder limits(int rows, int cellLength) {
            if (rows < 1) {
                throw new InvalidInputException("rows", "must be at least 1");
            }
            if (cellLength < 1 || cellLength > 1_000_000) {
                throw new InvalidInputException("cellLength", "must be from 1 to 1,000,000");
            }
            this.rows = rows;
            this.cellLength = cellLength;
            return this;
        }

        /**
         * Returns the layout.
         *
         * @throws InvalidInputException if the column of the customer, day or amount is not named
         */
        public PurchaseCsv build() {
            return new PurchaseCsv(new CsvLayout(
                    named("customer", customer),
                    named("day", day),
                    named("amount", amount),
                    currencyColumn,
                    currency,
                    dayReader,
                    earliest,
                    latest,
                    decimalSeparator,
                    separator,
                    charset,
                    rows,
                    cellLength));
        }

        private static String named(String field, String column) {
            if (column.isBlank()) {
                throw new InvalidInputException(field, "must name a column");
            }
            return column.strip();
        }

        private static boolean readsBack(DateTimeFormatter format) {
            try {
                return LocalDate.parse(LAST_DAY_OF_A_CENTURY.format(format), format)
                        .equals(LAST_DAY_OF_A_CENTURY);
            } catch (DateTimeException unreadable) {
                return false;
            }
        }
    }
}
