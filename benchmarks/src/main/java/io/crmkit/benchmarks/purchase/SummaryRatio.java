package io.crmkit.benchmarks.purchase;

import io.crmkit.metrics.purchase.PurchaseCalendar;
import io.crmkit.metrics.purchase.PurchaseLog;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.SummaryRule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Prints how long it takes to get summaries from lines of {@code customer,date,amount}, compared with parsing the same lines into the
 * same objects. Both in one JVM, in turns; one thread.
 */
public final class SummaryRatio {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 1_500;

    private SummaryRatio() {}

    /**
     * Runs the comparison.
     *
     * @param args the number of purchases, 10,000,000 if there is none, and of rounds, 3 if there is none
     */
    public static void main(String[] args) {
        int purchases = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        byte[] lines = lines(purchases);
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            long check = parse(lines);
            long parsed = System.nanoTime();
            PurchaseSummaries summaries = summarise(lines);
            long done = System.nanoTime();
            ratios[round] = (double) (done - parsed) / (parsed - start);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: parsing %.2f s (check %d), parsing and summaries %.2f s (%s), ratio %.2f%n",
                    round + 1,
                    (parsed - start) / 1e9,
                    check,
                    (done - parsed) / 1e9,
                    summaries,
                    ratios[round]);
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "median ratio %.2f of %d purchases%n", ratios[rounds / 2], purchases);
    }

    private static long parse(byte[] lines) {
        long[] check = new long[1];
        each(
                lines,
                (customer, day, amount) ->
                        check[0] += customer.hashCode() + day.getDayOfMonth() + amount.getAmountMinorLong());
        return check[0];
    }

    private static PurchaseSummaries summarise(byte[] lines) {
        PurchaseLog.Builder<String> log = PurchaseLog.builder(CurrencyUnit.EUR);
        each(lines, log::add);
        return log.build().grouped(SummaryRule.of(PurchaseCalendar.EXACT_WEEKS), START.plusDays(DAYS));
    }

    @FunctionalInterface
    private interface Sink {
        void accept(String customer, LocalDate day, Money amount);
    }

    private static void each(byte[] lines, Sink sink) {
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                String line = new String(lines, start, i - start, StandardCharsets.US_ASCII);
                int first = line.indexOf(',');
                int second = line.indexOf(',', first + 1);
                sink.accept(
                        line.substring(0, first),
                        LocalDate.parse(line.substring(first + 1, second)),
                        Money.of(CurrencyUnit.EUR, new BigDecimal(line.substring(second + 1))));
                start = i + 1;
            }
        }
    }

    /** One customer per ten purchases, in random order. */
    private static byte[] lines(int purchases) {
        SplittableRandom random = new SplittableRandom(20_250_101);
        StringBuilder text = new StringBuilder(purchases * 28);
        for (int i = 0; i < purchases; i++) {
            int cents = 100 + random.nextInt(20_000);
            text.append('c')
                    .append(random.nextInt(purchases / 10))
                    .append(',')
                    .append(START.plusDays(random.nextInt(DAYS)))
                    .append(',')
                    .append(cents / 100)
                    .append('.')
                    .append((char) ('0' + cents / 10 % 10))
                    .append((char) ('0' + cents % 10))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
