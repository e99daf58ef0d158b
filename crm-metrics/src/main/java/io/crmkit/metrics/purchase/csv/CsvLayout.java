package io.crmkit.metrics.purchase.csv;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/** What a {@link PurchaseCsv} was told of its files. */
record CsvLayout(
        String customer,
        String day,
        String amount,
        Optional<String> currencyColumn,
        CurrencyUnit currency,
        Function<String, LocalDate> dayReader,
        LocalDate earliest,
        LocalDate latest,
        char decimalSeparator,
        char separator,
        Charset charset,
        int rows,
        int cellLength) {}
