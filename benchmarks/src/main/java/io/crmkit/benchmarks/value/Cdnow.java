package io.crmkit.benchmarks.value;

import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The CDNOW sample of Fader and Hardie until 30 September 1997, in weeks of days / 7. */
final class Cdnow {
    private static final LocalDate END = LocalDate.of(1997, 9, 30);

    private Cdnow() {}

    static PurchaseSummaries read(Path transactions) throws IOException {
        Map<String, NavigableMap<LocalDate, Double>> purchases = new TreeMap<>();
        for (String line : Files.readAllLines(transactions)) {
            List<String> fields = List.of(line.trim().split(" +", -1));
            purchases
                    .computeIfAbsent(fields.get(1), id -> new TreeMap<>(Comparator.naturalOrder()))
                    .merge(
                            LocalDate.parse(fields.get(2), DateTimeFormatter.BASIC_ISO_DATE),
                            Double.parseDouble(fields.get(4)),
                            Double::sum);
        }
        List<PurchaseSummary> summaries = new ArrayList<>();
        purchases.values().forEach(days -> summaries.add(summary(days)));
        return PurchaseSummaries.of(ModelUnit.WEEK, summaries);
    }

    private static PurchaseSummary summary(NavigableMap<LocalDate, Double> days) {
        LocalDate first = days.firstKey();
        NavigableMap<LocalDate, Double> repeats = days.subMap(first.plusDays(1), true, END, true);
        double age = ChronoUnit.DAYS.between(first, END) / 7.0;
        if (repeats.isEmpty()) {
            return PurchaseSummary.of(0, 0, age, ModelUnit.WEEK);
        }
        double last = ChronoUnit.DAYS.between(first, repeats.lastKey()) / 7.0;
        double spent =
                repeats.values().stream().mapToDouble(Double::doubleValue).sum();
        return PurchaseSummary.of(repeats.size(), last, age, spent / repeats.size(), ModelUnit.WEEK);
    }
}
