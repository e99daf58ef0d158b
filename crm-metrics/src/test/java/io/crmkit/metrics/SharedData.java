package io.crmkit.metrics;

import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Published data that are not part of the project: tests that need them are skipped, and reported as skipped, where the folder
 * {@code ../shared/data} beside the project is missing.
 */
public final class SharedData {
    private static final Path DATA = Path.of(System.getProperty(
            "crmkit.shared.data", Path.of("..", "..", "shared", "data").toString()));

    private SharedData() {}

    /** Returns a file; skips the test without it. */
    public static Path file(String name) {
        Path file = DATA.resolve(name);
        assumeThat(file).as("published data beside the project").exists();
        return file;
    }

    /** A purchase of a file. */
    public record Order(String customer, LocalDate day, Money amount) {}

    /** The 1/10 sample of CDNOW (Fader and Hardie): 6,919 purchases of 2,357 customers, 1997-01-01 to 1998-06-30. */
    public static List<Order> cdnow() {
        return lines("cdnow/CDNOW_sample.txt").stream()
                .map(line -> line.trim().split("\\s+"))
                .map(field -> new Order(
                        field[1],
                        LocalDate.parse(field[2], DateTimeFormatter.BASIC_ISO_DATE),
                        Money.parse("USD " + field[4])))
                .toList();
    }

    /** The demo orders of R package rfm. */
    public static List<Order> rfmOrders() {
        return rows("rfm/rfm_data_orders.csv").stream()
                .map(row -> new Order(
                        row.getField("customer_id"),
                        LocalDate.parse(row.getField("order_date")),
                        Money.of(CurrencyUnit.USD, Double.parseDouble(row.getField("revenue")))))
                .toList();
    }

    public static List<NamedCsvRecord> rows(String file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file(file))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> lines(String file) {
        try {
            return Files.readAllLines(file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
