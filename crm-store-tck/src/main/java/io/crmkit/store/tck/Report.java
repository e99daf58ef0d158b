package io.crmkit.store.tck;

import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.TenantId;
import io.crmkit.store.ValidatingStore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What became of every rule in one adapter's test, and its text for vendors to publish. */
final class Report {
    /** What no kit can test, and a vendor has to state in other ways. */
    static final List<String> UNTESTED = List.of(
            "durability of fsync across a power loss",
            "behaviour under clock skew",
            "failover of replicas",
            "consistency of backup and restore");

    private record Outcome(String word, String says, String detail) {}

    private final String test;
    private final Map<String, Outcome> outcomes = new TreeMap<>();
    private final Set<Capability> lacks = EnumSet.noneOf(Capability.class);
    private String store = "never opened";
    private String count = "unknown";

    Report(String test) {
        this.test = test;
        Rules.all().forEach(rule -> outcomes.put(rule.id(), new Outcome("not run", rule.says(), "")));
    }

    /** Returns the name of the adapter's test class. */
    String test() {
        return test;
    }

    synchronized void tests(RecordStore tested, Set<Capability> declared) {
        Class<? extends RecordStore> type =
                tested instanceof ValidatingStore checked ? checked.storeClass() : tested.getClass();
        store = type.getName()
                + Optional.ofNullable(type.getPackage().getImplementationVersion())
                        .map(version -> " " + version)
                        .orElse("");
        count = counts(type) ? "own" : "default, by scans";
        lacks.addAll(declared);
    }

    synchronized void passed(Rule rule) {
        outcomes.put(rule.id(), new Outcome("passed", rule.says(), ""));
    }

    synchronized void skipped(Rule rule, String why) {
        outcomes.put(rule.id(), new Outcome("skipped", rule.says(), why));
    }

    synchronized void failed(Rule rule, String why) {
        outcomes.put(rule.id(), new Outcome("failed", rule.says(), why));
    }

    synchronized String text() {
        List<String> lines = new ArrayList<>();
        lines.add("CRM Kit storage compatibility kit");
        lines.add("test:    " + test);
        lines.add("store:   " + store);
        lines.add("count:   " + count);
        lines.add("lacks:   " + (lacks.isEmpty() ? "nothing" : lacks));
        lines.add("rules:   " + outcomes.size() + " (" + number("passed") + ", " + number("skipped") + ", "
                + number("failed") + ", " + number("not run") + ")");
        lines.add("");
        outcomes.forEach((id, outcome) -> {
            lines.add("%-8s %s  %s".formatted(outcome.word(), id, outcome.says()));
            if (!outcome.detail().isEmpty()) {
                lines.add(
                        "              " + outcome.detail().lines().findFirst().orElse(""));
            }
        });
        UNTESTED.forEach(what -> lines.add("untested      " + what));
        lines.add("");
        return String.join("\n", lines);
    }

    private String number(String word) {
        return outcomes.values().stream()
                        .filter(outcome -> outcome.word().equals(word))
                        .count()
                + " " + word;
    }

    private static boolean counts(Class<? extends RecordStore> type) {
        try {
            return type.getMethod("count", TenantId.class, Scan.class, int.class)
                            .getDeclaringClass()
                    != RecordStore.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
