package io.crmkit.metrics;

import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static java.time.temporal.ChronoUnit.DAYS;

import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The purchases of the CDNOW sample (Fader and Hardie), one amount per customer and day; weeks are days / 7. */
final class CdnowHistories {
    private final NavigableMap<String, NavigableMap<LocalDate, Double>> purchases = new TreeMap<>();

    private CdnowHistories() {}

    static CdnowHistories ofTransactions(String file) {
        CdnowHistories histories = new CdnowHistories();
        for (String line : lines(SharedData.file(file))) {
            String[] fields = line.trim().split(" +", -1);
            histories
                    .purchases
                    .computeIfAbsent(fields[1], id -> new TreeMap<>())
                    .merge(
                            LocalDate.parse(fields[2], DateTimeFormatter.BASIC_ISO_DATE),
                            Double.parseDouble(fields[4]),
                            Double::sum);
        }
        return histories;
    }

    /** The published summary, whose weeks are rounded to two decimals. */
    static PurchaseSummaries ofSummary(String file) {
        PurchaseSummaries.Builder summaries = PurchaseSummaries.builder(WEEK);
        lines(SharedData.file(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(fields -> summaries.add(PurchaseSummary.of(
                        Long.parseLong(fields[1]),
                        Double.parseDouble(fields[2]),
                        Double.parseDouble(fields[3]),
                        WEEK)));
        return summaries.build();
    }

    /** One summary per customer, in the order of their numbers. */
    List<PurchaseSummary> until(LocalDate end) {
        return until(end, 1e-12);
    }

    List<PurchaseSummary> until(LocalDate end, double meanRoundedTo) {
        List<PurchaseSummary> summaries = new ArrayList<>();
        for (NavigableMap<LocalDate, Double> days : purchases.values()) {
            LocalDate first = days.firstKey();
            NavigableMap<LocalDate, Double> repeats = days.subMap(first.plusDays(1), true, end, true);
            double age = DAYS.between(first, end) / 7.0;
            if (repeats.isEmpty()) {
                summaries.add(PurchaseSummary.of(0, 0, age, WEEK));
            } else {
                double mean = repeats.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()
                        / repeats.size();
                summaries.add(PurchaseSummary.of(
                        repeats.size(),
                        DAYS.between(first, repeats.lastKey()) / 7.0,
                        age,
                        Math.rint(mean / meanRoundedTo) * meanRoundedTo,
                        WEEK));
            }
        }
        return summaries;
    }

    /** The repeat purchases in weeks from the first day of the sample on. */
    List<Long> repeatsPerWeek(int weeks) {
        long[] counts = new long[weeks];
        LocalDate start = purchases.values().stream()
                .map(NavigableMap::firstKey)
                .min(LocalDate::compareTo)
                .orElseThrow();
        purchases
                .values()
                .forEach(days -> days.keySet().stream().skip(1).forEach(day -> {
                    // the first day is the end of time 0, so the seventh day after it ends the first week
                    int week = (int) ((DAYS.between(start, day) + 6) / 7) - 1;
                    if (week < weeks) {
                        counts[Math.max(0, week)]++;
                    }
                }));
        return Arrays.stream(counts).boxed().toList();
    }

    double[] totals() {
        return purchases.values().stream()
                .mapToDouble(days ->
                        days.values().stream().mapToDouble(Double::doubleValue).sum())
                .toArray();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
