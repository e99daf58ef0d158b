package io.crmkit.metrics.purchase.csv;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.purchase.PurchaseLog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Makes purchases of the rows under one header. */
final class RowReader {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final CsvLayout layout;
    private final int cells;
    private final int customer;
    private final int day;
    private final int amount;
    private final int currency;

    RowReader(CsvLayout layout, List<String> header) {
        this.layout = layout;
        List<String> names = header.stream().map(String::strip).toList();
        cells = names.size();
        customer = place("customer", layout.customer(), names);
        day = place("day", layout.day(), names);
        amount = place("amount", layout.amount(), names);
        currency = layout.currencyColumn()
                .map(name -> place("currency", name, names))
                .orElse(-1);
    }

    private static int place(String field, String name, List<String> names) {
        int place = names.indexOf(name);
        if (place < 0 || place != names.lastIndexOf(name)) {
            throw new InvalidInputException("header." + field, "must be one column of the stated name");
        }
        return place;
    }

    /** Adds the purchase of a row, or returns why it is none. */
    Optional<RowProblem> add(List<String> row, PurchaseLog.Builder<String> log) {
        if (row.size() != cells) {
            return Optional.of(RowProblem.CELL_COUNT);
        }
        String key = row.get(customer).strip();
        if (key.isEmpty()) {
            return Optional.of(RowProblem.CUSTOMER_BLANK);
        }
        Optional<LocalDate> read = day(row.get(day).strip());
        if (read.isEmpty()) {
            return Optional.of(RowProblem.DAY_FORMAT);
        }
        LocalDate bought = read.get();
        if (bought.isBefore(layout.earliest()) || bought.isAfter(layout.latest())) {
            return Optional.of(RowProblem.DAY_RANGE);
        }
        if (currency >= 0 && !row.get(currency).strip().equals(layout.currency().getCode())) {
            return Optional.of(RowProblem.CURRENCY);
        }
        String number = row.get(amount).strip();
        if (!plain(number)) {
            return Optional.of(RowProblem.AMOUNT_FORMAT);
        }
        return add(key, bought, new BigDecimal(number.replace(layout.decimalSeparator(), '.')), log);
    }

    private Optional<RowProblem> add(String key, LocalDate bought, BigDecimal value, PurchaseLog.Builder<String> log) {
        int decimals = layout.currency().getDecimalPlaces();
        BigDecimal exact = value.stripTrailingZeros();
        if (exact.scale() > decimals) {
            return Optional.of(RowProblem.AMOUNT_DECIMALS);
        }
        if (exact.movePointRight(decimals).abs().compareTo(MOST) > 0) {
            return Optional.of(RowProblem.AMOUNT_SIZE);
        }
        log.add(key, bought, Money.of(layout.currency(), exact, RoundingMode.UNNECESSARY));
        return Optional.empty();
    }

    private Optional<LocalDate> day(String text) {
        try {
            return Optional.of(layout.dayReader().apply(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns whether a text is a sign, digits, and maybe a decimal separator and digits; not the exponents BigDecimal takes. */
    private boolean plain(String number) {
        int at = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
        int whole = digits(number, at);
        int end = at + whole;
        if (whole > 0 && end < number.length() && number.charAt(end) == layout.decimalSeparator()) {
            int fraction = digits(number, end + 1);
            whole = fraction;
            end += 1 + fraction;
        }
        return whole > 0 && end == number.length();
    }

    private static int digits(String number, int from) {
        int at = from;
        while (at < number.length() && number.charAt(at) >= '0' && number.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
