package io.crmkit.store.tck;

import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.TenantId;
import io.crmkit.store.ValidatingStore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of every rule in one adapter's test, and its text for vendors to publish. */
final class Report {
    /** What no kit can test, and a vendor has to state in other ways. */
    static final List<String> UNTESTED = List.of(
            "durability of fsync across a power loss",
            "behaviour under clock skew",
            "failover of replicas",
            "consistency of backup and restore");

    private static final String PASSED = "passed";
    private static final String SKIPPED = "skipped";
    private static final String FAILED = "failed";
    private static final String NOT_RUN = "not run";

    /** So much of a failure message that it shows what was expected, not the whole data. */
    private static final int DETAIL_LINES = 3;

    /** The first letter of a rule's number is its topic. */
    private static final Map<String, String> TOPICS = new TreeMap<>(Map.ofEntries(
            Map.entry("A", "Insert, put, delete"),
            Map.entry("B", "Batches"),
            Map.entry("C", "Load"),
            Map.entry("D", "Scans: order, range, paging"),
            Map.entry("E", "Text"),
            Map.entry("F", "Numbers and booleans"),
            Map.entry("G", "Sizes and limits"),
            Map.entry("H", "Logs"),
            Map.entry("I", "Tenants"),
            Map.entry("J", "Concurrency and several instances"),
            Map.entry("K", "Durability, failure, lifecycle, catalog"),
            Map.entry("P", "Random histories against a model"),
            Map.entry("Q", "Counting")));

    private record Outcome(String word, String says, String detail) {}

    private final String test;
    private final Map<String, Outcome> outcomes = new TreeMap<>();
    private final Set<Capability> lacks = EnumSet.noneOf(Capability.class);
    private String store = "never opened";
    private String count = "unknown";

    Report(String test) {
        this.test = test;
        Rules.all().forEach(rule -> outcomes.put(rule.id(), new Outcome(NOT_RUN, rule.says(), "")));
    }

    /** Returns the name of the adapter's test class. */
    String test() {
        return test;
    }

    synchronized void tests(RecordStore tested, Set<Capability> declared) {
        Class<? extends RecordStore> type =
                tested instanceof ValidatingStore checked ? checked.storeClass() : tested.getClass();
        store = type.getName() + " " + version(type);
        count = counts(type) ? "own" : "default, by scans";
        lacks.addAll(declared);
    }

    synchronized void passed(Rule rule) {
        outcomes.put(rule.id(), new Outcome(PASSED, rule.says(), ""));
    }

    synchronized void skipped(Rule rule, String why) {
        outcomes.put(rule.id(), new Outcome(SKIPPED, rule.says(), why));
    }

    synchronized void failed(Rule rule, String why) {
        outcomes.put(rule.id(), new Outcome(FAILED, rule.says(), why));
    }

    synchronized String text() {
        List<String> lines = new ArrayList<>();
        lines.add("CRM Kit storage compatibility kit " + version(Report.class));
        lines.add("");
        lines.add("store    " + store);
        lines.add("count    " + count);
        lines.add("lacks    "
                + (lacks.isEmpty() ? "nothing" : lacks.stream().map(Enum::name).collect(Collectors.joining(", "))));
        lines.add("test     " + test);
        lines.add("java     " + Runtime.version().feature() + " on " + System.getProperty("os.name"));
        lines.add("rules    " + outcomes.size() + ": " + number(PASSED) + ", " + number(SKIPPED) + ", " + number(FAILED)
                + ", " + number(NOT_RUN));
        if (lacks.contains(Capability.REMOTE)) {
            lines.add("         errors of a lost connection: unproven");
        }
        TOPICS.forEach((letter, topic) -> {
            lines.add("");
            lines.add(letter + "  " + topic);
            outcomes.forEach((id, outcome) -> {
                if (id.startsWith(letter)) {
                    add(lines, id, outcome);
                }
            });
        });
        lines.add("");
        lines.add("No kit can test these; the vendor states what is known");
        UNTESTED.forEach(what -> lines.add("  untested       " + what));
        lines.add("");
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String id, Outcome outcome) {
        lines.add("  %-8s  %s  %s".formatted(outcome.word(), id, outcome.says()));
        outcome.detail().lines().limit(DETAIL_LINES).forEach(line -> lines.add("                 " + line));
    }

    private String number(String word) {
        return outcomes.values().stream()
                        .filter(outcome -> outcome.word().equals(word))
                        .count()
                + " " + word;
    }

    private static String version(Class<?> type) {
        return Versions.of(type).orElse("(version unknown)");
    }

    private static boolean counts(Class<? extends RecordStore> type) {
        try {
            return type.getMethod("count", TenantId.class, Scan.class, List.class)
                            .getDeclaringClass()
                    != RecordStore.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
