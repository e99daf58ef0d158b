package io.crmkit.benchmarks.store;

import io.crmkit.benchmarks.SideBySide;
import io.crmkit.benchmarks.SideBySide.Comparison;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how long customers take through CRM Kit compared with hand-written tables and Hibernate, as a table in Markdown. */
public final class StoreRatios {
    private static final int DEEP = 10_000;

    private final int forks;
    private final Map<String, String> parameters;

    private StoreRatios(int forks, Map<String, String> parameters) {
        this.forks = forks;
        this.parameters = parameters;
    }

    /**
     * Runs the comparison; about fifteen minutes with three forks.
     *
     * @param args the database, {@code sqlite} (or none) or {@code postgresql}; the number of forks, 3 if there is none; how many
     *     customers to read pages of, a million if there is none
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String[] args) throws RunnerException, IOException, SQLException {
        String kind = args.length > 0 ? args[0] : "sqlite";
        int forks = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        int crowd = args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000;
        try (Database database = Database.of(kind, "")) {
            Map<String, String> where = Map.of("database", kind, "location", database.location());
            StoreRatios ratios = new StoreRatios(forks, where);
            System.out.printf("%n%s, %d forks of 5 iterations: median (least .. most)%n%n", kind, forks);
            System.out.println(
                    "| | CRM Kit, us | by hand, us | Hibernate, us | to by hand | goal | to Hibernate | load |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            ratios.line("add one", CustomerLines.class, "add", "1.3", Map.of());
            ratios.line("update one", CustomerLines.class, "update", "1.3", Map.of());
            ratios.line("update one, by hand without reading it", CustomerLines.class, "updateOfRead", "", Map.of());
            ratios.line("add 100 in a commit", CustomerLines.class, "addHundred", "1.4", Map.of());
            ratios.line("read by id", CustomerLines.class, "find", "1.3", Map.of());
            if (kind.equals("postgresql")) {
                ratios.line("8 writers: throughput with 16 feeds", FeedLines.class, "feed", ">= 0.7", Map.of());
                ratios.line("the same with one feed", FeedLines.class, "feed", "", Map.of("shards", "1"));
            }
            pages(ratios, database, crowd);
        }
    }

    private static void pages(StoreRatios ratios, Database database, int crowd)
            throws RunnerException, IOException, SQLException {
        long start = System.nanoTime();
        Crowd.gather(database, crowd);
        int deep = Math.min(DEEP, crowd / HandWrittenReader.PAGE);
        Map<String, String> cursor =
                Map.of("cursor", Crowd.cursorOf(database, deep).token());
        System.err.printf("%d customers on both sides in %d s%n", crowd, (System.nanoTime() - start) / 1_000_000_000);
        ratios.line("page of 50 of " + crowd, PageLines.class, "page", "1.2", cursor);
        ratios.line("page " + deep + " to page 1", PageLines.class, "deepPage", "1.3", cursor);
        database.remove(Crowd.OURS, Crowd.BY_HAND);
    }

    private void line(String name, Class<?> benchmark, String method, String goal, Map<String, String> more)
            throws RunnerException {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(more);
        Comparison found = SideBySide.compare(benchmark, method, forks, all);
        boolean two = found.otherPeer().max() == 0;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %s | %s | %s | %s | %.1f |%n",
                name,
                found.ours().median(),
                found.peer().median(),
                two ? "" : String.format(Locale.ROOT, "%.0f", found.otherPeer().median()),
                found.toPeer(),
                goal,
                two ? "" : found.toOtherPeer(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
